// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/socket_watch.h"

namespace vfpilot::remote {

void SocketWatch::watch(ssh_session session)
{
    const socket_t socket = ssh_get_fd(session);
    if (socket == SSH_INVALID_SOCKET)
        return stop();
    if (!m_readable || m_readable->socket() != static_cast<qintptr>(socket)) {
        stop();
        m_readable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
        m_writable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write);
        connect(m_readable.get(), &QSocketNotifier::activated, this, &SocketWatch::activated);
        connect(m_writable.get(), &QSocketNotifier::activated, this, &SocketWatch::activated);
    }
    m_readable->setEnabled(true);
    m_writable->setEnabled(ssh_get_poll_flags(session) & SSH_WRITE_PENDING);
}

void SocketWatch::stop()
{
    for (auto* notifier : {&m_readable, &m_writable}) {
        if (*notifier) {
            (*notifier)->setEnabled(false);
            notifier->release()->deleteLater();
        }
    }
}

} // namespace vfpilot::remote
