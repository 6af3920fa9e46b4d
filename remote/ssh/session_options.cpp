// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/session_options.h"

#include <QFile>

namespace vfpilot::remote {

bool setOptions(ssh_session session,
                const HostProfile& profile,
                const QString& address,
                const QString& knownHostsFile,
                const QByteArray& algorithms)
{
    const auto set = [session](ssh_options_e option, const void* value) {
        return ssh_options_set(session, option, value) == 0;
    };
    const bool no = false;
    const int yes = 1;
    const auto port = static_cast<unsigned>(profile.port);
    const QByteArray ours = QFile::encodeName(knownHostsFile);
    // libssh looks into these two files only to order algorithms, which is done already.
    return set(SSH_OPTIONS_PROCESS_CONFIG, &no) && set(SSH_OPTIONS_NODELAY, &yes) &&
           set(SSH_OPTIONS_HOST, address.toUtf8().constData()) && set(SSH_OPTIONS_PORT, &port) &&
           set(SSH_OPTIONS_USER, profile.user.toUtf8().constData()) &&
           set(SSH_OPTIONS_KNOWNHOSTS, ours.constData()) &&
           set(SSH_OPTIONS_GLOBAL_KNOWNHOSTS, ours.constData()) &&
           set(SSH_OPTIONS_HOSTKEYS, algorithms.constData());
}

} // namespace vfpilot::remote
