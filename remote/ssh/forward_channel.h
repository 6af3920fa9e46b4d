// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/ssh_channel.h"

namespace vfpilot::remote {

/// A TCP connection that the server makes for us.
class ForwardChannel : public SshChannel
{
    Q_OBJECT

public:
    ForwardChannel(ssh_session session, QByteArray host, quint16 port, QObject* parent);

protected:
    int tryOpen(ssh_channel channel) override;
    bool isOver(ssh_channel channel) const override;

private:
    QByteArray m_host;
    quint16 m_port;
};

} // namespace vfpilot::remote
