// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/apply/apply_model.h"

#include "gui/models/host_model.h"
#include "remote/engine_client.h"

namespace vfpilot::gui {
namespace {

bool isOver(const protocol::JobSummary& job)
{
    return job.state != protocol::JobState::Running && job.state != protocol::JobState::Interrupted;
}

/// The job a wizard that comes to this host anew has to show.
QString jobToShow(const protocol::ProbeReply& probe)
{
    for (const protocol::JobSummary& job : probe.jobs) {
        if (!isOver(job) || (probe.stage == "reboot-pending" && job.rebootNeeded))
            return QString::fromStdString(job.id);
    }
    return {};
}

} // namespace

ApplyModel::ApplyModel(HostModel& host, QObject* parent)
    : QObject(parent)
    , m_host(host)
    , m_follower(host.client())
{
    connect(&m_follower, &JobFollower::changed, this, &ApplyModel::changed);
    connect(&m_follower, &JobFollower::failed, this, &ApplyModel::refused);
    connect(&m_follower, &JobFollower::ended, this, &ApplyModel::settle);
}

void ApplyModel::start()
{
    const QString job = m_host.job().isEmpty() ? jobToShow(m_host.probe()) : m_host.job();
    if (job == m_follower.followed() && (m_follower.hasJob() || job.isEmpty()))
        return;
    m_cancelAsked = false;
    m_resumeAsked = false;
    m_follower.follow(job);
}

bool ApplyModel::canCancel() const
{
    return hasJob() && m_follower.isLive() && !m_cancelAsked &&
           job().summary.state == protocol::JobState::Running;
}

bool ApplyModel::isCancelling() const
{
    return m_cancelAsked && hasJob() && !m_follower.hasEnded();
}

bool ApplyModel::canResume() const
{
    return hasJob() && !m_resumeAsked && m_host.isConnected() &&
           job().summary.state == protocol::JobState::Interrupted;
}

void ApplyModel::cancel()
{
    if (!canCancel())
        return;
    m_cancelAsked = true;
    emit changed();
    m_host.client().call<protocol::CancelJob>({job().summary.id}, this,
                                              [this](Result<protocol::Empty> reply) {
                                                  if (reply)
                                                      return;
                                                  m_cancelAsked = false;
                                                  emit changed();
                                                  emit refused(reply.error());
                                              });
}

void ApplyModel::resume()
{
    if (!canResume())
        return;
    m_resumeAsked = true;
    emit changed();
    m_host.client().call<protocol::ResumeJob>(
        {job().summary.id}, this, [this, seq = job().lastSeq](Result<protocol::JobStarted> reply) {
            m_resumeAsked = false;
            if (reply) {
                m_cancelAsked = false;
                m_follower.follow(QString::fromStdString(reply->job), seq);
                return;
            }
            emit changed();
            emit refused(reply.error());
        });
}

// What is known of the host was seen before this job ended.
void ApplyModel::settle()
{
    if (m_host.isConnected())
        m_host.refresh();
}

} // namespace vfpilot::gui
