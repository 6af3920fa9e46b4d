// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/plan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vfpilot::protocol {

enum class JobState {
    Running,     ///< a process works on it (it holds the lock)
    Interrupted, ///< begun, not ended, nobody works on it: resume or take back
    Done,
    RolledBack,     ///< a step failed or the person cancelled; everything was taken back
    RollbackFailed, ///< something could not be taken back; errors say what
    Undone,         ///< taken back later, on request
};

std::string_view wireName(JobState state);

enum class StepState { Pending, Running, Done, Failed, Undoing, Undone };

std::string_view wireName(StepState state);

/// One line of the job's journal, as a viewer sees it. Types: "job-begun", "step-begun",
/// "step-done", "step-failed", "undo-begun" (whole job), "step-undoing", "step-undone",
/// "step-undo-failed", "job-ended"; of the guard in the job it watches over: "guard-acting", then
/// "guard-rebooting"; in its own: "guard-watching".
struct JobRecord
{
    std::int64_t seq = 0;    ///< 1, 2, … without gaps
    std::int64_t timeMs = 0; ///< Unix time in milliseconds on the host's clock
    std::string type;
    std::string step;                ///< id, where the type is about a step
    std::optional<Error> error;      ///< for "*-failed"
    std::optional<JobState> outcome; ///< for "job-ended"
};

struct JobStep
{
    PlannedStep planned;
    StepState state = StepState::Pending;
    std::int64_t beganMs = 0; ///< 0: not begun
    std::int64_t endedMs = 0; ///< 0: not ended
    std::optional<Error> error;
};

/// "20261123-231501-4f2a"
bool isJobId(std::string_view text);

struct JobSummary
{
    std::string id;   ///< "20261123-231501-4f2a": host's time and four random hex digits
    std::string kind; ///< "sriov", "vm", "guard" or "prepare"
    JobState state = JobState::Running;
    std::int64_t createdMs = 0;
    std::string bootId; ///< the boot it was applied in
    bool rebootNeeded = false;
    int stepsDone = 0;
    int stepsTotal = 0;
    Args args;                 ///< for its sentence in History: route, count, vmid, vf
    bool undoable = false;     ///< false: already undone, or a newer job rests on it
    std::string undoBlockedBy; ///< id of that newer job
    bool guardActed = false;   ///< the guard took it back: the boot after it was unreachable
};

struct JobInfo
{
    JobSummary summary;
    std::vector<JobStep> steps;
    std::vector<Error> errors; ///< the first is the cause, the rest came while taking back
    std::int64_t lastSeq = 0;
    std::int64_t outputSize = 0; ///< bytes of output.log so far
};

/// Brings a view up to date by one record, the same way on both sides. A record whose seq is not
/// lastSeq + 1 is ignored: it was seen before.
void applyRecord(JobInfo& job, const JobRecord& record);

} // namespace vfpilot::protocol
