// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/finish/finish_model.h"
#include "gui/wizard/page.h"

class QLabel;
class QPushButton;

namespace vfpilot::gui {

class Notice;

/// What the host has now, what to keep, and the way back.
class FinishPage : public Page
{
    Q_OBJECT

public:
    explicit FinishPage(HostModel& host, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Finish; }
    QString title() const override;
    QString purpose() const override;
    void enter() override;
    bool isComplete() const override;
    QString nextLabel() const override;
    /// The primary button saves the report.
    void next() override;

    const FinishModel& model() const { return m_model; }

protected:
    void retranslate() override;

private:
    void showState();
    QWidget* makeSection(QLabel*& heading, QLabel*& text, QPushButton* button);
    void refresh();
    QStringList doneLines() const;
    QStringList holderLines() const;
    void saveCard();

    FinishModel m_model;
    QLabel* m_doneHeading = nullptr;
    QLabel* m_done = nullptr;
    QLabel* m_holdersHeading = nullptr;
    QLabel* m_holders = nullptr;
    QLabel* m_keepHeading = nullptr;
    QLabel* m_keep = nullptr;
    QLabel* m_kernelHeading = nullptr;
    QLabel* m_kernel = nullptr;
    QLabel* m_backHeading = nullptr;
    QLabel* m_back = nullptr;
    Notice* m_state;
    QPushButton* m_again;
    QPushButton* m_card;
    QPushButton* m_history;
    QString m_savedText;
    int m_saved = 0; ///< report: 1 saved, -1 failed; card: 2 saved, -2 failed
};

} // namespace vfpilot::gui
