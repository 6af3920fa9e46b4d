// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tcp_proxy.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace vfpilot::test {
namespace {

// Small, so that a sender on a slow line soon notices that it is one.
constexpr int slowBuffer = 32 * 1024;
constexpr int portionsPerSecond = 100;

/// Listens with the segments of an Ethernet. Those of the loopback are so large that the sender's
/// kernel would take in megabytes at once, which no real line does.
int listener()
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int segment = 1400;
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (::setsockopt(socket, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment) != 0 ||
        ::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(socket, 50) != 0)
        qFatal("no port");
    return socket;
}

} // namespace

TcpProxy::TcpProxy(quint16 target, QObject* parent)
    : QObject(parent)
    , m_target(target)
{
    connect(&m_server, &QTcpServer::newConnection, this, &TcpProxy::accept);
    m_server.setSocketDescriptor(listener());
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
        if (m_bytesPerSecond > 0) {
            socket->setReadBufferSize(slowBuffer);
            socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, slowBuffer);
        }
        connect(socket, &QTcpSocket::readyRead, this,
                [=, this] { forward(socket, other, socket == client); });
        connect(socket, &QTcpSocket::disconnected, this, [=, this] {
            m_pausing.remove(socket);
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
    if (m_pausing.contains(from))
        return;
    const QByteArray bytes =
        m_bytesPerSecond > 0 ? from->read(std::max(m_bytesPerSecond / portionsPerSecond, qint64(1)))
                             : from->readAll();
    if (m_isDead || (m_isSwallowing && !isToServer) || !to ||
        to->state() == QAbstractSocket::UnconnectedState)
        return;
    if (isToServer && m_hasServerSpoken)
        ++m_roundTrips;
    m_hasServerSpoken = !isToServer;
    if (isToServer && m_cutAfter >= 0) {
        m_cutAfter -= bytes.size();
        if (m_cutAfter < 0)
            return cut();
    }
    if (isToServer)
        m_bytesToServer += bytes.size();
    if (m_bytesPerSecond > 0)
        pace(from, to, isToServer, bytes.size());
    if (m_delayMs == 0) {
        to->write(bytes);
        return;
    }
    QTimer::singleShot(m_delayMs, Qt::PreciseTimer, to, [to, bytes] { to->write(bytes); });
}

void TcpProxy::pace(QTcpSocket* from, QTcpSocket* to, bool isToServer, qint64 bytes)
{
    m_pausing.insert(from);
    const auto ms = static_cast<int>(bytes * 1000 / m_bytesPerSecond);
    QTimer::singleShot(ms, Qt::PreciseTimer, from, [=, this, other = QPointer(to)] {
        m_pausing.remove(from);
        if (from->bytesAvailable() > 0)
            forward(from, other, isToServer);
    });
}

} // namespace vfpilot::test
