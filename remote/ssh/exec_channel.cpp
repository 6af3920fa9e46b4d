// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/exec_channel.h"

namespace vfpilot::remote {

ExecChannel::ExecChannel(ssh_session session, QByteArray command, QObject* parent)
    : SshChannel(session, parent)
    , m_command(std::move(command))
{}

int ExecChannel::tryOpen(ssh_channel channel)
{
    if (!m_isOpen) {
        const int status = ssh_channel_open_session(channel);
        if (status != SSH_OK)
            return status;
        m_isOpen = true;
    }
    return ssh_channel_request_exec(channel, m_command.constData());
}

} // namespace vfpilot::remote
