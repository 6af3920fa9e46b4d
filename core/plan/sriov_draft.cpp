// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/words.h"
#include "core/model/kernel_cmdline.h"
#include "core/model/vf_unit.h"
#include "core/plan/sriov_view.h"
#include "core/protocol/kernels.h"
#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

using catalog::RouteKind;
using protocol::Facts;
using protocol::KernelFacts;
using protocol::SriovGoal;

constexpr auto sysfsutils = "sysfsutils";
// From here on vfio_virqfd is part of vfio.
constexpr catalog::KernelSeries withoutVirqfd{6, 2};

std::vector<std::string> allKernels(const Facts& facts)
{
    std::vector<std::string> names;
    for (const KernelFacts& kernel : facts.kernels)
        names.push_back(kernel.release);
    return names;
}

/// The kernel itself is never among what is installed: another package of the same kernel would
/// take the place of the one that runs.
std::string headersOf(const std::string& kernel)
{
    return (kernel.ends_with("-pve") ? "proxmox-headers-" : "linux-headers-") + kernel;
}

void addPackages(const SriovView& view, Draft& draft)
{
    std::vector<std::string> wanted;
    if (view.release)
        wanted = missingForBuild(view.facts, [&view](const std::string& kernel) {
            return view.release->covers(kernel);
        });
    if (view.goal.persistence == sysfsutils && !view.facts.packages.contains(sysfsutils))
        wanted.emplace_back(sysfsutils);
    if (!wanted.empty())
        draft.specs.push_back(InstallPackages{std::move(wanted)});
}

void addDriver(const SriovView& view, Draft& draft)
{
    if (!view.release)
        return;
    const std::string wanted = view.rule.package + " " + view.release->name;
    const auto installed = view.facts.packages.find(view.rule.package);
    if (installed != view.facts.packages.end()) {
        if (installed->second != view.release->name)
            draft.refuse(
                "refuse-package-wrong",
                {{"package", wanted}, {"found", view.rule.package + " " + installed->second}});
        return; // with its headers there, dkms builds it by itself
    }
    const protocol::PackageFile* file = suppliedPackage(view, draft);
    if (!file)
        return;
    refuseByTrial(view, draft);
    draft.specs.push_back(InstallDriver{view.release->name, view.rule.package, pathOf(*file),
                                        file->sha256, view.kernels});
}

void addModules(const SriovView& view, Draft& draft)
{
    std::vector<std::string> more;
    const bool old = std::any_of(view.kernels.begin(), view.kernels.end(), [](const auto& kernel) {
        const auto series = catalog::kernelSeries(kernel);
        return series && *series < withoutVirqfd;
    });
    if (old)
        more.emplace_back("vfio_virqfd");
    // udev does not load xe by itself for every device that xe can drive.
    if (view.rule.kind == RouteKind::Native)
        more.push_back(view.rule.driver);
    addOwnFile(view.facts,
               {.path = paths::modulesLoad,
                .group = "boot",
                .args = {},
                .before = {},
                .modeBefore = {},
                .after = model::modulesLoadText(more)},
               draft);
}

bool cleans(const SriovView& view, std::string_view beginning)
{
    const auto& files = view.cleanup.files();
    return std::any_of(files.begin(), files.end(),
                       [beginning](const auto& file) { return file.first.starts_with(beginning); });
}

/// Only what is inside an image makes it stale: modules and modprobe.d. What is loaded by
/// modules-load.d is loaded after it, and a command line is not in it, so that a native route needs
/// none.
void addInitramfs(const SriovView& view, Draft& draft)
{
    const bool modules =
        view.release && std::any_of(draft.specs.begin(), draft.specs.end(), [](const auto& spec) {
            const std::string kind = stepKind(spec);
            return kind == InstallDriver::kind || kind == InstallPackages::kind;
        });
    if (modules || cleans(view, "/etc/modprobe.d/"))
        draft.specs.push_back(RebuildInitramfs{allKernels(view.facts)});
}

