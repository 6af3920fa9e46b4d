// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/wizard/page.h"

#include <memory>

namespace vfpilot::gui {

/// The one place that knows which class stands behind an id.
std::unique_ptr<Page> makePage(PageId id, HostModel& host);

// The views at the rail's foot.
std::unique_ptr<View> makeHistory(HostModel& host);
/// Null: the program keeps no log.
std::unique_ptr<View> makeLog(HostModel& host);
bool hasLog();

} // namespace vfpilot::gui
