// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/history.h"

#include <tuple>

namespace vfpilot::apply {
namespace {

void addToCourse(History& history, const JournalEntry& entry)
{
    const std::string& type = entry.record.type;
    if (type == "job-begun") {
        // Written again by each process that goes on with the job.
        if (history.course == Course::NotBegun)
            history.course = Course::Forward;
        if (history.course == Course::Forward)
            history.bootId = entry.bootId;
    } else if (type == "undo-begun") {
        history.course = Course::Undoing;
        history.undoBootId = entry.bootId;
        history.cause.reset();
    } else if (type == "step-undoing") {
        if (history.course == Course::Forward)
            history.course = Course::RollingBack;
    } else if (type == "step-failed") {
        history.cause = entry.record.error;
    } else if (type == "job-ended") {
        history.course = Course::Ended;
        history.outcome = entry.record.outcome.value_or(protocol::JobState::Interrupted);
    } else if (type == "guard-watching") {
        history.guardWatched = entry.bootId;
    }
    history.guardActing = history.guardActing || type == "guard-acting";
    history.guardRebooting = history.guardRebooting || type == "guard-rebooting";
}

void addToStep(History& history, const JournalEntry& entry)
{
    const auto& [type, id] = std::tie(entry.record.type, entry.record.step);
    if (type == "step-begun") {
        history.begun[id] = {.undo = entry.undo.value_or(steps::Undo())};
        history.undone.erase(id);
    } else if (type == "step-done") {
        history.begun[id].done = true;
    } else if (type == "step-undone") {
        history.undone.insert(id);
    }
}

} // namespace

History historyOf(const std::vector<JournalEntry>& entries)
{
    History history;
    for (const JournalEntry& entry : entries) {
        addToCourse(history, entry);
        addToStep(history, entry);
    }
    return history;
}

} // namespace vfpilot::apply
