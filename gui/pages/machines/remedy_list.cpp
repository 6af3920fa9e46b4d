// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/machines/remedy_list.h"

#include "gui/text/machines_text.h"
#include "gui/widgets/hinted_box.h"
#include "gui/widgets/labels.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include <algorithm>

namespace vfpilot::gui {

RemedyList::RemedyList(QWidget* parent)
    : QWidget(parent)
    , m_title(plainLabel("heading", this))
    , m_column(new QVBoxLayout)
{
    m_column->setContentsMargins({});
    m_column->setSpacing(10);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addLayout(m_column);
    retranslate();
}

void RemedyList::show(const std::vector<protocol::Finding>& lint,
                      const std::vector<std::string>& chosen)
{
    std::vector<protocol::Finding> offered; // two findings may have one remedy
    for (const protocol::Finding& finding : lint) {
        const auto isSame = [&finding](const auto& one) { return one.fix == finding.fix; };
        if (machines_text::hasRemedy(finding) &&
            std::none_of(offered.begin(), offered.end(), isSame))
            offered.push_back(finding);
    }
    const auto isShown = [](const protocol::Finding& finding, const Entry& entry) {
        return finding.fix == entry.finding.fix && finding.args == entry.finding.args;
    };
    if (!std::equal(offered.begin(), offered.end(), m_entries.begin(), m_entries.end(), isShown))
        fill(offered);
    for (const Entry& entry : m_entries) {
        entry.box->box()->setChecked(std::find(chosen.begin(), chosen.end(), entry.finding.fix) !=
                                     chosen.end());
    }
}

void RemedyList::fill(const std::vector<protocol::Finding>& lint)
{
    for (const Entry& entry : m_entries)
        delete entry.box;
    m_entries.clear();
    for (const protocol::Finding& finding : lint) {
        auto* box =
            new HintedBox(QStringLiteral("machines.remedy.") + QString::fromStdString(finding.fix));
        m_column->addWidget(box);
        connect(box->box(), &QCheckBox::clicked, this, [this] { emit changed(chosen()); });
        m_entries.push_back({finding, box});
    }
    retranslate();
}

std::vector<std::string> RemedyList::chosen() const
{
    std::vector<std::string> names;
    for (const Entry& entry : m_entries) {
        if (entry.box->box()->isChecked())
            names.push_back(entry.finding.fix);
    }
    return names;
}

void RemedyList::retranslate()
{
    m_title->setText(machines_text::remediesHeading());
    for (const Entry& entry : m_entries)
        entry.box->setTexts(machines_text::remedy(entry.finding),
                            machines_text::remedyHelp(entry.finding));
}

} // namespace vfpilot::gui
