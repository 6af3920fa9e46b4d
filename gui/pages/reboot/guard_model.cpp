// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/reboot/guard_model.h"

#include "gui/models/host_model.h"
#include "remote/engine_client.h"

#include <algorithm>
#include <utility>

namespace vfpilot::gui {
namespace {

constexpr auto guardKind = "guard";

bool isOn(const protocol::JobSummary& job)
{
    return job.kind == guardKind && job.state == protocol::JobState::Done;
}

} // namespace

GuardModel::GuardModel(HostModel& host, QObject* parent)
    : QObject(parent)
    , m_host(host)
    , m_follower(host.client())
{
    connect(&m_follower, &JobFollower::ended, this, [this] {
        const auto& job = m_follower.job();
        if (job.summary.state == protocol::JobState::Done)
            return end({});
        end(job.errors.empty() ? fail(Errc::Internal) : job.errors.front());
    });
    connect(&m_follower, &JobFollower::failed, this, [this](const Error& error) { end(error); });
}

void GuardModel::watchOver(const QString& job)
{
    if (m_job == job)
        return;
    m_job = job;
    if (m_isWanted)
        makePlan();
}

bool GuardModel::isSet() const
{
    const protocol::ProbeReply& probe = m_host.probe();
    return std::any_of(probe.jobs.begin(), probe.jobs.end(), [&](const auto& job) {
        return isOn(job) && job.bootId == probe.facts.bootId;
    });
}

void GuardModel::want(bool wanted)
{
    if (m_isWanted == wanted)
        return;
    m_isWanted = wanted;
    makePlan();
}

void GuardModel::setMinutes(int minutes)
{
    if (m_minutes == minutes)
        return;
    m_minutes = minutes;
    makePlan();
}

bool GuardModel::isReady() const
{
    return !m_isWanted || isSet() || (m_plan && m_plan->refusals.empty());
}

protocol::GuardGoal GuardModel::goal() const
{
    return {.job = m_job.toStdString(), .minutes = m_minutes, .sshPort = m_host.profile().port};
}

void GuardModel::makePlan()
{
    ++m_turn;
    m_plan.reset();
    m_error.reset();
    emit changed();
    if (!m_isWanted || m_job.isEmpty() || isSet())
        return;
    m_host.client().call<protocol::MakePlan>({goal()}, this,
                                             [this, turn = m_turn](Result<protocol::Plan> reply) {
                                                 if (turn != m_turn)
                                                     return;
                                                 if (reply)
                                                     m_plan = *std::move(reply);
                                                 else
                                                     m_error = reply.error();
                                                 emit changed();
                                             });
}

void GuardModel::set(std::function<void(Result<>)> then)
{
    if (!m_isWanted || isSet() || !m_plan)
        return then({});
    m_then = std::move(then);
    m_host.client().call<protocol::Apply>({goal(), m_plan->digest}, this,
                                          [this](Result<protocol::JobStarted> reply) {
                                              if (!reply)
                                                  return end(reply.error());
                                              if (reply->job.empty())
                                                  return end({});
                                              m_follower.follow(QString::fromStdString(reply->job));
                                          });
}

void GuardModel::end(Result<> result)
{
    if (const auto then = std::exchange(m_then, {}))
        then(std::move(result));
}

void GuardModel::confirm()
{
    const protocol::ProbeReply& probe = m_host.probe();
    const std::string& boot = probe.facts.bootId;
    const bool isDue = std::any_of(probe.jobs.begin(), probe.jobs.end(), [&boot](const auto& job) {
        return isOn(job) && job.bootId != boot;
    });
    if (!isDue || m_confirmedBoot == boot || !m_host.isConnected())
        return;
    m_confirmedBoot = boot;
    m_isWanted = false;
    // The sign-in that brought us here ends its watch as well: an error is nothing to tell.
    m_host.client().call<protocol::Confirm>({}, this, [](Result<protocol::JobStarted>) {});
}

bool GuardModel::hasActed() const
{
    const auto& jobs = m_host.probe().jobs;
    const auto newest =
        std::find_if(jobs.begin(), jobs.end(), [](const auto& job) { return job.kind == "sriov"; });
    return newest != jobs.end() && newest->guardActed;
}

} // namespace vfpilot::gui
