// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/apply/apply_model.h"

#include "gui/models/host_model.h"
#include "gui/models/job_kind.h"

namespace vfpilot::gui {
namespace {

/// The job a wizard that comes to this host anew has to show.
QString jobToShow(const protocol::ProbeReply& probe)
{
    for (const protocol::JobSummary& job : probe.jobs) {
        if (isPrepare(job))
            continue;
        if (isUnfinished(job) || (probe.stage == "reboot-pending" && job.rebootNeeded))
            return QString::fromStdString(job.id);
    }
    return {};
}

} // namespace

ApplyModel::ApplyModel(HostModel& host, QObject* parent)
    : JobControl(host, parent)
    , m_host(host)
{}

void ApplyModel::start()
{
    show(m_host.job().isEmpty() ? jobToShow(m_host.probe()) : m_host.job());
}

} // namespace vfpilot::gui
