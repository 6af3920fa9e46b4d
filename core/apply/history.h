// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apply/journal.h"

#include <map>
#include <set>

namespace vfpilot::apply {

/// Which way a job was going when its journal ends.
enum class Course {
    NotBegun,
    Forward,
    RollingBack, ///< a step failed or the person stopped it
    Undoing,     ///< taken back on request
    Ended,
};

struct StepHistory
{
    steps::Undo undo; ///< of the last "step-begun"
    bool done = false;
};

/// What a journal says when read to its end.
struct History
{
    Course course = Course::NotBegun;
    protocol::JobState outcome = protocol::JobState::Interrupted; ///< once ended
    std::map<std::string, StepHistory> begun;                     ///< by step id
    std::set<std::string> undone; ///< ids; also of generated things made again though not begun
    std::optional<Error> cause;   ///< why it was rolling back
    std::string bootId;           ///< of the boot in which steps were last done; empty: none begun
    std::string undoBootId;       ///< of the boot it was last taken back in; empty: never
    std::string guardWatched;     ///< of the boot that the guard watched; in its own job
    bool guardActing = false;     ///< the guard decided to take this job back
    bool guardRebooting = false;  ///< and then to restart the host
};

History historyOf(const std::vector<JournalEntry>& entries);

} // namespace vfpilot::apply
