// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace vfpilot::gui {

/// Rows of a VmTable that hold every word looked for; of a node whose name holds them, all.
class VmFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit VmFilter(QObject* parent = nullptr);

    void setWords(const QString& text);
    bool isOn() const { return !m_words.isEmpty(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

} // namespace vfpilot::gui
