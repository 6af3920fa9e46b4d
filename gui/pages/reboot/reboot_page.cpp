// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/reboot/reboot_page.h"

#include "gui/models/host_model.h"
#include "gui/pages/reboot/guard_box.h"
#include "gui/report/print.h"
#include "gui/report/recovery_card.h"
#include "gui/report/save.h"
#include "gui/text/error_text.h"
#include "gui/text/reboot_text.h"
#include "gui/widgets/document_view.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/phase_list.h"
#include "gui/widgets/scroll_column.h"
#include "gui/wizard/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace vfpilot::gui {
namespace {

using Stage = RebootModel::Stage;

constexpr std::size_t guestLimit = 10; // that are named; the rest is counted

QFrame* makeCard(QWidget* parent)
{
    auto* frame = new QFrame(parent);
    setKind(frame, "card");
    return frame;
}

} // namespace

RebootPage::RebootPage(HostModel& host, QWidget* parent)
    : Page(host, parent)
    , m_model(host)
    , m_notice(new Notice(QStringLiteral("reboot.state"), this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new QWidget(this))
    , m_retry(new QPushButton(this))
{
    m_ready = makeReady();
    m_wait = makeWait();
    m_retry->setObjectName(QStringLiteral("reboot.retry"));
    m_notice->addButton(m_retry);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_ready);
    m_stack->addWidget(m_wait);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 0, 28, 12);
    column->setSpacing(12);
    column->addWidget(m_notice);
    column->addWidget(m_stack, 1);

    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &RebootPage::showPhases);
    connect(&m_model, &RebootModel::changed, this, &RebootPage::refresh);
    connect(&host, &HostModel::connectedChanged, this, &RebootPage::refresh);
    connect(m_save, &QPushButton::clicked, this, &RebootPage::saveCard);
    connect(m_print, &QPushButton::clicked, this,
            [this] { askAndPrint(this, reboot_text::printCard(), recoveryCard(m_model.card())); });
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (m_model.stage() == Stage::Looking)
            m_model.lookAgain();
        else if (m_model.error() && m_model.error()->code == Errc::RebootTimeout)
            m_model.waitOn();
        else
            m_model.reboot();
    });
    retranslate();
}

QWidget* RebootPage::makeReady()
{
    auto* page = new QWidget(this);
    m_guestsHeading = plainLabel("heading", page);
    m_guestsNote = wrappedLabel("muted", page);
    m_guests = wrappedLabel("", page);
    m_guests->setObjectName(QStringLiteral("reboot.guests"));
    m_cardHeading = plainLabel("heading", page);
    m_cardWhy = wrappedLabel("muted", page);
    m_cardSaved = plainLabel("muted", page);
    m_card = new DocumentView(page);
    m_card->setObjectName(QStringLiteral("reboot.card"));
    m_save = new QPushButton(page);
    m_save->setObjectName(QStringLiteral("reboot.save-card"));
    m_print = new QPushButton(page);
    m_print->setObjectName(QStringLiteral("reboot.print-card"));

    auto* guestsFrame = makeCard(page);
    auto* guests = new QVBoxLayout(guestsFrame);
    guests->setContentsMargins(16, 14, 16, 14);
    guests->setSpacing(8);
    guests->addWidget(m_guestsHeading);
    guests->addWidget(m_guestsNote);
    guests->addWidget(m_guests);
    guests->addStretch();

    m_cardFrame = makeCard(page);
    auto* card = new QVBoxLayout(m_cardFrame);
    card->setContentsMargins(16, 14, 16, 14);
    card->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(m_cardHeading);
    head->addStretch();
    head->addWidget(m_cardSaved);
    head->addWidget(m_print);
    head->addWidget(m_save);
    card->addLayout(head);
    card->addWidget(m_cardWhy);
    card->addWidget(m_card, 1);

    auto* row = new QHBoxLayout(page);
    row->setContentsMargins({});
    row->setSpacing(14);
    m_guard = new GuardBox(m_model.guard(), page);
    auto* left = new ScrollColumn(page);
    left->column()->setContentsMargins({});
    left->add(guestsFrame);
    left->add(m_guard);
    left->column()->addStretch();
    row->addWidget(left, 3);
    row->addWidget(m_cardFrame, 5);
    return page;
}

