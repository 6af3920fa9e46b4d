// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QCheckBox;
class QLabel;
class QSpinBox;

namespace vfpilot::gui {

class DiffView;
class GuardModel;

/// Whether the host shall take the change back by itself, after how long, and what is put on it for
/// that.
class GuardBox : public QFrame
{
    Q_OBJECT

public:
    explicit GuardBox(GuardModel& model, QWidget* parent = nullptr);

    void retranslate();
    void refresh();

private:
    QString planLines() const;

    GuardModel& m_model;
    QCheckBox* m_wanted;
    QLabel* m_after;
    QSpinBox* m_minutes;
    QLabel* m_meaning;
    QLabel* m_state;
    DiffView* m_unit;
};

} // namespace vfpilot::gui
