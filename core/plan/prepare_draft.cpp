// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/sriov_view.h"
#include "core/protocol/kernels.h"
#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

using protocol::Facts;

constexpr std::int64_t memoryForACompiler = 2LL * 1024 * 1024 * 1024; // bytes; guests need theirs

/// Compilers at a time that a host with guests on it can bear.
int jobsFor(const Facts& facts)
{
    const auto byMemory = facts.memory / memoryForACompiler;
    return static_cast<int>(std::clamp<std::int64_t>(byMemory, 1, std::max(facts.cpu.threads, 1)));
}

/// The module is there for this kernel: that answers more than a trial could.
bool isInstalled(const SriovView& view, const std::string& kernel)
{
    return std::any_of(view.facts.dkms.begin(), view.facts.dkms.end(), [&](const auto& module) {
        return module.module == view.rule.package && module.version == view.release->name &&
               module.kernel == kernel && module.state == "installed";
    });
}

/// Kernels for which the answer is not known.
std::vector<std::string> untried(const SriovView& view, bool again)
{
    std::vector<std::string> kernels = view.kernels;
    std::erase_if(kernels, [&](const std::string& kernel) {
        return isInstalled(view, kernel) ||
               (!again && protocol::findTrialBuild(view.facts.trialBuilds, view.release->name,
                                                   kernel, view.goal.packageSha256));
    });
    return kernels;
}

void addSteps(const SriovView& view, bool again, Draft& draft)
{
    const protocol::PackageFile* file = suppliedPackage(view, draft);
    if (!file)
        return;
    if (!again)
        refuseByTrial(view, draft);
    const auto kernels = untried(view, again);
    if (kernels.empty())
        return;
    auto missing = missingForBuild(view.facts, [&kernels](const std::string& kernel) {
        return std::find(kernels.begin(), kernels.end(), kernel) != kernels.end();
    });
    if (!missing.empty())
        draft.specs.push_back(InstallPackages{std::move(missing)});
    for (const std::string& kernel : kernels)
        draft.specs.push_back(TrialBuild{view.release->name, view.rule.package, view.rule.driver,
                                         pathOf(*file), file->sha256, kernel, jobsFor(view.facts)});
    refuseBySpace(view.facts, draft);
}

} // namespace

Draft draftPrepare(const PlanInput& input, const protocol::PrepareGoal& goal)
{
    Draft draft;
    const protocol::GpuFacts* gpu = protocol::findGpu(input.facts, goal.gpu);
    const catalog::RouteRule* rule = input.catalog.findRoute(goal.route);
    const catalog::Release* release = input.catalog.findRelease(goal.route, goal.release);
    if (!gpu)
        draft.refuse("refuse-gpu", {{"gpu", goal.gpu}});
    if (!rule || rule->kind == catalog::RouteKind::Native) // the kernel's own is built already
        draft.refuse("refuse-route", {{"route", goal.route}});
    else if (!release)
        draft.refuse("refuse-release-bad", {{"release", goal.release}});
    if (!draft.refusals.empty())
        return draft;

    const protocol::SriovGoal wanted{.gpu = goal.gpu,
                                     .route = goal.route,
                                     .vfCount = 1,
                                     .release = goal.release,
                                     .packageSha256 = goal.packageSha256};
    const Cleanup nothing(input.facts, input.catalog, goal.route);
    const SriovView view{input,
                         wanted,
                         input.facts,
                         *gpu,
                         *rule,
                         release,
                         protocol::kernelsThatMatter(input.facts.kernels),
                         {},
                         {},
                         nothing,
                         input.facts};
    if (input.facts.unreadFiles.contains(paths::trialBuilds))
        draft.warn("warn-outcomes-unread", {{"path", paths::trialBuilds}});
    refuseByRelease(view, draft);
    addSteps(view, goal.again, draft);
    return draft;
}

} // namespace vfpilot::plan
