// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "remote/host_profile.h"

namespace vfpilot::gui {

/// What a simulated host says of itself in its connection.json once it listens.
struct DemoConnection
{
    remote::HostProfile profile;
    QString fingerprint; ///< of its host key, as it printed it itself
    QString package;     ///< the driver package on the workstation's side
};

/// Errors: file-unreadable, file-malformed. A host whose root is "/" is not accepted: nothing in
/// such a file may make a real host look simulated.
Result<DemoConnection> readDemoConnection(const QString& path);

} // namespace vfpilot::gui