QWidget* RebootPage::makeWait()
{
    auto* page = new QWidget(this);
    m_phases = new PhaseList(page);
    m_phases->setObjectName(QStringLiteral("reboot.phases"));
    m_waited = plainLabel("muted", page);
    auto* frame = makeCard(page);
    auto* inside = new QVBoxLayout(frame);
    inside->setContentsMargins(24, 20, 24, 20);
    inside->setSpacing(18);
    inside->addWidget(m_phases);
    inside->addWidget(m_waited);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->addWidget(frame);
    column->addStretch();
    return page;
}

QString RebootPage::title() const
{
    return reboot_text::title();
}

QString RebootPage::purpose() const
{
    return reboot_text::purpose();
}

void RebootPage::enter()
{
    m_model.start();
    refresh();
}

bool RebootPage::isComplete() const
{
    switch (m_model.stage()) {
    case Stage::NotNeeded:
    case Stage::Back:
        return true;
    case Stage::Ready:
        return host().isConnected() && m_model.guard().isReady();
    case Stage::Looking:
    case Stage::Asking:
    case Stage::GoingDown:
    case Stage::Down:
    case Stage::Starting:
    case Stage::Failed:
        return false;
    }
    return false;
}

QString RebootPage::nextLabel() const
{
    switch (m_model.stage()) {
    case Stage::NotNeeded:
    case Stage::Back:
        return reboot_text::nextVerify();
    case Stage::Ready:
        return reboot_text::reboot();
    case Stage::Looking:
    case Stage::Asking:
    case Stage::GoingDown:
    case Stage::Down:
    case Stage::Starting:
    case Stage::Failed:
        return {};
    }
    return {};
}

void RebootPage::next()
{
    if (m_model.stage() == Stage::Ready)
        m_model.reboot();
    else
        emit finished();
}

bool RebootPage::canGoBack() const
{
    return !m_model.isWaiting();
}

bool RebootPage::showsConnection() const
{
    return m_model.isWaiting() || m_model.stage() == Stage::Failed;
}

void RebootPage::retranslate()
{
    m_guestsHeading->setText(reboot_text::guestsHeading());
    m_cardHeading->setText(reboot_text::cardHeading());
    m_cardWhy->setText(reboot_text::cardWhy());
    m_save->setText(reboot_text::saveCard());
    m_print->setText(reboot_text::printCard());
    m_card->setAccessibleName(reboot_text::cardHeading());
    m_guard->retranslate();
    refresh();
    emit titleChanged();
}

void RebootPage::refresh()
{
    const bool isWaiting = m_model.isWaiting();
    if (isWaiting && !m_clock.isActive())
        m_clock.start();
    else if (!isWaiting)
        m_clock.stop();
    QWidget* wanted = m_empty;
    if (m_model.stage() == Stage::Ready || m_model.stage() == Stage::Failed)
        wanted = m_ready;
    else if (isWaiting || m_model.stage() == Stage::Back)
        wanted = m_wait;
    m_stack->setCurrentWidget(wanted);
    showNotice();
    showGuests();
    m_guard->refresh();
    showCard();
    showPhases();
    emit completeChanged();
}

