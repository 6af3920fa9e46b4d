// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/history/history_model.h"
#include "gui/wizard/view.h"

#include <optional>

class QLabel;
class QListWidget;
class QPushButton;

namespace vfpilot::gui {

class JobSteps;
class Notice;
class OutputPane;

/// The jobs of the host: what each did, and the way to go on with it or to take it back.
class HistoryView : public View
{
    Q_OBJECT

public:
    explicit HistoryView(HostModel& host, QWidget* parent = nullptr);

    QString title() const override;
    QString purpose() const override;
    void enter() override;

    HistoryModel& model() { return m_model; }

protected:
    void retranslate() override;

private:
    QWidget* makeDetails();
    void fillList();
    void refresh();
    void showNone();
    void showState();
    QString whyNot() const;
    void takeBack();
    void compare();
    bool canCompare() const;

    HistoryModel m_model;
    std::optional<Error> m_error;
    Notice* m_empty;
    QPushButton* m_again;
    QListWidget* m_list;
    QWidget* m_details = nullptr;
    Notice* m_state = nullptr;
    QLabel* m_errorsHeading = nullptr;
    QLabel* m_errors = nullptr;
    QLabel* m_stepsHeading = nullptr;
    JobSteps* m_steps = nullptr;
    OutputPane* m_output = nullptr;
    QPushButton* m_resume = nullptr;
    QPushButton* m_takeBack = nullptr;
    QPushButton* m_compare = nullptr;
    bool m_isFilling = false;
};

} // namespace vfpilot::gui
