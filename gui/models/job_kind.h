// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/job.h"

namespace vfpilot::gui {

/// It runs, or was begun and waits for somebody to go on with it or to take it back.
inline bool isUnfinished(const protocol::JobSummary& job)
{
    return job.state == protocol::JobState::Running || job.state == protocol::JobState::Interrupted;
}

/// It tries a build: the Choose page shows it, and not Apply.
inline bool isPrepare(const protocol::JobSummary& job)
{
    return job.kind == "prepare";
}

} // namespace vfpilot::gui
