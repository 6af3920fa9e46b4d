// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/report/document.h"

#include <QColor>
#include <QFont>

class QTextDocument;

namespace vfpilot::gui {

/// What a Document is written with: the theme's colors on screen, black on white on paper.
struct DocumentInk
{
    QColor text;
    QColor codeGround;
    QFont font;
    QFont codeFont;
};

/// Replaces what is in `target`. Block by block from plain text; no HTML is read, so host text
/// cannot become markup.
void writeDocument(QTextDocument& target, const Document& document, const DocumentInk& ink);

} // namespace vfpilot::gui
