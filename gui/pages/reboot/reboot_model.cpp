// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/reboot/reboot_model.h"

#include "gui/models/host_model.h"
#include "remote/connection.h"
#include "remote/engine_client.h"

#include <algorithm>

namespace vfpilot::gui {

RebootModel::RebootModel(HostModel& host, QObject* parent)
    : QObject(parent)
    , m_host(host)
    , m_guard(host)
{
    connect(&m_guard, &GuardModel::changed, this, &RebootModel::changed);
    connect(&host, &HostModel::probed, this, &RebootModel::look);
    connect(&host, &HostModel::probeFailed, this, [this](const Error& error) {
        if (m_stage != Stage::Looking)
            return;
        m_error = error;
        emit changed();
    });
    if (host.connection()) {
        m_watch = new remote::RebootWatch(*host.connection(), this);
        connect(m_watch, &remote::RebootWatch::phaseChanged, this, &RebootModel::setPhase);
        connect(m_watch, &remote::RebootWatch::finished, this, &RebootModel::finish);
        connect(m_watch, &remote::RebootWatch::failed, this, &RebootModel::giveUp);
    }
}

void RebootModel::start()
{
    if (isWaiting())
        return;
    if (!m_host.hasProbe() || m_host.isProbing())
        set(Stage::Looking);
    else
        look();
    if (!m_listing && m_host.isConnected()) {
        m_listing = true;
        m_guestsUnreadable = false;
        m_guests.clear();
        listGuests({});
    }
}

void RebootModel::lookAgain()
{
    if (m_stage != Stage::Looking || m_host.isProbing() || !m_host.isConnected())
        return;
    m_error.reset();
    m_host.refresh();
    start();
}

bool RebootModel::isWaiting() const
{
    return m_stage == Stage::Asking || m_stage == Stage::GoingDown || m_stage == Stage::Down ||
           m_stage == Stage::Starting;
}

CardFacts RebootModel::card() const
{
    CardFacts card = m_card;
    card.guardMinutes = m_guard.isWanted() ? m_guard.minutes() : 0;
    return card;
}

qint64 RebootModel::waitedSeconds() const
{
    return m_since.isValid() ? m_since.elapsed() / 1000 : 0;
}

void RebootModel::look()
{
    if (isWaiting())
        return;
    m_guard.confirm();
    const protocol::ProbeReply& probe = m_host.probe();
    const bool isPending = probe.stage == "reboot-pending";
    if (isPending) {
        const auto job = std::find_if(probe.jobs.begin(), probe.jobs.end(),
                                      [](const auto& one) { return one.rebootNeeded; });
        if (job != probe.jobs.end()) {
            m_guard.watchOver(QString::fromStdString(job->id));
            readJob(job->id);
        }
    }
    if (m_stage == Stage::Looking)
        m_error.reset();
    if (m_stage == Stage::Back && !isPending)
        return; // "it is back" says more than "no restart is pending"
    if (m_stage == Stage::Failed && isPending)
        return;
    set(isPending ? Stage::Ready : Stage::NotNeeded);
}

void RebootModel::readJob(const std::string& id)
{
    if (m_hasCard && m_card.job == QString::fromStdString(id))
        return;
    m_host.client().call<protocol::GetJob>({id}, this, [this](Result<protocol::JobInfo> reply) {
        if (!reply) // without it there is no card, and the page says what it can
            return;
        m_card = cardFacts(m_host.profile().label(), m_host.profile().address, m_host.probe().facts,
                           *reply);
        m_hasCard = true;
        emit changed();
    });
}

void RebootModel::listGuests(const std::string& cursor)
{
    m_host.client().call<protocol::ListVms>({cursor}, this,
                                            [this](Result<protocol::VmsReply> reply) {
                                                if (!reply) {
                                                    m_listing = false;
                                                    m_guestsUnreadable = true;
                                                    emit changed();
                                                    return;
                                                }
                                                for (protocol::VmInfo& vm : reply->vms) {
                                                    if (vm.status == "running")
                                                        m_guests.push_back(std::move(vm));
                                                }
                                                if (!reply->nextCursor.empty())
                                                    return listGuests(reply->nextCursor);
                                                m_listing = false;
                                                m_guestsKnown = true;
                                                emit changed();
                                            });
}

void RebootModel::reboot()
{
    if (isWaiting() || !m_host.isConnected() || !m_guard.isReady())
        return;
    m_before = m_host.hello();
    m_error.reset();
    m_since.start();
    set(Stage::Asking);
    m_guard.set([this](Result<> done) {
        if (done)
            ask();
        else
            giveUp(done.error());
    });
}

void RebootModel::ask()
{
    m_host.client().call<protocol::Reboot>({m_before.bootId}, this,
                                           [this](Result<protocol::Empty> reply) {
                                               // A link that goes with the answer is what a restart
                                               // looks like, too.
                                               if (reply || reply.error().code == Errc::LinkLost)
                                                   watch();
                                               else
                                                   giveUp(reply.error());
                                           });
}

void RebootModel::waitOn()
{
    if (m_stage != Stage::Failed || !m_error || m_error->code != Errc::RebootTimeout)
        return;
    m_error.reset();
    watch();
}

void RebootModel::watch()
{
    set(Stage::GoingDown);
    if (m_watch)
        m_watch->start(m_before);
}

void RebootModel::setPhase(remote::RebootWatch::Phase phase)
{
    if (!isWaiting())
        return;
    switch (phase) {
    case remote::RebootWatch::Phase::GoingDown:
        return set(Stage::GoingDown);
    case remote::RebootWatch::Phase::Down:
        return set(Stage::Down);
    case remote::RebootWatch::Phase::Starting:
        return set(Stage::Starting);
    case remote::RebootWatch::Phase::Back:
        return; // finish() comes with the proof
    }
}

void RebootModel::finish(const protocol::Hello&)
{
    if (!isWaiting())
        return;
    m_guests.clear();
    m_guestsKnown = false;
    set(Stage::Back);
    m_host.refresh();
}

void RebootModel::giveUp(const Error& error)
{
    m_error = error;
    set(Stage::Failed);
}

void RebootModel::set(Stage stage)
{
    m_stage = stage;
    emit changed();
}

} // namespace vfpilot::gui
