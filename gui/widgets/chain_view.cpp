// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/chain_view.h"

#include "gui/widgets/chain_row.h"

#include <QEvent>
#include <QVBoxLayout>

namespace vfpilot::gui {

ChainView::ChainView(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins({});
    m_column->setSpacing(0);
}

void ChainView::setChain(const std::vector<protocol::Finding>& chain)
{
    m_chain = chain;
    const int broken = protocol::firstBroken(chain);
    const std::string firstBroken = broken < 0 ? std::string() : chain[broken].id;

    std::map<std::string, ChainRow*> rows;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const std::string& id = chain[i].id;
        ChainRow*& row = rows[id];
        if (row)
            continue; // the engine names each link once; a second one is not shown
        const auto known = m_rows.find(id);
        row = known == m_rows.end() ? new ChainRow(this) : known->second;
        m_column->insertWidget(static_cast<int>(i), row);
        row->setNeighbors(i > 0, i + 1 < chain.size());
        row->show(chain[i]);
    }
    for (const auto& [id, row] : m_rows) {
        if (!rows.contains(id))
            delete row;
    }
    m_rows = std::move(rows);
    if (firstBroken != m_firstBroken) {
        setOpen(m_firstBroken, false);
        setOpen(firstBroken, true);
    }
    m_firstBroken = firstBroken;
}

void ChainView::setOpen(const std::string& id, bool open)
{
    if (const auto found = m_rows.find(id); found != m_rows.end())
        found->second->setOpen(open);
}

bool ChainView::isOpen(const std::string& id) const
{
    const auto found = m_rows.find(id);
    return found != m_rows.end() && found->second->isOpen();
}

void ChainView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    for (const protocol::Finding& finding : m_chain)
        m_rows[finding.id]->show(finding);
}

} // namespace vfpilot::gui
