// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/job_follower.h"

#include <QObject>

namespace vfpilot::gui {

class HostModel;

/// A job that a page shows: looks on, and asks the host to stop it or to go on with it. Once it has
/// ended the host is looked at again.
class JobControl : public QObject
{
    Q_OBJECT

public:
    explicit JobControl(HostModel& host, QObject* parent = nullptr);

    /// This job from now on; empty: none. The one that is shown already is left as it is.
    void show(const QString& job);

    const JobFollower& follower() const { return m_follower; }
    JobFollower& follower() { return m_follower; }

    bool hasJob() const { return m_follower.hasJob(); }
    const protocol::JobInfo& job() const { return m_follower.job(); }
    /// There is no job to be seen.
    bool isIdle() const { return m_follower.followed().isEmpty(); }
    /// There is a job, and this is its state.
    bool isIn(protocol::JobState state) const;
    bool canCancel() const;
    /// The person asked to stop; the step under way is finished first.
    bool isCancelling() const;
    bool canResume() const;

    void cancel();
    void resume();

signals:
    void changed();
    /// A request of the person was not followed, or the job cannot be read.
    void refused(const vfpilot::Error& error);

private:
    void settle();

    HostModel& m_host;
    JobFollower m_follower;
    bool m_cancelAsked = false;
    bool m_resumeAsked = false;
};

} // namespace vfpilot::gui
