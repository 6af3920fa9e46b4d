// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/scroll_column.h"

#include <QVBoxLayout>

namespace vfpilot::gui {

ScrollColumn::ScrollColumn(QWidget* parent)
    : QScrollArea(parent)
{
    auto* content = new QWidget(this);
    content->setObjectName(QStringLiteral("content"));
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(28, 2, 28, 20);
    m_column->setSpacing(12);
    m_column->addStretch();
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
}

void ScrollColumn::add(QWidget* widget)
{
    m_column->insertWidget(m_column->count() - 1, widget);
}

} // namespace vfpilot::gui
