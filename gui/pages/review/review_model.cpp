// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/review/review_model.h"

#include "gui/models/host_model.h"
#include "remote/engine_client.h"

namespace vfpilot::gui {

ReviewModel::ReviewModel(HostModel& host, QObject* parent)
    : QObject(parent)
    , m_host(host)
{
    connect(&host, &HostModel::planChanged, this, [this] {
        m_error.reset();
        if (!m_isBusy)
            m_hostHasChanged = false;
        emit changed();
    });
    connect(&host, &HostModel::connectedChanged, this, &ReviewModel::changed);
}

bool ReviewModel::canApply() const
{
    const protocol::Plan& plan = m_host.plan();
    return m_host.hasPlan() && !plan.steps.empty() && plan.refusals.empty() && !m_isBusy &&
           m_host.isConnected();
}

bool ReviewModel::isUnchanged() const
{
    return m_host.hasPlan() && m_host.plan().steps.empty() && m_host.plan().refusals.empty();
}

void ReviewModel::apply()
{
    if (!canApply())
        return;
    m_isBusy = true;
    m_error.reset();
    emit changed();
    m_host.client().call<protocol::Apply>({m_host.goal(), m_host.plan().digest}, this,
                                          [this](const Result<protocol::JobStarted>& reply) {
                                              if (!reply && reply.error().code ==
                                                                Errc::HostChangedSinceReview)
                                                  return planAgain();
                                              if (!reply)
                                                  return stop(reply.error());
                                              m_isBusy = false;
                                              emit changed();
                                              if (reply->job.empty()) {
                                                  emit unchanged();
                                              } else {
                                                  m_host.setJob(QString::fromStdString(reply->job));
                                                  emit started();
                                              }
                                          });
}

void ReviewModel::planAgain()
{
    m_host.client().call<protocol::MakePlan>({m_host.goal()}, this,
                                             [this](const Result<protocol::Plan>& reply) {
                                                 if (!reply)
                                                     return stop(reply.error());
                                                 m_hostHasChanged = true;
                                                 m_host.setPlan(*reply);
                                                 m_isBusy = false;
                                                 emit changed();
                                             });
}

void ReviewModel::stop(const Error& error)
{
    m_isBusy = false;
    m_error = error;
    emit changed();
    // Somebody else's job: what the model knows of the host is old, and the person may watch it.
    if (error.code == Errc::Busy)
        m_host.refresh();
}

} // namespace vfpilot::gui
