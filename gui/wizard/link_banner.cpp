// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/link_banner.h"

#include "gui/models/link_model.h"
#include "gui/text/error_text.h"
#include "gui/text/frame_text.h"
#include "gui/widgets/glyph.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace vfpilot::gui {

LinkBanner::LinkBanner(LinkModel& link, QWidget* parent)
    : QFrame(parent)
    , m_link(link)
    , m_text(wrappedLabel("", this))
    , m_action(new QPushButton(this))
{
    setObjectName(QStringLiteral("frame.link"));
    setKind(this, "strip");
    m_text->setObjectName(QStringLiteral("frame.linkText"));
    m_action->setObjectName(QStringLiteral("frame.linkAction"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(22, 6, 14, 6);
    row->setSpacing(10);
    row->addWidget(new GlyphLabel(Glyph::Plug, Role::Warning, 18, this));
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, &LinkBanner::act);
    connect(&link, &LinkModel::changed, this, &LinkBanner::show);
    show();
}

void LinkBanner::setSilent(bool silent)
{
    m_isSilent = silent;
    show();
}

void LinkBanner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        show();
}

void LinkBanner::act()
{
    if (m_link.isLost())
        m_link.reconnectNow();
    else
        emit connectPageRequested();
}

void LinkBanner::show()
{
    const bool hasFailed = m_link.state() == LinkModel::State::Failed;
    setVisible(!m_isSilent && (m_link.isLost() || hasFailed));
    if (m_link.isLost()) {
        const int seconds = m_link.secondsToRetry();
        m_text->setText(seconds > 0 ? frame_text::lost(seconds) : frame_text::lostTrying());
        m_action->setText(frame_text::reconnectNow());
    } else if (hasFailed) {
        m_text->setText(
            frame_text::lostForGood(m_link.error() ? errorText(*m_link.error()) : QString()));
        m_action->setText(frame_text::toConnect());
    }
}

} // namespace vfpilot::gui
