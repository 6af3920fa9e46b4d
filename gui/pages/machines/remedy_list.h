// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/finding.h"

#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace vfpilot::gui {

class HintedBox;

/// What can be set right in the chosen VM along with the VF: a box for each remedy that its lint
/// offers. Not there where it offers none.
class RemedyList : public QWidget
{
    Q_OBJECT

public:
    explicit RemedyList(QWidget* parent = nullptr);

    /// `chosen`: names of remedies.
    void show(const std::vector<protocol::Finding>& lint, const std::vector<std::string>& chosen);
    bool isEmpty() const { return m_entries.empty(); }
    void retranslate();

signals:
    void changed(const std::vector<std::string>& chosen);

private:
    struct Entry
    {
        protocol::Finding finding;
        HintedBox* box;
    };

    void fill(const std::vector<protocol::Finding>& lint);
    std::vector<std::string> chosen() const;

    QLabel* m_title;
    QVBoxLayout* m_column;
    std::vector<Entry> m_entries;
};

} // namespace vfpilot::gui
