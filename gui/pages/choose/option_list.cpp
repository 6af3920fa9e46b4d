// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/choose/option_list.h"

#include "gui/pages/choose/choose_model.h"
#include "gui/text/choose_text.h"
#include "gui/text/plain.h"
#include "gui/widgets/glyph.h"
#include "gui/widgets/hinted_box.h"
#include "gui/wizard/theme.h"

#include <QCheckBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vfpilot::gui {

OptionList::OptionList(ChooseModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_head(new QPushButton)
    , m_body(new QWidget)
    , m_column(new QVBoxLayout(m_body))
{
    m_head->setObjectName(QStringLiteral("choose.advanced"));
    m_head->setCheckable(true);
    setKind(m_head, "quiet");
    m_body->setObjectName(QStringLiteral("choose.options"));
    m_body->hide();
    m_column->setContentsMargins(10, 0, 0, 0);
    m_column->setSpacing(10);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_head, 0, Qt::AlignLeft);
    column->addWidget(m_body);
    connect(m_head, &QPushButton::toggled, this, [this](bool isOpen) {
        m_body->setVisible(isOpen);
        showChevron();
    });
    connect(&model, &ChooseModel::changed, this, &OptionList::show);
    showChevron();
    retranslate();
    show();
}

void OptionList::showChevron()
{
    m_head->setIcon(
        glyphIcon(m_head->isChecked() ? Glyph::ChevronDown : Glyph::ChevronRight, Role::Muted));
}

void OptionList::show()
{
    const auto options = m_model.options();
    const bool isSame = std::equal(
        options.begin(), options.end(), m_entries.begin(), m_entries.end(),
        [](const auto& option, const Entry& entry) { return option.word == entry.option.word; });
    if (!isSame)
        fill(options);
    setVisible(!m_entries.empty());
    for (const Entry& entry : m_entries)
        entry.box->box()->setChecked(m_model.isWanted(entry.option));
}

void OptionList::fill(const std::vector<protocol::ParameterOption>& options)
{
    for (const Entry& entry : m_entries)
        delete entry.box;
    m_entries.clear();
    for (const protocol::ParameterOption& option : options) {
        Entry entry{option, new HintedBox(QStringLiteral("choose.option.") +
                                          QString::fromStdString(option.name))};
        m_column->addWidget(entry.box);
        connect(entry.box->box(), &QCheckBox::clicked, &m_model,
                [this, name = option.name](bool isWanted) { m_model.setWanted(name, isWanted); });
        m_entries.push_back(std::move(entry));
    }
    retranslate();
}

void OptionList::retranslate()
{
    m_head->setText(choose_text::advanced());
    for (const Entry& entry : m_entries) {
        entry.box->setTexts(plainLine(entry.option.word, 80),
                            choose_text::optionHint(entry.option));
    }
}

} // namespace vfpilot::gui
