// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace vfpilot::gui {

/// Asks whether a job is to be stopped, with what that means; `stop` is called on a yes. Neither
/// Enter nor Escape says it.
void askToStop(QWidget& parent, const QString& name, std::function<void()> stop);

} // namespace vfpilot::gui