void RebootPage::showNotice()
{
    m_retry->setVisible(false);
    const bool isAtRest = m_model.stage() == Stage::NotNeeded || m_model.stage() == Stage::Back;
    if (isAtRest && m_model.guard().hasActed())
        return m_notice->show(Notice::Tone::Warning, reboot_text::guardActed(),
                              reboot_text::guardActedDetail());
    switch (m_model.stage()) {
    case Stage::Looking:
        if (!m_model.error())
            return m_notice->show(Notice::Tone::Busy, reboot_text::looking());
        m_retry->setText(reboot_text::lookAgain());
        m_retry->setVisible(true);
        return m_notice->show(Notice::Tone::Blocking, reboot_text::notLooked(),
                              errorText(*m_model.error()));
    case Stage::NotNeeded:
        return m_notice->show(Notice::Tone::Ok, reboot_text::notNeeded(),
                              reboot_text::notNeededDetail());
    case Stage::Ready:
        return m_notice->show(Notice::Tone::Plain, reboot_text::ready(),
                              reboot_text::readyDetail());
    case Stage::Asking:
    case Stage::GoingDown:
    case Stage::Down:
    case Stage::Starting:
        return m_notice->show(Notice::Tone::Busy, reboot_text::waitHeading(),
                              reboot_text::waitDetail());
    case Stage::Back:
        return m_notice->show(Notice::Tone::Ok, reboot_text::back(), reboot_text::backDetail());
    case Stage::Failed:
        break;
    }
    if (!m_model.error())
        return;
    const Error& error = *m_model.error();
    m_notice->show(Notice::Tone::Blocking, errorText(error), reboot_text::adviceFor(error));
    m_retry->setText(error.code == Errc::RebootTimeout ? reboot_text::waitOn()
                                                       : reboot_text::again());
    m_retry->setVisible(error.code != Errc::OtherMachine);
}

void RebootPage::showGuests()
{
    QStringList names;
    const auto& guests = m_model.guests();
    const std::size_t shown = guests.size() > guestLimit + 1 ? guestLimit : guests.size();
    for (std::size_t i = 0; i < shown; ++i)
        names << reboot_text::guest(guests[i].vmid, guests[i].name, guests[i].startsAtBoot);
    if (shown < guests.size())
        names << reboot_text::moreGuests(static_cast<int>(guests.size() - shown));
    m_guests->setText(names.join(u'\n'));
    m_guests->setVisible(!names.isEmpty());
    if (m_model.areGuestsUnreadable())
        m_guestsNote->setText(reboot_text::guestsUnreadable());
    else if (!m_model.guestsKnown())
        m_guestsNote->setText(reboot_text::guestsUnknown());
    else
        m_guestsNote->setText(names.isEmpty() ? reboot_text::guestsNone()
                                              : reboot_text::guestsStop());
}

void RebootPage::showCard()
{
    m_cardFrame->setVisible(m_model.hasCard());
    if (m_model.hasCard())
        m_card->show(recoveryCard(m_model.card()));
    m_cardSaved->setText(m_saved == 0  ? QString()
                         : m_saved > 0 ? reboot_text::cardSaved()
                                       : reboot_text::cardNotSaved());
}

void RebootPage::showPhases()
{
    const QStringList phases{reboot_text::phaseDown(), reboot_text::phaseStarting(),
                             reboot_text::phaseNewBoot(), reboot_text::phaseSame()};
    int current = 0;
    if (m_model.stage() == Stage::Down || m_model.stage() == Stage::Starting)
        current = 1;
    else if (m_model.stage() == Stage::Back)
        current = static_cast<int>(phases.size());
    m_phases->show(phases, current);
    m_waited->setText(m_model.isWaiting() ? reboot_text::waited(m_model.waitedSeconds())
                                          : QString());
    m_waited->setVisible(m_model.isWaiting());
}

void RebootPage::saveCard()
{
    const Document card = recoveryCard(m_model.card());
    askWhereToSave(
        this, reboot_text::saveCardTitle(),
        fileNameFor(QStringLiteral("recovery"), m_model.card().host, QStringLiteral("html")),
        {reboot_text::webPages(), reboot_text::plainTexts()}, [this, card](const QString& path) {
            m_saved = saveDocument(card, path) ? 1 : -1;
            refresh();
        });
}

} // namespace vfpilot::gui
