// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/job_world.h"

#include "core/apply/job_store.h"
#include "core/base/digest.h"
#include "core/base/words.h"
#include "core/model/cmdline_file.h"
#include "core/model/grub_way_back.h"
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

using Specs = std::vector<plan::StepSpec>;

Specs joined(Specs first, const Specs& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

Specs driver()
{
    return {
        plan::InstallPackages{{"build-essential", "dkms", "proxmox-headers-" + kernel}},
        plan::InstallDriver{
            "2025.07.22", "i915-sriov-dkms", packagePath(), sha256Hex(package), {kernel}},
        plan::OwnFile{paths::modulesLoad, "boot", {}, {}, "", model::modulesLoadText()},
        plan::RebuildInitramfs{{kernel}},
    };
}

Specs trial()
{
    return {
        plan::InstallPackages{{"build-essential", "dkms", "proxmox-headers-" + kernel}},
        plan::TrialBuild{"2025.07.22", "i915-sriov-dkms", "i915", packagePath(), sha256Hex(package),
                         kernel, 2},
    };
}

Specs unit(const FakeHost& host)
{
    return {
        plan::InstallEngineCopy{paths::engineCopy, sha256Hex(host.program), ""},
        plan::OwnFile{paths::vfUnit,
                      "functions",
                      {{"count", "3"}},
                      {},
                      "",
                      model::vfUnitText("0000:00:02.0", 3)},
        plan::EnableUnit{paths::vfUnitName},
    };
}

Specs cmdlineWords(const FakeHost& host)
{
    const std::string cmdline = host.text(JobWorld::cmdline);
    const auto file = model::CmdlineFile::parse(cmdline, JobWorld::cmdline);
    return {
        plan::EditFile{JobWorld::cmdline, "0644", cmdline, file->with(tokens).toText(), tokens},
        plan::RenderBootEntries{"systemd-boot", {FakeTools::esp}, {kernel}, tokens},
    };
}

Specs grubWords(const FakeHost& host, plan::RenderBootEntries entries)
{
    entries.wayBack = JobWorld::lineOfBefore;
    const std::string settings = host.text(JobWorld::grubSettings);
    std::string without = settings;
    without.erase(without.find(" intel_iommu=off"), 16);
    return {
        plan::EditFile{JobWorld::grubSettings,
                       "0644",
                       settings,
                       without,
                       {},
                       plan::FileFormat::GrubDefault,
                       {"intel_iommu=off"}},
        plan::OwnFile{paths::grubConfig,
                      "boot",
                      {},
                      {},
                      "",
                      "GRUB_CMDLINE_LINUX_DEFAULT=\"$GRUB_CMDLINE_LINUX_DEFAULT " +
                          vfpilot::joined(tokens) + "\"\n"},
        plan::OwnFile{paths::grubWayBack,
                      "boot",
                      {},
                      {},
                      "",
                      model::grubWayBackText(paths::grubWayBackId, paths::grubWayBackTitle,
                                             JobWorld::lineOfBefore),
                      "0755"},
        std::move(entries),
    };
}

Specs sysfsLine(const FakeHost& host)
{
    const std::string text = host.text(paths::sysfsConf);
    const std::string attribute = "devices/pci0000:00/0000:00:02.0/sriov_numvfs";
    return {
        plan::EditFile{paths::sysfsConf,
                       "0644",
                       text,
                       text + attribute + " = 3\n",
                       {attribute + "=3"},
                       plan::FileFormat::SysfsConf},
        plan::EnableUnit{"sysfsutils.service"},
    };
}

Specs giveVf(const FakeHost& host)
{
    return {plan::VmSettings{
        .vmid = 101,
        .slot = 0,
        .vf = "0000:00:02.1",
        .before = {},
        .after = "0000:00:02.1,pcie=1",
        .digest = sha1Hex(host.text(FakeTools::vmConfig)),
        .path = FakeTools::vmConfig,
        .textBefore = {},
        .textAfter = {},
        .others = {{"balloon", {}, "0"}, {"machine", "q35", "q35,viommu=intel,aw-bits=39"}}}};
}

std::string shown(const FakeHost::Tree& tree, const std::string& path)
{
    const auto node = tree.find(path);
    return node == tree.end() ? "absent" : "\"" + node->second.content + "\"";
}

Specs specsOf(JobWorld::Kind kind, const FakeHost& host)
{
    switch (kind) {
    case JobWorld::Kind::MakeVfs:
        return joined(joined(driver(), cmdlineWords(host)), unit(host));
    case JobWorld::Kind::GiveVf:
        return giveVf(host);
    case JobWorld::Kind::OnGrub:
        return joined(joined(driver(), grubWords(host, {"grub", {}, {kernel}, tokens})),
                      unit(host));
    case JobWorld::Kind::BySysfs:
        return joined(grubWords(host, {"grub-esp", {FakeTools::esp}, {kernel}, tokens}),
                      sysfsLine(host));
    case JobWorld::Kind::Prepare:
        return trial();
    }
    return {};
}

FakeTools::Loader loaderOf(JobWorld::Kind kind)
{
    if (kind == JobWorld::Kind::OnGrub)
        return FakeTools::Loader::Grub;
    return kind == JobWorld::Kind::BySysfs ? FakeTools::Loader::EspGrub
                                           : FakeTools::Loader::SystemdBoot;
}

} // namespace

JobWorld::JobWorld(Kind kind)
    : tools(host, loaderOf(kind))
{
    host.put(packagePath(), package);
    specs = specsOf(kind, host);
    apply::JobPlan plan;
    plan.id = job;
    plan.goal = protocol::SriovGoal{"0000:00:02.0", "i915-dkms", 3, "2025.07.22", ""};
    if (kind == Kind::GiveVf)
        plan.goal = protocol::VmGoal{101, "0000:00:02.1"};
    if (kind == Kind::Prepare)
        plan.goal = protocol::PrepareGoal{"0000:00:02.0", "i915-dkms", "2025.07.22", ""};
    plan.bootId = "boot";
    plan.rebootNeeded = kind != Kind::GiveVf && kind != Kind::Prepare;
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

FakeHost::Tree JobWorld::doneTree(Kind kind)
{
    JobWorld world(kind);
    if (!world.run(apply::Mode::Apply))
        throw std::logic_error("the job fails by itself");
    return world.host.visible();
}

int JobWorld::callsOf(Kind kind, apply::Mode mode)
{
    JobWorld world(kind);
    if (mode == apply::Mode::Undo && !world.run(apply::Mode::Apply))
        return 0;
    world.host.breakAt(0, Fault::None);
    return world.run(mode) ? world.host.calls() : 0;
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
