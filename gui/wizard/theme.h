// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/wizard/palette.h"

#include <QFont>

class QApplication;
class QWidget;

namespace vfpilot::gui {

/// Fusion with our palette and style sheet, the same on every desktop. Can be called again.
///
/// Dynamic properties the style sheet knows: QPushButton "kind" = "primary" | "quiet" | "danger";
/// QLabel "kind" = "title" | "purpose" | "heading" | "muted" | "mono" | "chip"; QFrame "kind" =
/// "card" | "well"; any of them "tone" = "ok" | "planned" | "warning" | "blocking" | "idle".
void applyTheme(QApplication& application, Theme theme);

/// Sets a dynamic property and has the style sheet look at the widget again.
void setKind(QWidget* widget, const char* kind);
void setTone(QWidget* widget, const char* tone);

/// The desktop's fixed-width font at the size of the text around it.
QFont monoFont();

} // namespace vfpilot::gui
