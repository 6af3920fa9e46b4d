// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apply/history.h"
#include "core/apply/job_plan.h"

namespace vfpilot::apply {

/// One job as its folder tells it.
struct StoredJob
{
    JobPlan plan;
    History history;
    protocol::JobInfo info;
    bool damaged = false; ///< its journal could not be read: it can be looked at, no more
    Error problem = {};   ///< why not
};

/// Errors: job-unknown, journal-corrupt.
Result<StoredJob> readJob(const host::Host& host, const std::string& id);

/// All jobs, newest first, with undoable and undoBlockedBy set. A damaged one is among them.
Result<std::vector<StoredJob>> readJobs(const host::Host& host);

/// Writes plan.json of a new job; nothing before it, so that a folder without one is no job.
Result<> writeJob(host::Host& host, const JobPlan& plan);
/// Takes a job away that has not begun.
Result<> discardJob(host::Host& host, const std::string& id);

/// The job whose process holds the host's lock; empty: none.
std::string workingJob(const host::Host& host);

/// May still be taken back, as far as the job itself goes.
bool standsOnHost(const protocol::JobSummary& job);

} // namespace vfpilot::apply
