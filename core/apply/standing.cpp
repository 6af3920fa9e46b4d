// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/standing.h"

#include <algorithm>

namespace vfpilot::apply {

using protocol::JobState;

std::optional<Applied> lastApplied(const std::vector<StoredJob>& jobs)
{
    for (const StoredJob& job : jobs) {
        const auto* goal = std::get_if<protocol::SriovGoal>(&job.plan.goal);
        if (!job.damaged && goal && job.info.summary.state == JobState::Done)
            return Applied{*goal, job.info.summary.bootId, job.plan.id};
    }
    return std::nullopt;
}

std::string
stage(const std::vector<StoredJob>& jobs, const protocol::Facts& facts, bool green, bool vmHoldsVf)
{
    bool stands = false;
    bool rebootPending = false;
    for (const StoredJob& job : jobs) {
        const protocol::JobSummary& summary = job.info.summary;
        if (job.damaged)
            continue;
        if (summary.state == JobState::Running)
            return "job-running";
        if (summary.state == JobState::Interrupted)
            return "job-interrupted";
        const bool done = summary.state == JobState::Done;
        const bool undone = summary.state == JobState::Undone;
        const std::string& boot = undone ? job.history.undoBootId : summary.bootId;
        if (summary.rebootNeeded && (done || undone) && boot == facts.bootId)
            rebootPending = true;
        stands = stands || (done && summary.kind == "sriov");
    }
    if (rebootPending)
        return "reboot-pending";
    if (!stands)
        return "fresh";
    return green && vmHoldsVf ? "done" : "applied";
}

std::vector<protocol::JobSummary> summaries(const std::vector<StoredJob>& jobs, std::size_t limit)
{
    std::vector<protocol::JobSummary> found;
    for (std::size_t i = 0; i < std::min(jobs.size(), limit); ++i)
        found.push_back(jobs[i].info.summary);
    return found;
}

} // namespace vfpilot::apply
