// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/guard_unit.h"
#include "core/plan/sriov_view.h"
#include "core/protocol/paths.h"

namespace vfpilot::plan {

/// A program of its own: the job that is taken back may take away the copy that the VFs' unit runs,
/// and a power cut must leave a guard that can go on.
Draft draftGuard(const PlanInput& input, const protocol::GuardGoal& goal)
{
    const protocol::Facts& facts = input.facts;
    Draft draft;
    if (facts.files.contains(paths::guardUnit)) {
        draft.refuse("refuse-guard-set", {{"path", paths::guardUnit}});
        return draft;
    }
    if (facts.guardCopyHash != facts.engineHash)
        draft.specs.push_back(
            InstallEngineCopy{paths::guardCopy, facts.engineHash, facts.guardCopyHash});
    addOwnFile(facts,
               {.path = paths::guardUnit,
                .group = "functions",
                .args = {{"job", goal.job}, {"minutes", std::to_string(goal.minutes)}},
                .before = {},
                .modeBefore = {},
                .after = model::guardUnitText(paths::guardCopy, goal.job, facts.bootId,
                                              goal.minutes, goal.sshPort)},
               draft);
    draft.specs.push_back(EnableUnit{paths::guardUnitName});
    return draft;
}

} // namespace vfpilot::plan
