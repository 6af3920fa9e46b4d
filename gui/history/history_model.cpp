// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/history/history_model.h"

#include "gui/models/host_model.h"
#include "remote/engine_client.h"

#include <algorithm>
#include <utility>

namespace vfpilot::gui {
namespace {

constexpr std::size_t jobLimit = 500; // a host that sends pages without end is not followed

} // namespace

HistoryModel::HistoryModel(HostModel& host, QObject* parent)
    : QObject(parent)
    , m_host(host)
    , m_follower(host.client())
{
    connect(&m_follower, &JobFollower::changed, this, &HistoryModel::lookedChanged);
    connect(&m_follower, &JobFollower::ended, this, &HistoryModel::start);
    connect(&m_follower, &JobFollower::failed, this, &HistoryModel::failed);
}

void HistoryModel::start()
{
    if (!m_host.isConnected())
        return;
    ++m_turn;
    m_isLoading = true;
    m_incoming.clear();
    load({});
}

void HistoryModel::load(const std::string& cursor)
{
    m_host.client().call<protocol::ListJobs>(
        {cursor}, this, [this, turn = m_turn](Result<protocol::JobsReply> reply) {
            if (turn != m_turn)
                return;
            if (!reply) {
                m_isLoading = false;
                emit failed(reply.error());
                return;
            }
            std::move(reply->jobs.begin(), reply->jobs.end(), std::back_inserter(m_incoming));
            if (!reply->nextCursor.empty() && m_incoming.size() < jobLimit)
                return load(reply->nextCursor);
            m_isLoading = false;
            m_isLoaded = true;
            m_jobs = std::exchange(m_incoming, {});
            emit listChanged();
            emit lookedChanged();
        });
}

void HistoryModel::look(const QString& job)
{
    if (job != m_follower.followed())
        m_follower.follow(job);
}

const protocol::JobSummary* HistoryModel::looksAt() const
{
    const std::string id = m_follower.followed().toStdString();
    const auto found =
        std::find_if(m_jobs.begin(), m_jobs.end(), [&id](const auto& job) { return job.id == id; });
    return found == m_jobs.end() ? nullptr : &*found;
}

bool HistoryModel::canResume() const
{
    return m_follower.hasJob() && !m_resumeAsked && m_host.isConnected() &&
           m_follower.job().summary.state == protocol::JobState::Interrupted;
}

bool HistoryModel::canTakeBack() const
{
    if (!m_follower.hasJob() || !m_host.isConnected())
        return false;
    switch (m_follower.job().summary.state) {
    case protocol::JobState::Done:
    case protocol::JobState::Interrupted:
    case protocol::JobState::RollbackFailed:
        // The list knows what the single job does not: which newer job rests on it.
        return !looksAt() || looksAt()->undoBlockedBy.empty();
    case protocol::JobState::Running:
    case protocol::JobState::RolledBack:
    case protocol::JobState::Undone:
        return false;
    }
    return false;
}

void HistoryModel::resume()
{
    if (!canResume())
        return;
    m_resumeAsked = true;
    emit lookedChanged();
    m_host.client().call<protocol::ResumeJob>(
        {m_follower.job().summary.id}, this,
        [this, seq = m_follower.job().lastSeq](Result<protocol::JobStarted> reply) {
            m_resumeAsked = false;
            if (reply) {
                m_follower.follow(QString::fromStdString(reply->job), seq);
                return;
            }
            emit lookedChanged();
            emit failed(reply.error());
        });
}

} // namespace vfpilot::gui
