// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/job_follower.h"

#include <QObject>

namespace vfpilot::gui {

class HostModel;

/// The job that the Apply page shows: looks on, and asks the host to stop it or to go on with it.
class ApplyModel : public QObject
{
    Q_OBJECT

public:
    explicit ApplyModel(HostModel& host, QObject* parent = nullptr);

    /// Shows HostModel's job; where it names none, the newest one of the host that is not over.
    void start();

    const JobFollower& follower() const { return m_follower; }
    JobFollower& follower() { return m_follower; }

    bool hasJob() const { return m_follower.hasJob(); }
    const protocol::JobInfo& job() const { return m_follower.job(); }
    /// No job is to be seen on this host.
    bool isIdle() const { return m_follower.followed().isEmpty(); }
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
