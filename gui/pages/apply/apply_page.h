// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/apply/apply_model.h"
#include "gui/wizard/page.h"

#include <optional>

class QLabel;
class QPushButton;

namespace vfpilot::gui {

class JobSteps;
class Notice;
class OutputPane;

/// The job while it runs, and what came of it.
class ApplyPage : public Page
{
    Q_OBJECT

public:
    explicit ApplyPage(HostModel& host, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Apply; }
    QString title() const override;
    QString purpose() const override;
    void enter() override;
    bool isComplete() const override;
    QString nextLabel() const override;
    bool canGoBack() const override;

protected:
    void retranslate() override;

private:
    void refresh();
    void showState();
    void showErrors();
    void confirmCancel();
    void takeBack();

    ApplyModel m_model;
    std::optional<Error> m_refusal;
    Notice* m_state;
    Notice* m_refused;
    QLabel* m_errors;
    QLabel* m_stepsHeading;
    JobSteps* m_steps;
    OutputPane* m_output;
    QLabel* m_cancelMeaning;
    QPushButton* m_cancel;
    QPushButton* m_resume;
    QPushButton* m_takeBack;
    QWidget* m_cancelBar;
};

} // namespace vfpilot::gui
