// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace vfpilot::test {

/// Words on screen that do not fit into the widget that shows them, a line each. What ends in an
/// ellipsis by intent fits.
QStringList cutOff(const QWidget& window);

/// Words on screen that are in another language than `language`: while Chinese is spoken, a
/// sentence as it stands in the sources; while English is, a Chinese character. The language
/// buttons name themselves.
QStringList wronglySpoken(const QWidget& window, const QString& language);

} // namespace vfpilot::test
