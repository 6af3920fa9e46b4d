// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/facts.h"
#include "core/protocol/vm.h"

#include <QAbstractItemModel>

#include <vector>

namespace vfpilot::gui {

/// The cluster's VMs as rows: this host's own, then a row for each other node with its VMs below
/// it. Those are only looked at and cannot be chosen.
class VmTable : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Id, Name, State, Holds, ColumnCount };
    static constexpr int vmidRole = Qt::UserRole;       ///< 0: a node's row
    static constexpr int searchRole = Qt::UserRole + 1; ///< what a person may look for

    using QAbstractItemModel::QAbstractItemModel;

    void show(const std::vector<protocol::VmInfo>& vms, const std::vector<protocol::VfFacts>& vfs);
    void retranslate();
    /// Of a VM of this host; invalid: there is none.
    QModelIndex indexOf(int vmid) const;
    int vmCount() const { return m_vmCount; } ///< on all nodes

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    /// What is told of a VM; words and signs for it are made when they are shown.
    struct Row
    {
        int vmid = 0;
        std::string name, lock, status;
        std::vector<std::string> held;
    };
    struct Node
    {
        std::string name;
        std::vector<Row> rows;
    };

    static Row rowOf(const protocol::VmInfo& vm, const std::vector<protocol::VfFacts>& vfs);
    const Row* rowAt(const QModelIndex& index) const;
    const Node* nodeAt(const QModelIndex& index) const;

    std::vector<Row> m_own;
    std::vector<Node> m_nodes;
    int m_vmCount = 0;
};

} // namespace vfpilot::gui
