// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/plan.h"

#include <QWidget>

class QListWidget;
class QVBoxLayout;

namespace vfpilot::gui {

class ScrollColumn;

/// The steps of a plan by group on the left, and on the right exactly what the chosen one does.
/// Serves Review, taking back, and giving a VF to a VM.
class PlanView : public QWidget
{
    Q_OBJECT

public:
    /// `name` begins the object names: "review" gives "review.steps" and "review.detail".
    explicit PlanView(const QString& name, QWidget* parent = nullptr);

    /// Shows the plan and chooses its first step.
    void setPlan(const protocol::Plan& plan);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fillList();
    void addGroup(const std::string& group);
    void showStep(int index);
    void showCommands(const protocol::PlannedStep& step);
    int chosenStep() const;

    protocol::Plan m_plan;
    QListWidget* m_steps;
    ScrollColumn* m_detail;
    QWidget* m_content = nullptr;
    QVBoxLayout* m_column = nullptr;
};

} // namespace vfpilot::gui
