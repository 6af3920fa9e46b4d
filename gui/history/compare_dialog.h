// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/history/compare_model.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace vfpilot::gui {

class ComboBox;
class Notice;
class ScrollColumn;

/// A job beside another one, or beside the host as it is now. Looks only.
class CompareDialog : public QDialog
{
    Q_OBJECT

public:
    /// `jobs` are those it can be compared with; it itself may be among them.
    CompareDialog(HostModel& host,
                  const protocol::JobSummary& job,
                  const std::vector<protocol::JobSummary>& jobs,
                  QWidget* parent = nullptr);

    CompareModel& model() { return m_model; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fillChoice();
    void refresh();
    void showNotice();
    void fill();
    void addSteps(QWidget* content);

    CompareModel m_model;
    protocol::JobSummary m_job;
    std::vector<protocol::JobSummary> m_others;
    QLabel* m_jobLabel;
    ComboBox* m_with;
    Notice* m_notice;
    ScrollColumn* m_scroll;
    QWidget* m_content = nullptr;
    QPushButton* m_close;
};

/// It can be compared with what is on the host now.
bool standsOnHost(const protocol::JobSummary& job);

} // namespace vfpilot::gui
