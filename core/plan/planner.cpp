// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planner.h"

#include "core/plan/draft.h"
#include "core/plan/goal_check.h"

#include <algorithm>
#include <utility>

namespace vfpilot::plan {
namespace {

protocol::Finding note(std::string id, protocol::FindingState state, Args args)
{
    return {.id = std::move(id), .state = state, .args = std::move(args)};
}

Draft draft(const PlanInput& input, const protocol::Goal& goal)
{
    if (const auto* sriov = std::get_if<protocol::SriovGoal>(&goal))
        return draftSriov(input, *sriov);
    if (const auto* guard = std::get_if<protocol::GuardGoal>(&goal))
        return draftGuard(input, *guard);
    if (const auto* prepare = std::get_if<protocol::PrepareGoal>(&goal))
        return draftPrepare(input, *prepare);
    return draftVm(input, std::get<protocol::VmGoal>(goal));
}

} // namespace

void Draft::refuse(std::string id, Args args)
{
    refusals.push_back(note(std::move(id), protocol::FindingState::Blocking, std::move(args)));
}

void Draft::warn(std::string id, Args args)
{
    warnings.push_back(note(std::move(id), protocol::FindingState::Warning, std::move(args)));
}

void Draft::inform(std::string id, Args args)
{
    warnings.push_back(note(std::move(id), protocol::FindingState::Info, std::move(args)));
}

Result<Planned> makePlan(const PlanInput& input, const protocol::Goal& goal)
{
    if (auto good = checkGoal(goal); !good)
        return std::move(good).error();
    Draft made = draft(input, goal);
    Planned planned;
    planned.plan.refusals = std::move(made.refusals);
    planned.plan.warnings = std::move(made.warnings);
    if (planned.plan.refusals.empty())
        planned.specs = std::move(made.specs);
    for (const StepSpec& spec : planned.specs)
        planned.plan.steps.push_back(describe(spec));
    planned.plan.rebootNeeded =
        !std::holds_alternative<protocol::GuardGoal>(goal) && // it waits for one, it asks for none
        !std::holds_alternative<protocol::PrepareGoal>(goal) &&
        std::any_of(planned.plan.steps.begin(), planned.plan.steps.end(),
                    [](const protocol::PlannedStep& step) { return step.group != "machine"; });
    planned.plan.digest = digestOf(input, goal, planned.plan);
    return planned;
}

std::string vmConfigPath(int vmid)
{
    return "/etc/pve/qemu-server/" + std::to_string(vmid) + ".conf";
}

} // namespace vfpilot::plan
