// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/wrapped_text.h"

#include "gui/wizard/theme.h"

#include <QEvent>
#include <QResizeEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace vfpilot::gui {

WrappedText::WrappedText(QWidget* parent)
    : QTextEdit(parent)
{
    setKind(this, "bare");
    setReadOnly(true);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setFont(monoFont());
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFocusPolicy(Qt::ClickFocus); // the button beside it is what the keyboard needs
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    connect(document(), &QTextDocument::contentsChanged, this, &WrappedText::fitHeight);
    fitHeight();
}

QSize WrappedText::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, height()};
}

QSize WrappedText::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, height()};
}

void WrappedText::fitHeight()
{
    // The style sheet resolves the widget's own font anew whenever it looks at it.
    if (const QFont mono = monoFont(); document()->defaultFont() != mono)
        document()->setDefaultFont(mono);
    // Each call lays all of it out anew, and the view has told its width mostly.
    if (document()->textWidth() != viewport()->width())
        document()->setTextWidth(viewport()->width());
    const int needed = static_cast<int>(std::ceil(document()->size().height()));
    setFixedHeight(std::max(needed, fontMetrics().height()) + 2 * frameWidth());
}

void WrappedText::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

void WrappedText::resizeEvent(QResizeEvent* event)
{
    QTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fitHeight();
}

void WrappedText::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // the page scrolls
}

} // namespace vfpilot::gui
