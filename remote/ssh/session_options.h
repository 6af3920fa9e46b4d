// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/host_profile.h"

#include <libssh/libssh.h>

#include <QByteArray>
#include <QString>

namespace vfpilot::remote {

/// What libssh has to know before it connects. It reads no configuration of its own. `address`:
/// one of those the profile's name has; `algorithms`: for host keys, the wanted ones first. False:
/// libssh says why.
bool setOptions(ssh_session session,
                const HostProfile& profile,
                const QString& address,
                const QString& knownHostsFile,
                const QByteArray& algorithms);

} // namespace vfpilot::remote
