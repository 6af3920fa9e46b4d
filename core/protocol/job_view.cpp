// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/job.h"

#include <algorithm>

namespace vfpilot::protocol {
namespace {

void applyToStep(JobStep& step, const JobRecord& record)
{
    if (record.type == "step-begun") {
        step.state = StepState::Running;
        step.beganMs = record.timeMs;
        step.endedMs = 0;
        step.error.reset();
    } else if (record.type == "step-done") {
        step.state = StepState::Done;
        step.endedMs = record.timeMs;
    } else if (record.type == "step-failed") {
        step.state = StepState::Failed;
        step.endedMs = record.timeMs;
        step.error = record.error;
    } else if (record.type == "step-undoing") {
        step.state = StepState::Undoing;
    } else if (record.type == "step-undone") {
        step.state = StepState::Undone;
    } else if (record.type == "step-undo-failed") {
        step.state = StepState::Failed;
        step.error = record.error;
    }
}

} // namespace

void applyRecord(JobInfo& job, const JobRecord& record)
{
    if (record.seq != job.lastSeq + 1)
        return;
    job.lastSeq = record.seq;
    if (record.error)
        job.errors.push_back(*record.error);
    if (record.type == "job-begun" || record.type == "undo-begun") {
        job.summary.state = JobState::Running;
        if (record.type == "undo-begun")
            job.errors.clear();
    } else if (record.type == "job-ended") {
        job.summary.state = record.outcome.value_or(JobState::Interrupted);
    } else if (record.type == "guard-acting") {
        job.summary.guardActed = true;
    }
    for (JobStep& step : job.steps) {
        if (step.planned.id == record.step)
            applyToStep(step, record);
    }
    job.summary.stepsDone =
        static_cast<int>(std::count_if(job.steps.begin(), job.steps.end(), [](const JobStep& step) {
            return step.state == StepState::Done;
        }));
}

} // namespace vfpilot::protocol
