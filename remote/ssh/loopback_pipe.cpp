// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/local_pipe.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace vfpilot::remote {
namespace {

constexpr int waitMs = 2000; ///< within one machine, so this never waits in practice

/// Hands out the first connection as the bare socket it is.
class FirstComer : public QTcpServer
{
public:
    qintptr socket = -1;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        if (socket == -1) {
            socket = descriptor;
            close();
        } else {
            QTcpSocket late;
            late.setSocketDescriptor(descriptor);
        }
    }
};

} // namespace

std::unique_ptr<QIODevice> makeLoopbackPipe(qintptr& other)
{
    FirstComer server;
    server.setMaxPendingConnections(1);
    auto socket = std::make_unique<QTcpSocket>();
    if (!server.listen(QHostAddress::LocalHost))
        return nullptr;
    socket->connectToHost(server.serverAddress(), server.serverPort());
    if (!socket->waitForConnected(waitMs))
        return nullptr;
    if (server.socket == -1)
        server.waitForNewConnection(waitMs);
    if (server.socket == -1)
        return nullptr;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    other = server.socket;
    return socket;
}

} // namespace vfpilot::remote
