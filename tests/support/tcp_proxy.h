// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

namespace vfpilot::test {

/// Stands between client and server and is the network: it can cut, go dead, be slow, and counts
/// how often the talk changes direction.
class TcpProxy : public QObject
{
    Q_OBJECT

public:
    explicit TcpProxy(quint16 target, QObject* parent = nullptr);

    quint16 port() const { return m_server.serverPort(); }
    void setTarget(quint16 target) { m_target = target; }
    /// Every link ends at once.
    void cut();
    /// Nothing goes through any more and nobody is told, as with a pulled cable.
    void goDead(bool isDead) { m_isDead = isDead; }
    /// Each way.
    void setDelay(int ms) { m_delayMs = ms; }
    /// Cuts as soon as this many more bytes have gone to the server.
    void cutAfter(qint64 bytes) { m_cutAfter = bytes; }

    /// Times that the client spoke after the server had spoken: round trips, seen from outside.
    int roundTrips() const { return m_roundTrips; }
    void resetCount() { m_roundTrips = 0; }

private:
    void accept();
    void forward(QTcpSocket* from, QTcpSocket* to, bool isToServer);

    QTcpServer m_server;
    quint16 m_target;
    bool m_isDead = false;
    int m_delayMs = 0;
    qint64 m_cutAfter = -1;
    int m_roundTrips = 0;
    bool m_hasServerSpoken = true;
};

} // namespace vfpilot::test
