// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/history/undo_model.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace vfpilot::gui {

class JobSteps;
class Notice;
class PlanView;

/// Takes one job back: shows what will be done, does it when the person says so, follows it to
/// its end. Can be closed at any time; the host goes on by itself.
class TakeBackDialog : public QDialog
{
    Q_OBJECT

public:
    TakeBackDialog(HostModel& host, const QString& job, QWidget* parent = nullptr);

    UndoModel& model() { return m_model; }

signals:
    /// The person wants the restart that makes the running system forget it, too.
    void rebootRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refresh();
    void showNotice();
    QString refusals() const;

    UndoModel m_model;
    QString m_shownDigest;
    Notice* m_notice;
    QStackedWidget* m_stack;
    PlanView* m_plan;
    JobSteps* m_steps;
    QLabel* m_errors;
    QPushButton* m_confirm;
    QPushButton* m_again;
    QPushButton* m_reboot;
    QPushButton* m_close;
};

} // namespace vfpilot::gui
