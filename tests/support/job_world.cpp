// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/job_world.h"

#include "core/apply/job_store.h"
#include "core/base/digest.h"
#include "core/model/cmdline_file.h"
#include "core/model/vf_unit.h"
#include "core/protocol/paths.h"

namespace vfpilot::test {
namespace {

const std::string kernel = FakeTools::kernel;
const std::string package = "a simulated package";
const std::vector<std::string> tokens = {"intel_iommu=on", "iommu=pt", "i915.enable_guc=3",
                                         "i915.max_vfs=7", "module_blacklist=xe"};

std::string packagePath()
{
    return std::string(paths::packageDir) + "/" + sha256Hex(package) + "/i915-sriov-dkms.deb";
}

std::vector<plan::StepSpec> makeVfs(const FakeHost& host)
{
    const std::string cmdline = host.text(JobWorld::cmdline);
    const auto file = model::CmdlineFile::parse(cmdline, JobWorld::cmdline);
    return {
        plan::InstallEngineCopy{paths::engineCopy, sha256Hex(host.program), ""},
        plan::InstallPackages{{"build-essential", "dkms", "proxmox-headers-" + kernel}},
        plan::InstallDriver{
            "2025.07.22", "i915-sriov-dkms", packagePath(), sha256Hex(package), {kernel}},
        plan::OwnFile{paths::modulesLoad, "boot", {}, {}, "", model::modulesLoadText()},
        plan::EditFile{JobWorld::cmdline, "0644", cmdline, file->with(tokens).toText(), tokens},
        plan::OwnFile{paths::vfUnit,
                      "functions",
                      {{"count", "3"}},
                      {},
                      "",
                      model::vfUnitText("0000:00:02.0", 3)},
        plan::EnableUnit{paths::vfUnitName},
        plan::RebuildInitramfs{{kernel}},
        plan::RenderBootEntries{"systemd-boot", {FakeTools::esp}, {kernel}, tokens},
    };
}

std::vector<plan::StepSpec> giveVf(const FakeHost& host)
{
    return {plan::VmSettings{.vmid = 101,
                             .slot = 0,
                             .vf = "0000:00:02.1",
                             .before = {},
                             .after = "0000:00:02.1,pcie=1",
                             .digest = sha1Hex(host.text(FakeTools::vmConfig)),
                             .path = FakeTools::vmConfig}};
}

std::string shown(const FakeHost::Tree& tree, const std::string& path)
{
    const auto node = tree.find(path);
    return node == tree.end() ? "absent" : "\"" + node->second.content + "\"";
}

} // namespace

JobWorld::JobWorld(Kind kind)
    : tools(host)
{
    host.put(packagePath(), package);
    specs = kind == Kind::MakeVfs ? makeVfs(host) : giveVf(host);
    apply::JobPlan plan;
    plan.id = job;
    plan.goal = protocol::SriovGoal{"0000:00:02.0", "i915-dkms", 3, "2025.07.22", ""};
    if (kind == Kind::GiveVf)
        plan.goal = protocol::VmGoal{101, "0000:00:02.1"};
    plan.bootId = "boot";
    plan.rebootNeeded = kind == Kind::MakeVfs;
    plan.specs = specs;
    for (const plan::StepSpec& spec : specs)
        plan.planned.push_back(plan::describe(spec));
    if (!apply::writeJob(host, plan))
        throw std::logic_error("no job");
    before = host.visible();
}

Result<protocol::JobState> JobWorld::run(apply::Mode mode, const std::function<bool()>& stopAsked)
{
    return apply::runJob(host, job, mode, stopAsked);
}

protocol::JobState JobWorld::state() const
{
    const auto stored = apply::readJob(host, job);
    if (!stored)
        throw std::logic_error(stored.error().detail);
    return stored->info.summary.state;
}

std::string JobWorld::difference(const FakeHost::Tree& a, const FakeHost::Tree& b)
{
    FakeHost::Tree all = a;
    all.insert(b.begin(), b.end());
    for (const auto& [path, node] : all) {
        const auto left = a.find(path);
        const auto right = b.find(path);
        if (left == a.end() || right == b.end() || !(left->second == right->second))
            return path + ": " + shown(a, path) + " / " + shown(b, path);
    }
    return {};
}

} // namespace vfpilot::test
