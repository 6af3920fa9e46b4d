// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/job_follower.h"

#include "gui/text/plain.h"
#include "remote/engine_client.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace vfpilot::gui {
namespace {

constexpr int quietLimitMs = 5000;
constexpr int startLimitMs = 15000;
constexpr int askAgainMs = 300;
constexpr qint64 firstLook = 256 * 1024; // bytes of output that a newcomer reads

} // namespace

JobFollower::JobFollower(remote::EngineClient& client, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_startLimitMs(startLimitMs)
{
    m_again.setSingleShot(true);
    m_again.setInterval(askAgainMs);
    connect(&m_again, &QTimer::timeout, this, &JobFollower::ask);
    m_quiet.setInterval(quietLimitMs);
    // A job that is killed says nothing: after a while without a word ask whether it is there.
    connect(&m_quiet, &QTimer::timeout, this, &JobFollower::ask);
    connect(&client, &remote::EngineClient::helloReceived, this, &JobFollower::ask);
    connect(&client, &remote::EngineClient::linkLost, this, &JobFollower::lose);
    connect(&client, &remote::EngineClient::jobRecordReceived, this, &JobFollower::takeRecord);
    connect(&client, &remote::EngineClient::jobOutputReceived, this, &JobFollower::takeOutput);
}

void JobFollower::setLimits(int quietMs, int startMs)
{
    m_quiet.setInterval(quietMs);
    m_startLimitMs = startMs;
}

void JobFollower::follow(const QString& job, std::int64_t seqBefore)
{
    if (job != m_id) {
        m_id = job;
        m_job = {};
        m_hasJob = false;
        m_output.clear();
        m_outputCut = false;
        m_nextByte = 0;
        m_clockOffset.reset();
        emit outputReset();
    }
    ++m_turn;
    m_isLive = false;
    m_isAsking = false;
    m_isSubscribing = false;
    m_toldEnd = false;
    m_seqBefore = seqBefore;
    m_waiting.start();
    m_quiet.stop();
    m_again.stop();
    emit changed();
    ask();
}

bool JobFollower::hasEnded() const
{
    return m_hasJob && isAtRest(m_job.summary.state);
}

qint64 JobFollower::elapsedMs(const protocol::JobStep& step) const
{
    if (step.beganMs == 0)
        return 0;
    if (step.endedMs != 0)
        return std::max<qint64>(0, step.endedMs - step.beganMs);
    const qint64 now = QDateTime::currentMSecsSinceEpoch() - m_clockOffset.value_or(0);
    return std::max<qint64>(0, now - step.beganMs);
}

void JobFollower::ask()
{
    if (m_id.isEmpty() || m_isAsking || !m_client.isOpen())
        return;
    m_isAsking = true;
    m_client.call<protocol::GetJob>({m_id.toStdString()}, this,
                                    [this, turn = m_turn](Result<protocol::JobInfo> reply) {
                                        if (turn != m_turn)
                                            return;
                                        m_isAsking = false;
                                        if (reply)
                                            take(*reply);
                                        else if (reply.error().code != Errc::LinkLost)
                                            emit failed(reply.error());
                                    });
}

void JobFollower::take(const protocol::JobInfo& job)
{
    if (!m_hasJob && job.outputSize > firstLook) {
        m_nextByte = job.outputSize - firstLook;
        m_outputCut = true;
    }
    // Records may have overtaken the answer; then it is the older of the two.
    if (!m_hasJob || job.lastSeq >= m_job.lastSeq)
        m_job = job;
    m_hasJob = true;
    if (isStillToBegin(job)) {
        m_job.summary.state = protocol::JobState::Running;
        m_again.start();
        emit changed();
        return;
    }
    tell();
    if (!m_isLive)
        subscribe();
}

bool JobFollower::isStillToBegin(const protocol::JobInfo& job)
{
    return isAtRest(job.summary.state) && job.lastSeq <= m_seqBefore &&
           m_waiting.elapsed() < m_startLimitMs;
}

void JobFollower::subscribe()
{
    if (m_isSubscribing)
        return;
    m_isSubscribing = true;
    m_client.call<protocol::FollowJob>({m_id.toStdString(), m_job.lastSeq, m_nextByte}, this,
                                       [this, turn = m_turn](Result<protocol::Empty> reply) {
                                           if (turn != m_turn)
                                               return;
                                           m_isSubscribing = false;
                                           if (reply) {
                                               m_isLive = true;
                                               if (!hasEnded())
                                                   m_quiet.start();
                                               emit changed();
                                           } else if (reply.error().code != Errc::LinkLost) {
                                               emit failed(reply.error());
                                           }
                                       });
}

void JobFollower::lose()
{
    m_isLive = false;
    m_isAsking = false;
    m_isSubscribing = false;
    ++m_turn;
    m_quiet.stop();
    m_again.stop();
    if (!m_id.isEmpty())
        emit changed();
}

void JobFollower::takeRecord(const protocol::JobRecordEvent& event)
{
    if (!m_hasJob || event.job != m_job.summary.id)
        return;
    if (m_quiet.isActive())
        m_quiet.start();
    const std::int64_t before = m_job.lastSeq;
    if (event.record.seq > before + 1) // something is missing: from the last one on, once more
        return subscribe();
    protocol::applyRecord(m_job, event.record);
    if (m_job.lastSeq == before)
        return;
    const qint64 late = QDateTime::currentMSecsSinceEpoch() - event.record.timeMs;
    m_clockOffset = std::min(m_clockOffset.value_or(late), late);
    tell();
}

void JobFollower::takeOutput(const protocol::JobOutputEvent& event)
{
    if (!m_hasJob || event.job != m_job.summary.id || event.next <= m_nextByte)
        return;
    if (m_quiet.isActive())
        m_quiet.start();
    if (event.offset != m_nextByte) // a gap, or a chunk that begins in what we have
        return subscribe();
    m_nextByte = event.next;
    append(plain(event.text));
}

void JobFollower::append(const QString& text)
{
    m_output += text;
    if (m_output.size() <= outputLimit) {
        emit outputAdded(text);
        return;
    }
    // Half is dropped at a time, at a line's end, so that it does not happen at every chunk.
    const qsizetype half = m_output.size() - outputLimit / 2;
    const qsizetype lineEnd = m_output.indexOf(u'\n', half);
    m_output.remove(0, lineEnd < 0 ? half : lineEnd + 1);
    m_outputCut = true;
    emit outputReset();
}

void JobFollower::tell()
{
    emit changed();
    if (!hasEnded()) {
        m_toldEnd = false;
        return;
    }
    m_quiet.stop();
    if (!std::exchange(m_toldEnd, true))
        emit ended();
}

bool isAtRest(protocol::JobState state)
{
    switch (state) {
    case protocol::JobState::Running:
        return false;
    case protocol::JobState::Interrupted:
    case protocol::JobState::Done:
    case protocol::JobState::RolledBack:
    case protocol::JobState::RollbackFailed:
    case protocol::JobState::Undone:
        return true;
    }
    return true;
}

} // namespace vfpilot::gui
