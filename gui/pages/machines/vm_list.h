// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/facts.h"
#include "core/protocol/vm.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QTreeView;

namespace vfpilot::gui {

class VmFilter;
class VmTable;

/// The VMs to choose from, with a field to look for one where they are many.
class VmList : public QWidget
{
    Q_OBJECT

public:
    explicit VmList(QWidget* parent = nullptr);

    /// `chosen`: a vmid, or 0.
    void show(const std::vector<protocol::VmInfo>& vms,
              const std::vector<protocol::VfFacts>& vfs,
              int chosen);
    void retranslate();

signals:
    void chosen(int vmid); ///< 0: none any more

private:
    void choose(int vmid);
    void look();

    VmTable* m_table;
    VmFilter* m_filter;
    QLineEdit* m_words;
    QTreeView* m_view;
    QLabel* m_noMatch;
    int m_chosen = 0;
    bool m_isFilling = false;
};

} // namespace vfpilot::gui