bool entriesCarry(const SriovView& view)
{
    const auto& entries = view.facts.boot.entries;
    return std::all_of(entries.begin(), entries.end(), [&view](const auto& entry) {
        const auto line = model::KernelCmdline::parse(entry.options);
        const auto carried = [&line](const std::string& word) { return line.carries(word); };
        return entry.recovery ||
               (std::all_of(view.words.begin(), view.words.end(), carried) &&
                std::none_of(view.unwanted.begin(), view.unwanted.end(), carried));
    });
}

std::optional<std::string> plannedWayBack(const Draft& draft, const std::string& line)
{
    const bool planned =
        std::any_of(draft.specs.begin(), draft.specs.end(), [](const StepSpec& spec) {
            const auto* file = std::get_if<OwnFile>(&spec);
            return file && file->path == paths::grubWayBack;
        });
    return planned ? std::optional(line) : std::nullopt;
}

/// `changed`: the files they are made of, or the images they name.
void addBootEntries(const SriovView& view, bool changed, Draft& draft)
{
    const protocol::BootFacts& boot = view.facts.boot;
    if (changed || !entriesCarry(view))
        draft.specs.push_back(RenderBootEntries{boot.loader, boot.esps, view.kernels, view.words,
                                                plannedWayBack(draft, view.found.boot.configured)});
}

/// In the order of doing: first what can fail without harm, then the boot configuration, once a
/// module that fits is there, and last what makes VFs.
void addSteps(const SriovView& view, Draft& draft)
{
    addPackages(view, draft);
    addDriver(view, draft);
    addModules(view, draft);
    addInitramfs(view, draft);
    const bool newImages =
        !draft.specs.empty() && stepKind(draft.specs.back()) == RebuildInitramfs::kind;
    const std::size_t before = draft.specs.size();
    addBootParameters(view, draft);
    const bool newLines = draft.specs.size() != before || cleans(view, paths::kernelCmdline) ||
                          cleans(view, "/etc/default/grub");
    if (newLines)
        addWayBack(view, draft);
    addBootEntries(view, newImages || newLines, draft);
    addPersistence(view, draft);
    const bool writesMuch =
        std::any_of(draft.specs.begin(), draft.specs.end(), [](const StepSpec& spec) {
            const std::string kind = stepKind(spec);
            return kind == InstallPackages::kind || kind == InstallDriver::kind ||
                   kind == RebuildInitramfs::kind || kind == RenderBootEntries::kind;
        });
    if (writesMuch)
        refuseBySpace(view.facts, draft);
}

/// What the kernel must get, and what it must not.
void addWords(SriovView& view, Draft& draft)
{
    const catalog::Catalog& catalog = view.input.catalog;
    const int totalVfs = view.gpu.sriov ? view.gpu.sriov->totalVfs : 0;
    const auto& chosen = view.goal.options;
    for (const catalog::Parameter& parameter :
         catalog.parameters(view.rule.id, view.gpu.deviceId, totalVfs, chosen))
        view.words.push_back(parameter.word());

    view.unwanted = {"module_blacklist=" + view.rule.driver};
    if (!chosen)
        return; // a choice that was not made leaves what is there
    const auto options = catalog.options(view.rule.id, view.gpu.deviceId, totalVfs);
    for (const std::string& name : *chosen) {
        if (std::none_of(options.begin(), options.end(),
                         [&name](const auto& option) { return option.name == name; }))
            draft.refuse("refuse-option", {{"option", name}});
    }
    for (const protocol::ParameterOption& option : options) {
        const bool wanted = std::find(chosen->begin(), chosen->end(), option.name) != chosen->end();
        // The others mean more than this driver: a person may have set them for another reason.
        const bool isOurs = option.onByDefault || option.name.starts_with(view.rule.driver + ".");
        if (!wanted && isOurs)
            view.unwanted.push_back(option.word);
    }
}

} // namespace

