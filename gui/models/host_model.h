// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/protocol/methods.h"
#include "remote/host_profile.h"

#include <QObject>
#include <QString>

namespace vfpilot::remote {
class Connection;
class EngineClient;
} // namespace vfpilot::remote

namespace vfpilot::gui {

/// The one place for what is known of the host and what was chosen for it. Looks at the host by
/// itself each time an engine says hello; never writes to it.
class HostModel : public QObject
{
    Q_OBJECT

public:
    /// `connection` is null in tests that speak to a scripted engine.
    explicit HostModel(remote::EngineClient& client,
                       remote::Connection* connection,
                       QObject* parent = nullptr);

    remote::EngineClient& client() { return m_client; }
    remote::Connection* connection() { return m_connection; }

    /// The way to the host, for its name on screen.
    const remote::HostProfile& profile() const { return m_profile; }
    void setProfile(const remote::HostProfile& profile);
    /// Of the last greeting; empty before.
    const protocol::Hello& hello() const { return m_hello; }
    bool isConnected() const;
    bool isSimulated() const;

    bool hasProbe() const { return m_hasProbe; }
    const protocol::ProbeReply& probe() const { return m_probe; }
    bool isProbing() const { return m_openProbes > 0; }
    /// Looks at the host again; probed() or probeFailed() follows.
    void refresh();

    const protocol::SriovGoal& goal() const { return m_goal; }
    /// A plan made for another goal is forgotten.
    void setGoal(const protocol::SriovGoal& goal);

    bool hasPlan() const { return m_hasPlan; }
    /// The plan that is reviewed, or was.
    const protocol::Plan& plan() const { return m_plan; }
    void setPlan(const protocol::Plan& plan);
    void clearPlan();

    /// The job that the Apply page shows; empty: none.
    QString job() const { return m_job; }
    void setJob(const QString& job);

signals:
    /// An engine greeted us, or the link is gone.
    void connectedChanged();
    void profileChanged();
    void probed();
    void probeFailed(const vfpilot::Error& error);
    void goalChanged();
    void planChanged();
    void jobChanged();

private:
    void greet(const protocol::Hello& hello);
    void forgetHost();

    remote::EngineClient& m_client;
    remote::Connection* m_connection;
    remote::HostProfile m_profile;
    protocol::Hello m_hello;
    protocol::ProbeReply m_probe;
    protocol::SriovGoal m_goal;
    protocol::Plan m_plan;
    QString m_job;
    int m_openProbes = 0;
    bool m_hasProbe = false;
    bool m_hasPlan = false;
};

} // namespace vfpilot::gui
