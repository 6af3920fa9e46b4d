// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/protocol/methods.h"
#include "remote/awake_time.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

class QTcpSocket;

namespace vfpilot::remote {

class Connection;

/// Proves that a host went down and came back: link gone, port answers again, hello with another
/// boot id and the same machine id. Uses the connection's own reconnecting. The boot id alone
/// decides: while the workstation slept nobody saw the host go, and it may be back already. Time
/// asleep does not count against the limit.
class RebootWatch : public QObject
{
    Q_OBJECT

public:
    enum class Phase { GoingDown, Down, Starting, Back };
    Q_ENUM(Phase)

    explicit RebootWatch(Connection& connection, QObject* parent = nullptr);
    ~RebootWatch() override;

    /// `before` is the hello of the boot that shall end. A host that answers with the same boot id
    /// is still going down, until the limit says otherwise; one that is back already is finished
    /// at once.
    void start(const protocol::Hello& before, int limitMinutes = 15);
    void startFor(const protocol::Hello& before, std::chrono::seconds limit);
    void stop();
    Phase phase() const { return m_phase; }

signals:
    void phaseChanged(vfpilot::remote::RebootWatch::Phase phase);
    void finished(const vfpilot::protocol::Hello& hello);
    /// reboot-timeout, not-rebooted, other-machine, or what the connection gave up for.
    void failed(const vfpilot::Error& error);

private:
    void enter(Phase phase);
    void look();
    void greet(const protocol::Hello& hello);
    void giveUp(const Error& error);
    void watchTheClock();

    Connection& m_connection;
    protocol::Hello m_before;
    std::chrono::milliseconds m_limit{};
    std::chrono::milliseconds m_end{}; ///< of the time awake; a sleep may put it off
    AwakeTime m_awake;
    QTimer m_tick;
    QTimer m_probe; ///< looks at the port from time to time
    std::unique_ptr<QTcpSocket> m_socket;
    Phase m_phase = Phase::GoingDown;
    bool m_isRunning = false;
};

} // namespace vfpilot::remote
