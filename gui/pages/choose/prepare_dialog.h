// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;

namespace vfpilot::gui {

class Notice;
class PlanView;
class PrepareModel;

/// What a trial build would do, to the letter, and the button that has it done. Closes once the job
/// is there.
class PrepareDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PrepareDialog(PrepareModel& model, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refresh();
    void showNotice();

    PrepareModel& m_model;
    QString m_shownDigest;
    Notice* m_notice;
    PlanView* m_plan;
    QPushButton* m_again;
    QPushButton* m_confirm;
    QPushButton* m_close;
};

} // namespace vfpilot::gui
