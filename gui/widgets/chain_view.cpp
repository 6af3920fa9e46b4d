// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/chain_view.h"

#include "gui/widgets/chain_row.h"

#include <QEvent>
#include <QVBoxLayout>

#include <set>
#include <utility>

namespace vfpilot::gui {
namespace {

constexpr std::size_t rowsInBox = 16;
constexpr int rowsAtOnce = 4; // a row is some eight widgets, and two pages show the chain

} // namespace

ChainView::ChainView(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins({});
    m_column->setSpacing(0);
    m_more.setInterval(0);
    m_more.setSingleShot(true);
    connect(&m_more, &QTimer::timeout, this, &ChainView::showMore);
}

void ChainView::setChain(const std::vector<protocol::Finding>& chain)
{
    std::set<std::string> ids;
    m_chain.clear();
    for (const protocol::Finding& finding : chain) {
        if (ids.insert(finding.id).second) // the engine names each once; a second is not shown
            m_chain.push_back(finding);
    }
    for (auto row = m_rows.begin(); row != m_rows.end();) {
        if (!ids.contains(row->first)) {
            delete row->second;
            row = m_rows.erase(row);
        } else {
            ++row;
        }
    }
    const int broken = protocol::firstBroken(chain);
    const std::string firstBroken = broken < 0 ? std::string() : chain[broken].id;
    const bool isNew = firstBroken != m_firstBroken;
    if (isNew)
        setOpen(std::exchange(m_firstBroken, firstBroken), false);
    m_shown = 0;
    showMore();
    if (isNew)
        setOpen(firstBroken, true);
}

void ChainView::showMore()
{
    for (int count = 0; count < rowsAtOnce && m_shown < m_chain.size(); ++count, ++m_shown) {
        const protocol::Finding& finding = m_chain[m_shown];
        ChainRow*& row = m_rows[finding.id];
        const bool isNew = !row;
        if (isNew)
            row = new ChainRow(this);
        boxOf(m_shown)->insertWidget(static_cast<int>(m_shown % rowsInBox), row);
        row->setNeighbors(m_shown > 0, m_shown + 1 < m_chain.size());
        row->show(finding);
        if (isNew && finding.id == m_firstBroken)
            row->setOpen(true);
    }
    if (m_shown < m_chain.size() && isVisible())
        m_more.start();
}

QVBoxLayout* ChainView::boxOf(std::size_t row)
{
    while (m_boxes.size() <= row / rowsInBox) {
        auto* box = new QWidget(this);
        m_boxes.push_back(new QVBoxLayout(box));
        m_boxes.back()->setContentsMargins({});
        m_boxes.back()->setSpacing(0);
        m_column->addWidget(box);
    }
    return m_boxes[row / rowsInBox];
}

void ChainView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_shown < m_chain.size())
        m_more.start();
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
    m_shown = 0;
    showMore();
}

} // namespace vfpilot::gui
