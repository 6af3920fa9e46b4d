// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/methods.h"
#include "gui/report/document.h"

#include <QDateTime>

#include <vector>

namespace vfpilot::gui {

/// All that a report is made of; nothing is asked of the host while it is made.
struct ReportFacts
{
    QString host; ///< what the person calls it
    QString address;
    protocol::ProbeReply probe;
    std::vector<protocol::JobInfo> jobs; ///< newest first, with their steps
    std::vector<protocol::VmInfo> vms;
    QDateTime made;
    QString version; ///< of vfpilot
};

/// What this host has now and how it came to it, for the person's own files or for somebody who is
/// asked for help. In the language of the moment.
Document report(const ReportFacts& facts);

} // namespace vfpilot::gui
