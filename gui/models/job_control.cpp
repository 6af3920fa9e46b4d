// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/job_control.h"

#include "gui/models/host_model.h"
#include "remote/engine_client.h"

namespace vfpilot::gui {

JobControl::JobControl(HostModel& host, QObject* parent)
    : QObject(parent)
    , m_host(host)
    , m_follower(host.client())
{
    connect(&m_follower, &JobFollower::changed, this, &JobControl::changed);
    connect(&m_follower, &JobFollower::failed, this, &JobControl::refused);
    connect(&m_follower, &JobFollower::ended, this, &JobControl::settle);
}

void JobControl::show(const QString& job)
{
    if (job == m_follower.followed() && (m_follower.hasJob() || job.isEmpty()))
        return;
    m_cancelAsked = false;
    m_resumeAsked = false;
    m_follower.follow(job);
}

bool JobControl::isIn(protocol::JobState state) const
{
    return hasJob() && job().summary.state == state;
}

bool JobControl::canCancel() const
{
    return isIn(protocol::JobState::Running) && m_follower.isLive() && !m_cancelAsked;
}

bool JobControl::isCancelling() const
{
    return m_cancelAsked && hasJob() && !m_follower.hasEnded();
}

bool JobControl::canResume() const
{
    return isIn(protocol::JobState::Interrupted) && !m_resumeAsked && m_host.isConnected();
}

void JobControl::cancel()
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

void JobControl::resume()
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
void JobControl::settle()
{
    if (m_host.isConnected())
        m_host.refresh();
}

} // namespace vfpilot::gui
