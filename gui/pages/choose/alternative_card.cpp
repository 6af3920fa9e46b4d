// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/choose/alternative_card.h"

#include "gui/text/choose_text.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace vfpilot::gui {

AlternativeCard::AlternativeCard(const protocol::Alternative& alternative, QWidget* parent)
    : QFrame(parent)
    , m_alternative(alternative)
    , m_name(plainLabel())
    , m_state(plainLabel("chip"))
    , m_text(wrappedLabel("muted"))
{
    setKind(this, "card");
    setObjectName(QStringLiteral("choose.alternative.") + QString::fromStdString(alternative.id));
    setTone(m_state, alternative.possible ? "ok" : "idle");
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_name);
    head->addWidget(m_state);
    head->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_text);
    retranslate();
}

void AlternativeCard::retranslate()
{
    m_name->setText(choose_text::alternativeName(m_alternative.id));
    m_state->setText(m_alternative.possible ? choose_text::possible() : choose_text::notPossible());
    m_text->setText(choose_text::alternativeText(m_alternative));
}

} // namespace vfpilot::gui
