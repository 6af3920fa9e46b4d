// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gui/models/job_follower.h"

#include <QObject>

#include <optional>

namespace vfpilot::gui {

class HostModel;

/// Taking one job back: what it would do now, the person's yes, and the way to its end.
class UndoModel : public QObject
{
    Q_OBJECT

public:
    enum class Stage {
        Planning,
        Shown,    ///< plan() is there to be reviewed
        Blocked,  ///< plan() has refusals, or error() says why there is none
        Starting, ///< the request is on its way
        Running,
        Ended,
    };
    Q_ENUM(Stage)

    UndoModel(HostModel& host, const QString& job, QObject* parent = nullptr);

    /// Asks what taking back would do; also after an error, to try again.
    void start();
    /// The person has seen plan() and wants it done. Only in Shown.
    void confirm();

    Stage stage() const { return m_stage; }
    const protocol::Plan& plan() const { return m_plan; }
    const std::optional<Error>& error() const { return m_error; }
    JobFollower& follower() { return m_follower; }
    bool isTakenBack() const;
    /// The running boot still carries what was taken out.
    bool needsReboot() const;

signals:
    void changed();

private:
    void takePlan(const Result<protocol::Plan>& plan);
    void set(Stage stage);
    void block(const Error& error);

    HostModel& m_host;
    JobFollower m_follower;
    QString m_id;
    std::int64_t m_lastSeq = 0;
    protocol::Plan m_plan;
    std::optional<Error> m_error;
    Stage m_stage = Stage::Planning;
};

} // namespace vfpilot::gui
