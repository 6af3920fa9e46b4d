// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/command_line.h"

#include "gui/text/connect_text.h"
#include "gui/widgets/glyph.h"
#include "gui/widgets/wrapped_text.h"
#include "gui/wizard/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QToolButton>

namespace vfpilot::gui {

CommandLine::CommandLine(QWidget* parent)
    : QFrame(parent)
    , m_text(new WrappedText(this))
    , m_copy(new QToolButton(this))
{
    setKind(this, "well");
    m_copy->setIcon(glyphIcon(Glyph::Copy, Role::Muted));
    m_copy->setIconSize({16, 16});
    m_copy->setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 6, 6);
    row->addWidget(m_text, 1, Qt::AlignVCenter);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_full); });
    retranslate();
}

void CommandLine::setText(const QString& text)
{
    m_full = text;
    m_text->setPlainText(text);
}

void CommandLine::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CommandLine::retranslate()
{
    m_copy->setToolTip(connect_text::copy());
    m_copy->setAccessibleName(connect_text::copy());
}

} // namespace vfpilot::gui
