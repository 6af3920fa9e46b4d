// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/job.h"
#include "gui/widgets/notice.h"

namespace vfpilot::gui {

/// How a page that shows one job says how that stands.
Notice::Tone toneOf(protocol::JobState state);

} // namespace vfpilot::gui
