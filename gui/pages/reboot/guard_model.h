// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/methods.h"
#include "gui/models/job_follower.h"

#include <functional>
#include <optional>

namespace vfpilot::gui {

class HostModel;

/// The choice to have the host take a job back by itself when its next boot cannot be reached.
/// Nothing is set before its plan was there to be read.
class GuardModel : public QObject
{
    Q_OBJECT

public:
    explicit GuardModel(HostModel& host, QObject* parent = nullptr);

    static constexpr int minutesAtLeast = 2;
    static constexpr int minutesAtMost = 60;

    /// The job whose restart is next.
    void watchOver(const QString& job);
    /// It is on the host already, for this restart.
    bool isSet() const;
    bool isWanted() const { return m_isWanted; }
    int minutes() const { return m_minutes; }
    void want(bool wanted);
    void setMinutes(int minutes);

    /// What would be set; none while it is being planned.
    const std::optional<protocol::Plan>& plan() const { return m_plan; }
    const std::optional<Error>& error() const { return m_error; }
    /// There is nothing to wait for: it is not wanted, or its plan can be done.
    bool isReady() const;

    /// Sets it where it is wanted; `then` hears when it is done, or why not.
    void set(std::function<void(Result<>)> then);

    /// Tells a host that came back that it is reached; once for each boot.
    void confirm();
    /// The guard took the newest job back.
    bool hasActed() const;

signals:
    void changed();

private:
    protocol::GuardGoal goal() const;
    void makePlan();
    void end(Result<> result);

    HostModel& m_host;
    JobFollower m_follower;
    QString m_job;
    std::optional<protocol::Plan> m_plan;
    std::optional<Error> m_error;
    std::function<void(Result<>)> m_then;
    std::string m_confirmedBoot;
    int m_minutes = 5;
    int m_turn = 0; ///< answers to plans of earlier choices are not for us
    bool m_isWanted = false;
};

} // namespace vfpilot::gui
