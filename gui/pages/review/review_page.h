// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/wizard/page.h"

class QLabel;
class QPushButton;

namespace vfpilot::gui {

class Notice;
class PlanView;
class ReviewModel;

/// The plan, to the byte, before anything is done; and the button that starts it.
class ReviewPage : public Page
{
    Q_OBJECT

public:
    explicit ReviewPage(HostModel& host, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Review; }
    QString title() const override;
    QString purpose() const override;
    QString nextLabel() const override;
    bool isComplete() const override;
    void next() override;
    void enter() override;

protected:
    void retranslate() override;

private:
    void showPlan();
    void showState();
    void savePlan();
    /// Where a host goes on that needs no change.
    PageId pageWithoutJob() const;

    ReviewModel* m_model;
    Notice* m_error;
    Notice* m_notes;
    Notice* m_unchanged;
    PlanView* m_plan;
    QLabel* m_footer;
    QPushButton* m_save;
    QString m_savedText;
};

} // namespace vfpilot::gui
