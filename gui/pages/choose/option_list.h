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

/// The parameters that a person may add or leave out, closed until asked for.
class OptionList : public QWidget
{
    Q_OBJECT

public:
    explicit OptionList(ChooseModel& model, QWidget* parent = nullptr);

    void retranslate();

private:
    struct Entry
    {
        protocol::ParameterOption option;
        HintedBox* box;
    };

    void show();
    void fill(const std::vector<protocol::ParameterOption>& options);
    void showChevron();

    ChooseModel& m_model;
    QPushButton* m_head;
    QWidget* m_body;
    QVBoxLayout* m_column;
    std::vector<Entry> m_entries;
};

} // namespace vfpilot::gui
