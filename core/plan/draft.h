// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/planner.h"

namespace vfpilot::plan {

/// A plan while it is being made.
struct Draft
{
    std::vector<StepSpec> specs;
    std::vector<protocol::Finding> refusals;
    std::vector<protocol::Finding> warnings;

    void refuse(std::string id, Args args);
    void warn(std::string id, Args args);
    void inform(std::string id, Args args); ///< a warning that is none
};

Draft draftSriov(const PlanInput& input, const protocol::SriovGoal& goal);
Draft draftPrepare(const PlanInput& input, const protocol::PrepareGoal& goal);
Draft draftVm(const PlanInput& input, const protocol::VmGoal& goal);
Draft draftGuard(const PlanInput& input, const protocol::GuardGoal& goal);

/// Hex SHA-256 over the goal, the catalog's version and the facts that the draft rests on, and over
/// the draft itself. What drifts by itself is not in it: free space, the kernel log, what guests
/// do, the boot id.
std::string
digestOf(const PlanInput& input, const protocol::Goal& goal, const protocol::Plan& plan);

} // namespace vfpilot::plan
