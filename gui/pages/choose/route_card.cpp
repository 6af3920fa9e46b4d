// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/choose/route_card.h"

#include "gui/text/choose_text.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace vfpilot::gui {

RouteCard::RouteCard(const protocol::Route& route, QWidget* parent)
    : QFrame(parent)
    , m_route(route)
    , m_button(new QRadioButton)
    , m_recommended(plainLabel("chip"))
    , m_reason(wrappedLabel("muted"))
{
    setKind(this, "card");
    m_button->setObjectName(QStringLiteral("choose.route.") + QString::fromStdString(route.id));
    m_button->setAutoExclusive(false); // the page tells which one is chosen
    setTone(m_recommended, "ok");
    m_recommended->setVisible(route.recommended);
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_button);
    head->addWidget(m_recommended);
    head->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(4);
    column->addLayout(head);
    auto* indented = new QHBoxLayout;
    indented->setContentsMargins(26, 0, 0, 0);
    indented->addWidget(m_reason);
    column->addLayout(indented);
    setEnabled(route.usable);
    connect(m_button, &QRadioButton::clicked, this, [this] { emit chosen(m_route.id); });
    retranslate();
}

void RouteCard::setChosen(bool isChosen)
{
    m_button->setChecked(isChosen);
}

void RouteCard::retranslate()
{
    m_button->setText(choose_text::routeName(m_route.id));
    m_recommended->setText(choose_text::recommended());
    m_reason->setText(choose_text::reason(m_route));
}

void RouteCard::mousePressEvent(QMouseEvent* event)
{
    QFrame::mousePressEvent(event);
    if (m_route.usable)
        emit chosen(m_route.id);
}

} // namespace vfpilot::gui
