// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/history/undo_model.h"

#include "gui/models/host_model.h"
#include "remote/engine_client.h"

namespace vfpilot::gui {

UndoModel::UndoModel(HostModel& host, const QString& job, QObject* parent)
    : QObject(parent)
    , m_host(host)
    , m_follower(host.client())
    , m_id(job)
{
    connect(&m_follower, &JobFollower::changed, this, &UndoModel::changed);
    connect(&m_follower, &JobFollower::ended, this, [this] {
        set(Stage::Ended);
        if (m_host.isConnected())
            m_host.refresh();
    });
    connect(&m_follower, &JobFollower::failed, this, &UndoModel::block);
}

void UndoModel::start()
{
    if (m_stage == Stage::Starting || m_stage == Stage::Running)
        return;
    m_plan = {};
    m_error.reset();
    set(Stage::Planning);
    // The journal's end as it is now tells later whether the taking back has begun.
    m_host.client().call<protocol::GetJob>(
        {m_id.toStdString()}, this, [this](Result<protocol::JobInfo> job) {
            if (!job)
                return block(job.error());
            m_lastSeq = job->lastSeq;
            m_host.client().call<protocol::PlanUndo>(
                {m_id.toStdString()}, this,
                [this](Result<protocol::Plan> plan) { takePlan(plan); });
        });
}

void UndoModel::takePlan(const Result<protocol::Plan>& plan)
{
    if (!plan)
        return block(plan.error());
    m_plan = *plan;
    set(m_plan.refusals.empty() ? Stage::Shown : Stage::Blocked);
}

void UndoModel::confirm()
{
    if (m_stage != Stage::Shown || !m_host.isConnected())
        return;
    set(Stage::Starting);
    m_host.client().call<protocol::UndoJob>({m_id.toStdString(), m_plan.digest}, this,
                                            [this](Result<protocol::JobStarted> reply) {
                                                // After a lost link nobody knows whether it began:
                                                // looking at the job tells.
                                                if (!reply && reply.error().code != Errc::LinkLost)
                                                    return block(reply.error());
                                                set(Stage::Running);
                                                m_follower.follow(m_id, m_lastSeq);
                                            });
}

bool UndoModel::isTakenBack() const
{
    return m_stage == Stage::Ended && m_follower.job().summary.state == protocol::JobState::Undone;
}

bool UndoModel::needsReboot() const
{
    return isTakenBack() && m_follower.job().summary.rebootNeeded;
}

void UndoModel::block(const Error& error)
{
    m_error = error;
    set(Stage::Blocked);
}

void UndoModel::set(Stage stage)
{
    m_stage = stage;
    emit changed();
}

} // namespace vfpilot::gui
