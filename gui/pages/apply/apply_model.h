// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/job_control.h"

namespace vfpilot::gui {

/// The job that the Apply page shows.
class ApplyModel : public JobControl
{
    Q_OBJECT

public:
    explicit ApplyModel(HostModel& host, QObject* parent = nullptr);

    /// Shows HostModel's job; where it names none, the newest one of the host that is not over. A
    /// prepare job is the Choose page's.
    void start();

private:
    HostModel& m_host;
};

} // namespace vfpilot::gui
