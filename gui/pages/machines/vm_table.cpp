// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/machines/vm_table.h"

#include "gui/text/machines_text.h"
#include "gui/text/plain.h"
#include "gui/wizard/palette.h"

#include <algorithm>

namespace vfpilot::gui {
namespace {

constexpr quintptr topLevel = 0; // else the node's number, from 1

// "0000:00:02.1" -> "00:02.1": the domain is the same for all and only costs room.
QString heldText(const std::vector<std::string>& held)
{
    QStringList texts;
    for (const std::string& one : held)
        texts << plainLine(one, 60).remove(QLatin1String("0000:"));
    return texts.isEmpty() ? machines_text::holdsNothing() : texts.join(u' ');
}

bool isVf(const std::string& address, const std::vector<protocol::VfFacts>& vfs)
{
    return std::any_of(vfs.begin(), vfs.end(),
                       [&address](const auto& vf) { return vf.address == address; });
}

} // namespace

VmTable::Row VmTable::rowOf(const protocol::VmInfo& vm, const std::vector<protocol::VfFacts>& vfs)
{
    Row row{vm.vmid, vm.name, vm.lock, vm.status, {}};
    for (const protocol::HostPci& device : vm.hostpci) {
        if (!device.mapping.empty())
            row.held.push_back("mapping=" + device.mapping);
        else if (vm.elsewhere) // what are VFs there is not known here
            row.held.insert(row.held.end(), device.addresses.begin(), device.addresses.end());
        else
            std::copy_if(device.addresses.begin(), device.addresses.end(),
                         std::back_inserter(row.held),
                         [&vfs](const std::string& address) { return isVf(address, vfs); });
    }
    return row;
}

void VmTable::show(const std::vector<protocol::VmInfo>& vms,
                   const std::vector<protocol::VfFacts>& vfs)
{
    beginResetModel();
    m_own.clear();
    m_nodes.clear();
    m_vmCount = static_cast<int>(vms.size());
    for (const protocol::VmInfo& vm : vms) {
        if (!vm.elsewhere) {
            m_own.push_back(rowOf(vm, vfs));
            continue;
        }
        if (m_nodes.empty() || m_nodes.back().name != vm.node)
            m_nodes.push_back({vm.node, {}});
        m_nodes.back().rows.push_back(rowOf(vm, vfs));
    }
    endResetModel();
}

void VmTable::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (const int rows = rowCount(); rows > 0)
        emit dataChanged(index(0, 0), index(rows - 1, ColumnCount - 1));
}

QModelIndex VmTable::indexOf(int vmid) const
{
    const auto row = std::find_if(m_own.begin(), m_own.end(),
                                  [vmid](const Row& one) { return one.vmid == vmid; });
    return row == m_own.end() ? QModelIndex() : index(static_cast<int>(row - m_own.begin()), 0);
}

QModelIndex VmTable::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || row >= rowCount(parent) || column < 0 || column >= ColumnCount)
        return {};
    const Node* node = nodeAt(parent);
    return createIndex(row, column,
                       node ? static_cast<quintptr>(node - m_nodes.data()) + 1 : topLevel);
}

QModelIndex VmTable::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == topLevel)
        return {};
    return createIndex(static_cast<int>(m_own.size() + child.internalId()) - 1, 0, topLevel);
}

int VmTable::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_own.size() + m_nodes.size());
    const Node* node = nodeAt(parent);
    return node && parent.column() == 0 ? static_cast<int>(node->rows.size()) : 0;
}

int VmTable::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

const VmTable::Row* VmTable::rowAt(const QModelIndex& index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    if (index.internalId() != topLevel)
        return &m_nodes[index.internalId() - 1].rows[row];
    return row < m_own.size() ? &m_own[row] : nullptr;
}

const VmTable::Node* VmTable::nodeAt(const QModelIndex& index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    const bool isNode = index.isValid() && index.internalId() == topLevel && row >= m_own.size();
    return isNode ? &m_nodes[row - m_own.size()] : nullptr;
}

QVariant VmTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::ForegroundRole)
        return index.internalId() == topLevel && rowAt(index) ? QVariant() : color(Role::Muted);
    const Row* row = rowAt(index);
    if (!row) {
        const Node& node = *nodeAt(index);
        if (role == vmidRole)
            return 0;
        if (role == searchRole)
            return plainLine(node.name, 60);
        if (role == Qt::DisplayRole && index.column() == Id)
            return machines_text::otherNode(node.name, static_cast<int>(node.rows.size()));
        return {};
    }
    if (role == vmidRole)
        return row->vmid;
    if (role == searchRole)
        return QStringLiteral("%1 %2 %3")
            .arg(row->vmid)
            .arg(plainLine(row->name, 200), heldText(row->held));
    if (role == Qt::ToolTipRole && index.column() == Name)
        return plainLine(row->name, 200);
    if (role == Qt::ToolTipRole && index.column() == Holds)
        return heldText(row->held);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Id:
        return QString::number(row->vmid);
    case Name:
        return plainLine(row->name, 60);
    case State:
        return machines_text::state(row->status, row->lock);
    default:
        return heldText(row->held);
    }
}

QVariant VmTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Id:
        return machines_text::columnId();
    case Name:
        return machines_text::columnName();
    case State:
        return machines_text::columnState();
    default:
        return machines_text::columnHolds();
    }
}

Qt::ItemFlags VmTable::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (index.internalId() == topLevel && rowAt(index))
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled; // its colour says that it is not for choosing
}

} // namespace vfpilot::gui
