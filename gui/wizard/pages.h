// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/wizard/page.h"

#include <memory>

namespace vfpilot::gui {

/// The one place that knows which class stands behind an id. Null: this build has no such page,
/// and its entry in the rail cannot be chosen.
std::unique_ptr<Page> makePage(PageId id, HostModel& host);

/// The views at the rail's foot; null as above.
std::unique_ptr<View> makeHistory(HostModel& host);
std::unique_ptr<View> makeLog(HostModel& host);

} // namespace vfpilot::gui
