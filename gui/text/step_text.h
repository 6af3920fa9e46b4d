// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/plan.h"

#include <QString>

namespace vfpilot::gui {

/// A step before it is done, while it is done, and afterwards: "Add the boot parameters to …",
/// "Adding …", "Added …". A kind this version does not know is shown as its id.
QString stepTodo(const protocol::PlannedStep& step);
QString stepDoing(const protocol::PlannedStep& step);
QString stepDone(const protocol::PlannedStep& step);

/// How it is taken back, as a short line.
QString undoText(protocol::UndoClass undo);
/// Name of a group of steps: "boot", "driver", "functions", "machine".
QString groupTitle(const std::string& group);

} // namespace vfpilot::gui
