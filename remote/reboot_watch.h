// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/protocol/methods.h"

#include <QObject>
#include <QTimer>

namespace vfpilot::remote {

class Connection;

/// Proves that a host went down and came back: link gone, port answers again, hello with another
/// boot id and the same machine id. Uses the connection's own reconnecting.
class RebootWatch : public QObject
{
    Q_OBJECT

public:
    enum class Phase { GoingDown, Down, Starting, Back };
    Q_ENUM(Phase)

    explicit RebootWatch(Connection& connection, QObject* parent = nullptr);

    /// `before` is the hello of the boot that shall end.
    void start(const protocol::Hello& before, int limitMinutes = 15);
    void stop();

signals:
    void phaseChanged(vfpilot::remote::RebootWatch::Phase phase);
    void finished(const vfpilot::protocol::Hello& hello);
    /// reboot-timeout, not-rebooted, other-machine.
    void failed(const vfpilot::Error& error);

private:
    Connection& m_connection;
    protocol::Hello m_before;
    QTimer m_limit;
    QTimer m_probe;
    Phase m_phase = Phase::GoingDown;
    int m_limitMinutes = 15;
    bool m_running = false;
};

} // namespace vfpilot::remote
