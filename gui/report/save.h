// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/report/document.h"

#include <QString>

#include <functional>

class QWidget;

namespace vfpilot::gui {

/// Writes the paper in the form that the file's name asks for: .html, .md, anything else as text.
bool saveDocument(const Document& document, const QString& path);
/// Writes text as UTF-8, whole or not at all.
bool saveText(const QString& text, const QString& path);

/// Asks where to save, without blocking; `save` gets the path, or is not called.
void askWhereToSave(QWidget* parent,
                    const QString& title,
                    const QString& suggestion,
                    const QStringList& filters,
                    std::function<void(const QString& path)> save);

/// A file name that every desktop takes: "vfpilot-report-pve.html".
QString fileNameFor(const QString& what, const QString& host, const QString& suffix);

} // namespace vfpilot::gui
