// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/job_tone.h"

namespace vfpilot::gui {

Notice::Tone toneOf(protocol::JobState state)
{
    using protocol::JobState;
    switch (state) {
    case JobState::Running:
        return Notice::Tone::Busy;
    case JobState::Interrupted:
    case JobState::RolledBack:
        return Notice::Tone::Warning;
    case JobState::Done:
        return Notice::Tone::Ok;
    case JobState::RollbackFailed:
        return Notice::Tone::Blocking;
    case JobState::Undone:
        return Notice::Tone::Plain;
    }
    return Notice::Tone::Plain;
}

} // namespace vfpilot::gui
