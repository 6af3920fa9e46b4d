// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/forward_channel.h"

#include <QIODevice>
#include <QObject>
#include <QPointer>

#include <memory>

namespace vfpilot::remote {

class SshSession;

/// A socket for a second session whose other end is a forward channel of the first. Both sessions
/// live in the same thread.
class JumpPipe : public QObject
{
    Q_OBJECT

public:
    JumpPipe(SshSession& via, QByteArray host, quint16 port);
    ~JumpPipe() override;

    /// The socket, which the caller closes; -1: the system gives none.
    qintptr open();

signals:
    /// The server of the first session does not lead there, in its own words.
    void failed(const std::string& detail);

private:
    void send();
    void receive(const QByteArray& bytes);

    QPointer<SshSession> m_via;
    QByteArray m_host;
    quint16 m_port;
    std::unique_ptr<QIODevice> m_local;
    QPointer<ForwardChannel> m_channel;
    QByteArray m_chunk; ///< read here, not yet taken there
};

} // namespace vfpilot::remote
