// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QRadioButton;

namespace vfpilot::gui {

class ChooseModel;

/// What makes the VFs again at each start: each way with what it means.
class PersistenceChoice : public QWidget
{
    Q_OBJECT

public:
    explicit PersistenceChoice(ChooseModel& model, QWidget* parent = nullptr);

    void retranslate();

private:
    struct Way
    {
        std::string id;
        QRadioButton* button;
        QLabel* hint;
    };

    void show();

    ChooseModel& m_model;
    QLabel* m_title;
    std::vector<Way> m_ways;
};

} // namespace vfpilot::gui
