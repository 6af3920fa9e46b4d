// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/protocol/methods.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>

namespace vfpilot::remote {
class EngineClient;
}

namespace vfpilot::gui {

/// Looks on while a job on the host runs. A link that is lost and comes back changes nothing in
/// what is shown: it goes on behind the last record and the last byte of output that were seen,
/// and what comes twice is left out.
class JobFollower : public QObject
{
    Q_OBJECT

public:
    explicit JobFollower(remote::EngineClient& client, QObject* parent = nullptr);

    /// Looks on at this job from now on. An empty id: at none. `seqBefore` is the last record of
    /// before it was set going: a host takes a moment to start a job, and until there is a newer
    /// record the job counts as running whatever state it was left in.
    void follow(const QString& job, std::int64_t seqBefore = 0);
    QString followed() const { return m_id; }

    /// What is known of it; hasJob() is false until the first answer.
    bool hasJob() const { return m_hasJob; }
    const protocol::JobInfo& job() const { return m_job; }
    bool hasEnded() const;
    /// False while the link is away: what is shown may be old.
    bool isLive() const { return m_isLive; }

    /// Output so far, plain text; the oldest is dropped when there is too much.
    QString output() const { return m_output; }
    /// Earlier output was left out.
    bool isOutputCut() const { return m_outputCut; }

    /// How long a step has been running, or ran. Works on the host's clock.
    qint64 elapsedMs(const protocol::JobStep& step) const;

    /// For tests: how long without a word until it is asked whether somebody still works, and how
    /// long a job may take to begin.
    void setLimits(int quietMs, int startMs);

    static constexpr qint64 outputLimit = 512 * 1024; ///< characters that are kept

signals:
    /// A step, the state or the link is another than before.
    void changed();
    /// More output came at the end.
    void outputAdded(const QString& text);
    /// Output is to be read anew: another job, or the oldest was dropped.
    void outputReset();
    /// The job has reached a state in which nobody works on it; emitted once per run.
    void ended();
    /// The job cannot be looked at.
    void failed(const vfpilot::Error& error);

private:
    void ask();
    void take(const protocol::JobInfo& job);
    bool isStillToBegin(const protocol::JobInfo& job);
    void subscribe();
    void lose();
    void takeRecord(const protocol::JobRecordEvent& event);
    void takeOutput(const protocol::JobOutputEvent& event);
    void append(const QString& text);
    void tell();

    remote::EngineClient& m_client;
    QTimer m_quiet;
    QTimer m_again;          ///< asks again while the job is still to begin
    QElapsedTimer m_waiting; ///< since follow()
    int m_startLimitMs;
    std::int64_t m_seqBefore = 0;
    QString m_id;
    QString m_output;
    protocol::JobInfo m_job;
    qint64 m_nextByte = 0;               ///< of output.log
    std::optional<qint64> m_clockOffset; ///< workstation's clock less the host's, milliseconds
    bool m_hasJob = false;
    bool m_isLive = false;
    bool m_isAsking = false;
    bool m_isSubscribing = false;
    bool m_outputCut = false;
    bool m_toldEnd = false;
    quint64 m_turn = 0; ///< answers to questions of an earlier turn are not for us
};

/// True where nobody works on the job any more.
bool isAtRest(protocol::JobState state);

} // namespace vfpilot::gui
