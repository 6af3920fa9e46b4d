// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/machines/vm_list.h"

#include "gui/pages/machines/vm_filter.h"
#include "gui/pages/machines/vm_table.h"
#include "gui/text/machines_text.h"
#include "gui/widgets/labels.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

namespace vfpilot::gui {
namespace {

constexpr int manyVms = 8; // as many are in sight

} // namespace

VmList::VmList(QWidget* parent)
    : QWidget(parent)
    , m_table(new VmTable(this))
    , m_filter(new VmFilter(this))
    , m_words(new QLineEdit(this))
    , m_view(new QTreeView(this))
    , m_noMatch(wrappedLabel("muted", this))
{
    m_words->setObjectName(QStringLiteral("machines.filter"));
    m_words->setClearButtonEnabled(true);
    m_noMatch->setObjectName(QStringLiteral("machines.no-match"));
    m_filter->setSourceModel(m_table);
    m_view->setObjectName(QStringLiteral("machines.vms"));
    m_view->setModel(m_filter);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setMinimumHeight(170);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setResizeContentsPrecision(100); // rows that are measured
    m_view->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->header()->setSectionResizeMode(VmTable::Name, QHeaderView::Stretch);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(m_words);
    column->addWidget(m_noMatch);
    column->addWidget(m_view);
    m_words->hide();
    m_noMatch->hide();

    connect(m_words, &QLineEdit::textChanged, this, &VmList::look);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_isFilling)
            return;
        const QModelIndexList rows = m_view->selectionModel()->selectedRows();
        m_chosen = rows.isEmpty() ? 0 : rows.first().data(VmTable::vmidRole).toInt();
        emit chosen(m_chosen);
    });
    retranslate();
}

void VmList::show(const std::vector<protocol::VmInfo>& vms,
                  const std::vector<protocol::VfFacts>& vfs,
                  int chosen)
{
    m_isFilling = true;
    m_table->show(vms, vfs);
    m_view->setRootIsDecorated(m_table->rowCount() > 0 && vms.back().elsewhere);
    m_words->setVisible(m_table->vmCount() > manyVms);
    if (!m_words->isVisibleTo(this))
        m_words->clear();
    m_isFilling = false;
    choose(chosen);
    look();
}

/// Without telling it: whoever says so knows.
void VmList::choose(int vmid)
{
    m_isFilling = true;
    m_chosen = vmid;
    const QModelIndex index = m_filter->mapFromSource(m_table->indexOf(vmid));
    if (index.isValid()) {
        m_view->setCurrentIndex(index);
    } else {
        m_view->clearSelection();
        m_view->setCurrentIndex({});
    }
    m_isFilling = false;
}

/// What is chosen stays so, in sight or not.
void VmList::look()
{
    m_isFilling = true;
    m_filter->setWords(m_words->text());
    for (int row = m_filter->rowCount() - 1; row >= 0; --row) { // nodes are the last
        const QModelIndex index = m_filter->index(row, 0);
        if (index.data(VmTable::vmidRole).toInt() != 0)
            break;
        m_view->setFirstColumnSpanned(row, {}, true);
    }
    if (m_filter->isOn()) // one by one the rows would be laid out for each
        m_view->expandAll();
    else
        m_view->collapseAll();
    m_noMatch->setVisible(m_table->vmCount() > 0 && m_filter->rowCount() == 0);
    m_isFilling = false;
    choose(m_chosen);
}

void VmList::retranslate()
{
    m_words->setPlaceholderText(machines_text::filter());
    m_words->setAccessibleName(machines_text::filter());
    m_noMatch->setText(machines_text::noMatch());
    m_view->setAccessibleName(machines_text::vmsHeading());
    m_table->retranslate();
}

} // namespace vfpilot::gui
