// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/choose/leftover_list.h"

#include "gui/pages/choose/choose_model.h"
#include "gui/text/choose_text.h"
#include "gui/widgets/hinted_box.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vfpilot::gui {

LeftoverList::LeftoverList(ChooseModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_title(plainLabel("heading"))
    , m_purpose(wrappedLabel("muted"))
    , m_all(new QPushButton)
    , m_column(new QVBoxLayout)
{
    setObjectName(QStringLiteral("choose.leftovers"));
    m_all->setObjectName(QStringLiteral("choose.leftovers.all"));
    setKind(m_all, "quiet");
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_all);
    m_column->setContentsMargins({});
    m_column->setSpacing(10);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_purpose);
    column->addLayout(m_column);
    connect(m_all, &QPushButton::clicked, this, &LeftoverList::chooseAll);
    connect(&model, &ChooseModel::changed, this, &LeftoverList::show);
    retranslate();
    show();
}

void LeftoverList::show()
{
    const auto leftovers = m_model.leftovers();
    const auto isSame = [](const protocol::Leftover& leftover, const Entry& entry) {
        return leftover.id == entry.leftover.id && leftover.state == entry.leftover.state &&
               leftover.places.size() == entry.leftover.places.size();
    };
    if (!std::equal(leftovers.begin(), leftovers.end(), m_entries.begin(), m_entries.end(), isSame))
        fill(leftovers);
    setVisible(!m_entries.empty());
    bool isAnyOffered = false;
    for (const Entry& entry : m_entries) {
        const bool isOffered = entry.leftover.state == "offered";
        isAnyOffered = isAnyOffered || isOffered;
        entry.box->box()->setEnabled(isOffered);
        entry.box->box()->setChecked(entry.leftover.state == "always" ||
                                     (isOffered && m_model.isCleared(entry.leftover.id)));
    }
    m_all->setVisible(isAnyOffered);
}

void LeftoverList::fill(const std::vector<protocol::Leftover>& leftovers)
{
    for (const Entry& entry : m_entries)
        delete entry.box;
    m_entries.clear();
    for (const protocol::Leftover& leftover : leftovers) {
        Entry entry{leftover, new HintedBox(QStringLiteral("choose.leftover.") +
                                            QString::fromStdString(leftover.id))};
        entry.box->hint()->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_column->addWidget(entry.box);
        connect(entry.box->box(), &QCheckBox::clicked, &m_model,
                [this, id = leftover.id](bool isCleared) { m_model.setCleared(id, isCleared); });
        m_entries.push_back(std::move(entry));
    }
    retranslate();
}

void LeftoverList::chooseAll()
{
    for (const Entry& entry : m_entries) {
        if (entry.leftover.state == "offered")
            m_model.setCleared(entry.leftover.id, true);
    }
}

void LeftoverList::retranslate()
{
    m_title->setText(choose_text::leftovers());
    m_purpose->setText(choose_text::leftoversPurpose());
    m_all->setText(choose_text::clearAll());
    for (const Entry& entry : m_entries) {
        entry.box->setTexts(choose_text::leftoverName(entry.leftover),
                            choose_text::leftoverHint(entry.leftover));
    }
}

} // namespace vfpilot::gui
