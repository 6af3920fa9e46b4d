// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/plan.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace vfpilot::gui {

class ChooseModel;
class HintedBox;

/// What other tools left on the host, each kind with a box to have it cleared away. Not there where
/// nothing was found.
class LeftoverList : public QWidget
{
    Q_OBJECT

public:
    explicit LeftoverList(ChooseModel& model, QWidget* parent = nullptr);

    void retranslate();

private:
    struct Entry
    {
        protocol::Leftover leftover;
        HintedBox* box;
    };

    void show();
    void fill(const std::vector<protocol::Leftover>& leftovers);
    void chooseAll();

    ChooseModel& m_model;
    QLabel* m_title;
    QLabel* m_purpose;
    QPushButton* m_all;
    QVBoxLayout* m_column;
    std::vector<Entry> m_entries;
};

} // namespace vfpilot::gui
