// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/full_height_text.h"

#include "gui/wizard/theme.h"

#include <QResizeEvent>
#include <QWheelEvent>

namespace vfpilot::gui {

FullHeightText::FullHeightText(qreal margin, QWidget* parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setFont(monoFont());
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    document()->setDocumentMargin(margin);
}

void FullHeightText::fitHeight()
{
    // Each call lays all of it out anew, and the view has told its width mostly.
    if (document()->textWidth() != viewport()->width())
        document()->setTextWidth(viewport()->width());
    setFixedHeight(heightFor(document()->size().height()));
}

void FullHeightText::resizeEvent(QResizeEvent* event)
{
    QTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fitHeight();
}

void FullHeightText::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // the page scrolls
}

} // namespace vfpilot::gui
