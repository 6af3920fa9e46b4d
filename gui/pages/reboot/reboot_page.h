// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/reboot/reboot_model.h"
#include "gui/wizard/page.h"

#include <QTimer>

class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace vfpilot::gui {

class DocumentView;
class GuardBox;
class Notice;
class PhaseList;

/// Before the restart: what stops, and the recovery card. Then the wait, and what came of it.
class RebootPage : public Page
{
    Q_OBJECT

public:
    explicit RebootPage(HostModel& host, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Reboot; }
    QString title() const override;
    QString purpose() const override;
    void enter() override;
    bool isComplete() const override;
    QString nextLabel() const override;
    void next() override;
    bool canGoBack() const override;
    bool showsConnection() const override;

    /// The card as it is shown, for the tour.
    RebootModel& model() { return m_model; }

protected:
    void retranslate() override;

private:
    QWidget* makeReady();
    QWidget* makeWait();
    void refresh();
    void showNotice();
    void showGuests();
    void showCard();
    void showPhases();
    void saveCard();

    RebootModel m_model;
    QTimer m_clock;
    Notice* m_notice;
    QStackedWidget* m_stack;
    QWidget* m_empty;
    QWidget* m_ready = nullptr;
    QWidget* m_wait = nullptr;
    QLabel* m_guestsHeading = nullptr;
    QLabel* m_guestsNote = nullptr;
    QLabel* m_guests = nullptr;
    GuardBox* m_guard = nullptr;
    QFrame* m_cardFrame = nullptr;
    QLabel* m_cardHeading = nullptr;
    QLabel* m_cardWhy = nullptr;
    QLabel* m_cardSaved = nullptr;
    DocumentView* m_card = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_print = nullptr;
    QPushButton* m_retry;
    PhaseList* m_phases = nullptr;
    QLabel* m_waited = nullptr;
    int m_saved = 0; ///< 0: not tried, 1: saved, -1: could not be saved
};

} // namespace vfpilot::gui
