// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tcp_proxy.h"

#include <QPointer>
#include <QTimer>

namespace vfpilot::test {

TcpProxy::TcpProxy(quint16 target, QObject* parent)
    : QObject(parent)
    , m_target(target)
{
    connect(&m_server, &QTcpServer::newConnection, this, &TcpProxy::accept);
    m_server.listen(QHostAddress::LocalHost);
}

void TcpProxy::cut()
{
    for (QTcpSocket* socket : findChildren<QTcpSocket*>())
        socket->abort();
}

void TcpProxy::accept()
{
    QTcpSocket* client = m_server.nextPendingConnection();
    client->setParent(this);
    auto* server = new QTcpSocket(this);
    server->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    for (QTcpSocket* socket : {client, server}) {
        const QPointer<QTcpSocket> other = socket == client ? server : client;
        connect(socket, &QTcpSocket::readyRead, this,
                [=, this] { forward(socket, other, socket == client); });
        connect(socket, &QTcpSocket::disconnected, this, [=, this] {
            socket->deleteLater();
            const auto end = [other] {
                if (other)
                    other->disconnectFromHost();
            };
            if (!m_isDead)
                QTimer::singleShot(m_delayMs, this, end);
        });
        connect(socket, &QTcpSocket::errorOccurred, this, [=, this] {
            if (!m_isDead && other && socket->state() == QAbstractSocket::UnconnectedState)
                other->disconnectFromHost();
        });
    }
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
}

void TcpProxy::forward(QTcpSocket* from, QTcpSocket* to, bool isToServer)
{
    const QByteArray bytes = from->readAll();
    if (m_isDead || !to || to->state() == QAbstractSocket::UnconnectedState)
        return;
    if (isToServer && m_hasServerSpoken)
        ++m_roundTrips;
    m_hasServerSpoken = !isToServer;
    if (isToServer && m_cutAfter >= 0) {
        m_cutAfter -= bytes.size();
        if (m_cutAfter < 0)
            return cut();
    }
    if (m_delayMs == 0) {
        to->write(bytes);
        return;
    }
    QTimer::singleShot(m_delayMs, Qt::PreciseTimer, to, [to, bytes] { to->write(bytes); });
}

} // namespace vfpilot::test
