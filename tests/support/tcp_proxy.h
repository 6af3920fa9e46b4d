// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
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
    /// What the server says does not arrive any more, though it still hears the client.
    void swallowAnswers(bool isSwallowing) { m_isSwallowing = isSwallowing; }
    /// Each way.
    void setDelay(int ms) { m_delayMs = ms; }
    /// Each way, for links made from now on; 0: no limit. What does not fit waits with its sender.
    void setBandwidth(qint64 bytesPerSecond) { m_bytesPerSecond = bytesPerSecond; }
    /// Cuts as soon as this many more bytes have gone to the server.
    void cutAfter(qint64 bytes) { m_cutAfter = bytes; }

    /// Times that the client spoke after the server had spoken: round trips, seen from outside.
    int roundTrips() const { return m_roundTrips; }
    void resetCount() { m_roundTrips = 0; }
    qint64 bytesToServer() const { return m_bytesToServer; }

private:
    void accept();
    void forward(QTcpSocket* from, QTcpSocket* to, bool isToServer);
    void pace(QTcpSocket* from, QTcpSocket* to, bool isToServer, qint64 bytes);

    QTcpServer m_server;
    quint16 m_target;
    bool m_isDead = false;
    bool m_isSwallowing = false;
    int m_delayMs = 0;
    qint64 m_bytesPerSecond = 0;
    QSet<QTcpSocket*> m_pausing; ///< their last bytes are still on the slow line
    qint64 m_bytesToServer = 0;
    qint64 m_cutAfter = -1;
    int m_roundTrips = 0;
    bool m_hasServerSpoken = true;
};

} // namespace vfpilot::test
