// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libssh/libssh.h>

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace vfpilot::remote {

/// Tells when the socket of a session has news, or room for what waits to be sent.
class SocketWatch : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// At once, not later: at the end of the thread nobody would come back for the notifiers.
    ~SocketWatch() override = default;

    /// To be called again whenever libssh may have queued something, or have closed the socket.
    void watch(ssh_session session);
    /// Possibly called from activated().
    void stop();

signals:
    void activated();

private:
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
};

} // namespace vfpilot::remote
