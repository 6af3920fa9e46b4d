// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/host_model.h"

#include "gui/models/job_kind.h"
#include "remote/engine_client.h"

namespace vfpilot::gui {

HostModel::HostModel(remote::EngineClient& client, remote::Connection* connection, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_connection(connection)
{
    connect(&client, &remote::EngineClient::helloReceived, this, &HostModel::greet);
    connect(&client, &remote::EngineClient::linkLost, this, &HostModel::connectedChanged);
    connect(&m_link, &LinkModel::openRequested, this, &HostModel::setProfile);
}

void HostModel::setProfile(const remote::HostProfile& profile)
{
    m_profile = profile;
    emit profileChanged();
}

bool HostModel::isConnected() const
{
    return m_client.isOpen();
}

bool HostModel::isSimulated() const
{
    return m_profile.isSimulated() || (!m_hello.root.empty() && m_hello.root != "/");
}

void HostModel::refresh()
{
    ++m_openProbes;
    m_client.call<protocol::Probe>({}, this, [this](Result<protocol::ProbeReply> reply) {
        --m_openProbes;
        if (!reply) {
            emit probeFailed(reply.error());
            return;
        }
        m_probe = *std::move(reply);
        m_hasProbe = true;
        takeUpJob();
        emit probed();
    });
}

void HostModel::uploadPackage(const QString& path,
                              QObject* context,
                              UploadProgress progress,
                              UploadReply reply)
{
    if (m_upload)
        m_upload(path, context, std::move(progress), std::move(reply));
    else
        reply(fail(Errc::LinkLost));
}

void HostModel::setGoal(const protocol::SriovGoal& goal)
{
    m_goal = goal;
    clearPlan();
    emit goalChanged();
}

void HostModel::setPlan(const protocol::Plan& plan)
{
    m_plan = plan;
    m_hasPlan = true;
    emit planChanged();
}

void HostModel::clearPlan()
{
    if (!m_hasPlan)
        return;
    m_plan = {};
    m_hasPlan = false;
    emit planChanged();
}

void HostModel::setJob(const QString& job)
{
    if (job == m_job)
        return;
    m_job = job;
    emit jobChanged();
}

void HostModel::greet(const protocol::Hello& hello)
{
    if (!m_hello.machineId.empty() && m_hello.machineId != hello.machineId)
        forgetHost();
    m_hello = hello;
    emit connectedChanged();
    refresh();
}

// A job that is at work, or was left half done, is what the person wants to see. One that tries a
// build is the Choose page's business.
void HostModel::takeUpJob()
{
    for (const protocol::JobSummary& job : m_probe.jobs) {
        if (isUnfinished(job) && !isPrepare(job))
            return setJob(QString::fromStdString(job.id));
    }
}

// What was known belongs to another machine.
void HostModel::forgetHost()
{
    m_probe = {};
    m_hasProbe = false;
    setGoal({});
    setJob({});
}

} // namespace vfpilot::gui
