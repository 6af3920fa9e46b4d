// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apply/job_store.h"
#include "core/protocol/facts.h"

#include <optional>
#include <string>
#include <vector>

/// Where a host stands by its jobs. All of these take the jobs newest first, as readJobs() gives
/// them, so that one look at the host reads them once.
namespace vfpilot::apply {

struct Applied
{
    protocol::SriovGoal goal;
    std::string bootId; ///< of the boot it was applied in
    std::string job;
};

/// The newest job that made VFs and stands: what the chain expects of the host.
std::optional<Applied> lastApplied(const std::vector<StoredJob>& jobs);

/// For ProbeReply::stage.
std::string
stage(const std::vector<StoredJob>& jobs, const protocol::Facts& facts, bool green, bool vmHoldsVf);

/// At most `limit`.
std::vector<protocol::JobSummary> summaries(const std::vector<StoredJob>& jobs, std::size_t limit);

} // namespace vfpilot::apply
