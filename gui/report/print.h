// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/report/document.h"

class QPagedPaintDevice;
class QWidget;

namespace vfpilot::gui {

/// Draws it page by page, black on white whatever the theme is.
void drawOnPaper(const Document& document, QPagedPaintDevice& paper);

/// Asks for a printer, or a PDF file to print into, and prints.
void askAndPrint(QWidget* parent, const QString& title, const Document& document);

} // namespace vfpilot::gui
