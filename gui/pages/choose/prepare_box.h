// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace vfpilot::gui {

class BuildOutcome;
class HostModel;
class JobSteps;
class Notice;
class OutputPane;
class PrepareModel;

/// The trial build: what it would do, its progress, and what has come of it. Not there where there
/// is nothing to build.
class PrepareBox : public QFrame
{
    Q_OBJECT

public:
    PrepareBox(HostModel& host, PrepareModel& model, QWidget* parent = nullptr);

    void retranslate();

private:
    void refresh();
    void showOutcomes();
    void showState();
    bool showJob();
    void showVerdict();
    void showButtons();
    void review();
    void askToCancel();
    void takeBack();

    HostModel& m_host;
    PrepareModel& m_model;
    QLabel* m_title;
    QLabel* m_meaning;
    QVBoxLayout* m_outcomes;
    std::vector<BuildOutcome*> m_rows;
    Notice* m_state;
    JobSteps* m_steps;
    OutputPane* m_output;
    QLabel* m_hint;
    QPushButton* m_show;
    QPushButton* m_cancel;
    QPushButton* m_resume;
    QPushButton* m_takeBack;
};

} // namespace vfpilot::gui
