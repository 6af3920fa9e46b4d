// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/methods.h"
#include "gui/models/link_model.h"
#include "remote/host_profile.h"

#include <QObject>
#include <QString>

#include <functional>

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
    LinkModel& link() { return m_link; }

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

    using UploadProgress = std::function<void(qint64 sent, qint64 total)>;
    using UploadReply = std::function<void(Result<protocol::PackageFile>)>;
    using Upload =
        std::function<void(const QString& path, QObject* context, UploadProgress, UploadReply)>;
    /// How a package file gets to the host; without one every upload fails with link-lost.
    void setUpload(Upload upload) { m_upload = std::move(upload); }
    void uploadPackage(const QString& path,
                       QObject* context,
                       UploadProgress progress,
                       UploadReply reply);

    /// A driver package that whoever started the simulated host keeps ready; empty: none.
    QString offeredPackage() const { return m_offeredPackage; }
    void setOfferedPackage(const QString& path) { m_offeredPackage = path; }

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
    void takeUpJob();
    void forgetHost();

    remote::EngineClient& m_client;
    remote::Connection* m_connection;
    LinkModel m_link;
    Upload m_upload;
    remote::HostProfile m_profile;
    protocol::Hello m_hello;
    protocol::ProbeReply m_probe;
    protocol::SriovGoal m_goal;
    protocol::Plan m_plan;
    QString m_job;
    QString m_offeredPackage;
    int m_openProbes = 0;
    bool m_hasProbe = false;
    bool m_hasPlan = false;
};

/// The model shows this connection from now on, and does with it what the person asks for.
void bindConnection(HostModel& host, remote::Connection& connection);

} // namespace vfpilot::gui
