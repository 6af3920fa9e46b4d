// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/cmdline_file.h"
#include "core/model/kernel_cmdline.h"
#include "core/model/vf_unit.h"
#include "core/plan/chain.h"
#include "core/plan/draft.h"
#include "core/plan/words.h"
#include "core/protocol/paths.h"

#include <algorithm>
#include <array>
#include <set>

namespace vfpilot::plan {
namespace {

using catalog::Release;
using catalog::RouteRule;
using protocol::Facts;
using protocol::GpuFacts;
using protocol::KernelFacts;
using protocol::SriovGoal;

constexpr auto plannedLoader = "systemd-boot";
constexpr auto ownMode = "0644";

/// What the steps are made from, looked up once.
struct Sriov
{
    const PlanInput& input;
    const SriovGoal& goal;
    const Facts& facts;
    const GpuFacts& gpu;
    const RouteRule& rule;
    const Release& release;
    std::vector<std::string> kernels; ///< that run now or next
};

std::vector<std::string> allKernels(const Facts& facts)
{
    std::vector<std::string> names;
    for (const KernelFacts& kernel : facts.kernels)
        names.push_back(kernel.release);
    return names;
}

// Refusals.

/// What only a person can set right and what no step may be built on.
void refuseByChain(const PlanInput& input, Draft& draft)
{
    constexpr std::array decisive = {
        "cpu-vmx",      "pve-version", "vtd-firmware", "igpu",           "supported-device",
        "vf-bar-space", "secure-boot", "driver-built", "kernel-headers", "sriov-capability"};
    for (const protocol::Finding& link : chain({input.facts, input.catalog}).links) {
        const bool counts = std::find(decisive.begin(), decisive.end(), link.id) != decisive.end();
        if (counts && link.state == protocol::FindingState::Blocking)
            draft.refuse("refuse-chain", {{"finding", link.id}});
    }
}

void refuseByRelease(const Sriov& s, Draft& draft)
{
    if (!s.release.bad.empty())
        draft.refuse("refuse-release-bad", {{"release", s.release.name}});
    for (const std::string& kernel : s.kernels) {
        if (!s.release.covers(kernel))
            draft.refuse("refuse-release-window",
                         {{"release", s.release.name}, {"kernel", kernel}});
    }
}

void refuseByCount(const Sriov& s, Draft& draft)
{
    const int most = s.gpu.sriov ? s.gpu.sriov->totalVfs : 0;
    if (s.goal.vfCount > most)
        draft.refuse("refuse-vf-count",
                     {{"count", std::to_string(s.goal.vfCount)}, {"max", std::to_string(most)}});
    std::set<int> holders;
    for (const protocol::VfFacts& vf : s.gpu.vfs)
        holders.insert(vf.usedBy.begin(), vf.usedBy.end());
    if (holders.empty() || s.gpu.numVfs == s.goal.vfCount)
        return;
    std::vector<std::string> vmids;
    for (const int vmid : holders)
        vmids.push_back(std::to_string(vmid));
    draft.refuse("refuse-vfs-in-use", {{"vmids", joined(vmids)}});
}

// Steps.

void addEngineCopy(const Sriov& s, Draft& draft)
{
    if (s.facts.engineCopyHash != s.facts.engineHash)
        draft.specs.push_back(
            InstallEngineCopy{paths::engineCopy, s.facts.engineHash, s.facts.engineCopyHash});
}

void addPackages(const Sriov& s, Draft& draft)
{
    std::vector<std::string> missing;
    for (const char* name : {"build-essential", "dkms"}) {
        if (!s.facts.packages.contains(name))
            missing.emplace_back(name);
    }
    for (const KernelFacts& kernel : s.facts.kernels) {
        if (!kernel.headers && s.release.covers(kernel.release))
            missing.push_back("proxmox-headers-" + kernel.release);
    }
    if (!missing.empty())
        draft.specs.push_back(InstallPackages{std::move(missing)});
}

void addDriver(const Sriov& s, Draft& draft)
{
    const auto installed = s.facts.packages.find(s.rule.package);
    if (installed != s.facts.packages.end()) {
        if (installed->second != s.release.name)
            draft.refuse("refuse-package-wrong",
                         {{"package", s.rule.package + " " + s.release.name},
                          {"found", s.rule.package + " " + installed->second}});
        return; // with its headers there, dkms builds it by itself
    }
    const auto& files = s.facts.packageFiles;
    const auto file = std::find_if(files.begin(), files.end(), [&s](const auto& candidate) {
        return candidate.sha256 == s.goal.packageSha256;
    });
    if (file == files.end()) {
        draft.refuse("refuse-package-missing", {{"package", s.release.file}});
        return;
    }
    const bool fits = file->package == s.rule.package && file->version == s.release.name &&
                      (file->architecture == "amd64" || file->architecture == "all");
    if (!fits) {
        draft.refuse("refuse-package-wrong", {{"package", s.rule.package + " " + s.release.name},
                                              {"found", file->package + " " + file->version}});
        return;
    }
    const std::string path =
        std::string(paths::packageDir) + "/" + file->sha256 + "/" + file->fileName;
    draft.specs.push_back(
        InstallDriver{s.release.name, s.rule.package, path, file->sha256, s.kernels});
}

void addOwnFile(const Sriov& s,
                const char* path,
                const char* group,
                Args args,
                std::string content,
                Draft& draft)
{
    OwnFile file{.path = path,
                 .group = group,
                 .args = std::move(args),
                 .before = {},
                 .modeBefore = {},
                 .after = std::move(content)};
    if (const auto now = s.facts.files.find(path); now != s.facts.files.end()) {
        const auto mode = s.facts.fileModes.find(path);
        file.before = now->second;
        file.modeBefore = mode == s.facts.fileModes.end() ? ownMode : mode->second;
        if (file.before == file.after && file.modeBefore == ownMode)
            return;
    }
    draft.specs.push_back(std::move(file));
}

void addCommandLine(const Sriov& s, const std::vector<std::string>& words, Draft& draft)
{
    const std::string path = paths::kernelCmdline;
    const auto text = s.facts.files.find(path);
    if (text == s.facts.files.end()) {
        // proxmox-boot-tool would take the running kernel's line then; what it wants is told here.
        draft.refuse("refuse-no-root", {{"path", path}});
        return;
    }
    const auto file = model::CmdlineFile::parse(text->second, path);
    if (!file) {
        const auto reason = file.error().args.find("reason");
        const bool noRoot = reason != file.error().args.end() && reason->second == "no-root";
        draft.refuse(noRoot ? "refuse-no-root" : "refuse-cmdline-malformed", {{"path", path}});
        return;
    }
    auto missing = file->missing(words);
    if (missing.empty())
        return;
    const auto mode = s.facts.fileModes.find(path);
    draft.specs.push_back(EditFile{.path = path,
                                   .mode = mode == s.facts.fileModes.end() ? ownMode : mode->second,
                                   .before = text->second,
                                   .after = file->with(words).toText(),
                                   .tokens = std::move(missing)});
}

void addUnit(const Sriov& s, Draft& draft)
{
    addOwnFile(s, paths::vfUnit, "functions", {{"count", std::to_string(s.goal.vfCount)}},
               model::vfUnitText(s.gpu.address, s.goal.vfCount), draft);
    const auto& units = s.facts.units;
    const bool enabled = std::any_of(units.begin(), units.end(), [](const auto& unit) {
        return unit.name == paths::vfUnitName && unit.enabled;
    });
    if (!enabled)
        draft.specs.push_back(EnableUnit{paths::vfUnitName});
}

bool entriesCarry(const Facts& facts, const std::vector<std::string>& words)
{
    return std::all_of(facts.boot.entries.begin(), facts.boot.entries.end(),
                       [&words](const protocol::BootEntry& entry) {
                           const auto line = model::KernelCmdline::parse(entry.options);
                           return std::all_of(
                               words.begin(), words.end(),
                               [&line](const auto& word) { return line.carries(word); });
                       });
}

/// What is generated from the files that the steps before change.
void addGenerated(const Sriov& s, const std::vector<std::string>& words, Draft& draft)
{
    const auto changes = [&draft](auto... kinds) {
        return std::any_of(draft.specs.begin(), draft.specs.end(), [&](const StepSpec& spec) {
            return ((stepKind(spec) == kinds) || ...);
        });
    };
    const bool modules = changes(InstallDriver::kind, InstallPackages::kind);
    if (modules)
        draft.specs.push_back(RebuildInitramfs{allKernels(s.facts)});
    if (modules || changes(EditFile::kind) || !entriesCarry(s.facts, words))
        draft.specs.push_back(
            RenderBootEntries{s.facts.boot.loader, s.facts.boot.esps, s.kernels, words});
}

void addSteps(const Sriov& s, Draft& draft)
{
    std::vector<std::string> words;
    const int totalVfs = s.gpu.sriov ? s.gpu.sriov->totalVfs : 0;
    for (const catalog::Parameter& parameter :
         s.input.catalog.parameters(s.rule.id, s.gpu.deviceId, totalVfs))
        words.push_back(parameter.word());

    addEngineCopy(s, draft);
    addPackages(s, draft);
    addDriver(s, draft);
    addOwnFile(s, paths::modulesLoad, "boot", {}, model::modulesLoadText(), draft);
    addCommandLine(s, words, draft);
    addUnit(s, draft);
    addGenerated(s, words, draft);
}

} // namespace

Draft draftSriov(const PlanInput& input, const SriovGoal& goal)
{
    Draft draft;
    const GpuFacts* gpu = protocol::findGpu(input.facts, goal.gpu);
    const RouteRule* rule = input.catalog.findRoute(goal.route);
    const Release* release = input.catalog.findRelease(goal.route, goal.release);
    if (!gpu)
        draft.refuse("refuse-gpu", {{"gpu", goal.gpu}});
    refuseByChain(input, draft);
    if (!rule || !rule->planned || rule->kind != catalog::RouteKind::Dkms)
        draft.refuse("refuse-route", {{"route", goal.route}});
    else if (!release)
        draft.refuse("refuse-release-bad", {{"release", goal.release}});
    if (input.facts.boot.loader != plannedLoader)
        draft.refuse("refuse-loader", {{"loader", input.facts.boot.loader}});
    if (!gpu || !rule || !release)
        return draft;

    const Sriov sriov{input,
                      goal,
                      input.facts,
                      *gpu,
                      *rule,
                      *release,
                      catalog::kernelsThatMatter(input.facts.kernels)};
    refuseByRelease(sriov, draft);
    refuseByCount(sriov, draft);
    addSteps(sriov, draft);
    return draft;
}

} // namespace vfpilot::plan
