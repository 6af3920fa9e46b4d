// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace vfpilot::gui {

/// Where Tab leads: through the parts of a window in this order, in each from top to bottom and
/// from left to right. Pages make widgets as the host answers, so the order of making says nothing.
QList<QWidget*> tabOrder(const QList<QWidget*>& parts);

/// Gives the focus to the one after `from`, or before it, and scrolls to it. False: there is none.
bool moveFocus(const QList<QWidget*>& order, QWidget* from, bool forward);

} // namespace vfpilot::gui