std::vector<std::string> missingForBuild(const Facts& facts,
                                         const std::function<bool(const std::string&)>& isFor)
{
    std::vector<std::string> names = {"build-essential", "dkms"};
    if (facts.boot.secureBoot == "on")
        names.emplace_back("openssl"); // or dkms goes on and signs nothing
    std::erase_if(names,
                  [&facts](const std::string& name) { return facts.packages.contains(name); });
    for (const KernelFacts& kernel : facts.kernels) {
        const std::string headers = headersOf(kernel.release);
        const bool isThere = facts.packages.contains(headers) && !headers.ends_with("-pve");
        if (!kernel.headers && isFor(kernel.release) && !isThere)
            names.push_back(headers);
    }
    return names;
}

const protocol::PackageFile* suppliedPackage(const SriovView& view, Draft& draft)
{
    const auto& files = view.facts.packageFiles;
    const auto file = std::find_if(files.begin(), files.end(), [&view](const auto& candidate) {
        return candidate.sha256 == view.goal.packageSha256;
    });
    if (file == files.end()) {
        draft.refuse("refuse-package-missing", {{"package", view.release->file}});
        return nullptr;
    }
    const bool fits = file->package == view.rule.package && file->version == view.release->name &&
                      (file->architecture == "amd64" || file->architecture == "all");
    if (fits)
        return &*file;
    draft.refuse("refuse-package-wrong", {{"package", view.rule.package + " " + view.release->name},
                                          {"found", file->package + " " + file->version}});
    return nullptr;
}

std::string pathOf(const protocol::PackageFile& file)
{
    return std::string(paths::packageDir) + "/" + file.sha256 + "/" + file.fileName;
}

void addOwnFile(const Facts& facts, OwnFile file, Draft& draft)
{
    if (const auto now = facts.files.find(file.path); now != facts.files.end()) {
        file.before = now->second;
        file.modeBefore = modeOf(facts, file.path);
        if (file.before == file.after && file.modeBefore == file.mode)
            return;
    }
    draft.specs.push_back(std::move(file));
}

std::string modeOf(const Facts& facts, const std::string& path)
{
    const auto mode = facts.fileModes.find(path);
    return mode == facts.fileModes.end() ? ownFileMode : mode->second;
}

bool isEnabled(const Facts& facts, const std::string& unit)
{
    return std::any_of(facts.units.begin(), facts.units.end(),
                       [&unit](const auto& known) { return known.name == unit && known.enabled; });
}

Draft draftSriov(const PlanInput& seen, const SriovGoal& goal)
{
    Draft draft;
    // The plan is made for the host as it is without them; then their files join its steps.
    Cleanup cleanup(seen.facts, seen.catalog, goal.route);
    takeLeftovers(seen, goal.cleanup, cleanup, draft);
    const PlanInput input{cleanup.facts(), seen.vms, seen.catalog};
    refuseByHost(input, goal, draft);
    const protocol::GpuFacts* gpu = protocol::findGpu(input.facts, goal.gpu);
    const catalog::RouteRule* rule = input.catalog.findRoute(goal.route);
    const catalog::Release* release = input.catalog.findRelease(goal.route, goal.release);
    const bool needsRelease = rule && rule->kind != RouteKind::Native;
    if (!rule)
        draft.refuse("refuse-route", {{"route", goal.route}});
    else if (needsRelease && !release && (!goal.release.empty() || draft.refusals.empty()))
        draft.refuse("refuse-release-bad", {{"release", goal.release}});
    if (!gpu || !rule || (needsRelease && !release))
        return draft;

    SriovView view{input,
                   goal,
                   input.facts,
                   *gpu,
                   *rule,
                   needsRelease ? release : nullptr,
                   protocol::kernelsThatMatter(input.facts.kernels),
                   {},
                   {},
                   cleanup,
                   seen.facts};
    addWords(view, draft);
    refuseByRoute(view, draft);
    refuseByPassthrough(view, draft);
    refuseByGuests(view, draft);
    addSteps(view, draft);
    addCleanup(cleanup, draft);
    return draft;
}

} // namespace vfpilot::plan
