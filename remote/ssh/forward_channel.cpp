// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/forward_channel.h"

namespace vfpilot::remote {

ForwardChannel::ForwardChannel(ssh_session session, QByteArray host, quint16 port, QObject* parent)
    : SshChannel(session, parent)
    , m_host(std::move(host))
    , m_port(port)
{}

int ForwardChannel::tryOpen(ssh_channel channel)
{
    return ssh_channel_open_forward(channel, m_host.constData(), m_port, "127.0.0.1", 0);
}

/// A server closes its half first, and nothing more is to be said to it then.
bool ForwardChannel::isOver(ssh_channel channel) const
{
    return ssh_channel_is_eof(channel) != 0;
}

} // namespace vfpilot::remote
