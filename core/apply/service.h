// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apply/job_process.h"
#include "core/base/result.h"
#include "core/host/host.h"
#include "core/protocol/methods.h"

#include <string>
#include <vector>

namespace vfpilot::catalog {
class Catalog;
}

/// Plans and jobs as the engine's requests and subcommands need them.
namespace vfpilot::apply {

struct Environment
{
    host::Host& host;
    const catalog::Catalog& catalog;
    /// argv of this program with its global options. For the job's own process "job-run", the id,
    /// "--mode" and "apply", "resume" or "undo" are appended.
    std::vector<std::string> self;
};

/// The facts of the host, with GPUs by the catalog. Errors as of probe::probe.
Result<protocol::Facts> look(Environment& environment);

/// Looks at the host and plans. Changes nothing. Error: bad-params.
Result<protocol::Plan> makePlan(Environment& environment, const protocol::Goal& goal);

/// Plans again, compares, and starts a job in a process of its own. The id of the job, or empty
/// when the host is as wanted already. Errors: host-changed-since-review, refused, busy.
Result<std::string>
start(Environment& environment, const protocol::Goal& goal, const std::string& digest);

/// Newest first. Error: bad-params for a cursor that is none.
Result<protocol::JobsReply> jobs(Environment& environment, const std::string& cursor);
/// Errors: job-unknown, journal-corrupt.
Result<protocol::JobInfo> job(Environment& environment, const std::string& id);

/// Asks a running job to stop before its next step. Errors: job-unknown, job-state.
Result<> cancel(Environment& environment, const std::string& id);
/// Goes on with an interrupted job. The id again. Errors: job-unknown, job-state, busy.
Result<std::string> resume(Environment& environment, const std::string& id);

/// What taking a job back would do now. Changes nothing. Errors: job-unknown, job-state.
Result<protocol::Plan> planUndo(Environment& environment, const std::string& id);
/// Errors: job-unknown, job-state, busy, host-changed-since-review, refused.
Result<std::string>
undo(Environment& environment, const std::string& id, const std::string& digest);

/// The person is back: takes the guard over `job` off, or whichever is set where `job` is empty.
/// Its own job's id; empty: none is set. Errors: as of undo.
Result<std::string> confirm(Environment& environment, const std::string& job);

/// The job's own process: takes the lock and works until the end, or until `stopAsked` says between
/// two steps that this process shall end (SIGTERM), which leaves the job interrupted.
Result<protocol::JobState> work(Environment& environment,
                                const std::string& id,
                                Mode mode,
                                const std::function<bool()>& stopAsked);

} // namespace vfpilot::apply
