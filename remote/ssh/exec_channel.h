// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/ssh_channel.h"

namespace vfpilot::remote {

/// One program run by the server.
class ExecChannel : public SshChannel
{
    Q_OBJECT

public:
    ExecChannel(ssh_session session, QByteArray command, QObject* parent);

protected:
    int tryOpen(ssh_channel channel) override;

private:
    QByteArray m_command;
    bool m_isOpen = false;
};

} // namespace vfpilot::remote
