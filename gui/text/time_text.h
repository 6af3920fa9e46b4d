// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vfpilot::gui {

/// "8 s", "3 min 05 s", "1 h 02 min".
QString durationText(qint64 milliseconds);

/// Unix milliseconds as the workstation's date and time; empty for 0.
QString momentText(qint64 milliseconds);

} // namespace vfpilot::gui
