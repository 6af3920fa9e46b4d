// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/step_spec.h"
#include "core/protocol/job.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vfpilot::apply {

/// What a job sets out to do: its plan.json, written once before anything is done.
struct JobPlan
{
    std::string id;
    protocol::Goal goal;
    std::string digest;
    std::int64_t createdMs = 0;
    std::string bootId; ///< of the boot it was made in
    bool rebootNeeded = false;
    std::vector<plan::StepSpec> specs;
    std::vector<protocol::PlannedStep> planned; ///< as it was reviewed, in the same order
};

std::string toJson(const JobPlan& plan);
/// Error: bad-params.
Result<JobPlan> jobPlanFromJson(std::string_view text);

/// The job as it is before its first journal record.
protocol::JobInfo freshInfo(const JobPlan& plan);

/// Names of what the steps change, to tell whether one job rests on another: files, units, one
/// device slot of a VM.
std::vector<std::string> touched(const JobPlan& plan);

} // namespace vfpilot::apply
