// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/wrapped_text.h"

#include "gui/wizard/theme.h"

#include <QEvent>

#include <algorithm>
#include <cmath>

namespace vfpilot::gui {

WrappedText::WrappedText(QWidget* parent)
    : FullHeightText(0, parent)
{
    setKind(this, "bare");
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::ClickFocus); // the button beside it is what the keyboard needs
    viewport()->setAutoFillBackground(false);
    connect(document(), &QTextDocument::contentsChanged, this, &WrappedText::fitHeight);
    WrappedText::fitHeight();
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
    FullHeightText::fitHeight();
}

int WrappedText::heightFor(qreal text) const
{
    const int needed = static_cast<int>(std::ceil(text));
    return std::max(needed, fontMetrics().height()) + 2 * frameWidth();
}

void WrappedText::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

} // namespace vfpilot::gui
