// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/reboot_watch.h"

#include "remote/connection.h"

#include <QTcpSocket>

namespace vfpilot::remote {
namespace {
constexpr int probeMs = 1000;
}

RebootWatch::RebootWatch(Connection& connection, QObject* parent)
    : QObject(parent)
    , m_connection(connection)
    , m_socket(std::make_unique<QTcpSocket>())
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        const auto seconds =
            std::chrono::duration_cast<std::chrono::seconds>(m_limit.intervalAsDuration());
        const std::string minutes = std::to_string((seconds.count() + 59) / 60);
        // Ready here means: the boot that should have ended still answers.
        giveUp(m_connection.state() == Connection::State::Ready
                   ? fail(Errc::NotRebooted)
                   : fail(Errc::RebootTimeout, {{"minutes", minutes}}));
    });
    m_probe.setInterval(probeMs);
    connect(&m_probe, &QTimer::timeout, this, &RebootWatch::look);
    connect(m_socket.get(), &QTcpSocket::connected, this, [this] {
        m_socket->abort();
        enter(Phase::Starting);
        m_connection.reconnectNow();
    });
    connect(&m_connection, &Connection::linkLost, this, [this] {
        if (!m_isRunning)
            return;
        if (m_phase == Phase::GoingDown)
            enter(Phase::Down);
        m_probe.start();
    });
    connect(&m_connection, &Connection::ready, this, &RebootWatch::greet);
    connect(&m_connection, &Connection::failed, this, [this](const Error& error) {
        if (m_isRunning)
            giveUp(error);
    });
}

RebootWatch::~RebootWatch() = default;

void RebootWatch::start(const protocol::Hello& before, int limitMinutes)
{
    startFor(before, std::chrono::minutes(limitMinutes));
}

void RebootWatch::startFor(const protocol::Hello& before, std::chrono::seconds limit)
{
    stop();
    m_before = before;
    m_isRunning = true;
    m_phase = Phase::GoingDown;
    m_limit.start(limit);
    emit phaseChanged(m_phase);
    if (m_connection.state() != Connection::State::Ready) {
        enter(Phase::Down);
        m_probe.start();
    }
}

void RebootWatch::stop()
{
    m_isRunning = false;
    m_limit.stop();
    m_probe.stop();
    m_socket->abort();
}

void RebootWatch::enter(Phase phase)
{
    if (m_phase == phase)
        return;
    m_phase = phase;
    emit phaseChanged(phase);
}

/// The connection's own tries get rarer with time; a port that answers is the moment for one.
void RebootWatch::look()
{
    if (m_connection.state() == Connection::State::Ready)
        return m_probe.stop();
    // Seen from here the address may be another machine's; the connection's own tries must do.
    if (!m_connection.profile().jumps.isEmpty())
        return;
    m_socket->abort();
    m_socket->connectToHost(m_connection.profile().address, m_connection.profile().port);
}

void RebootWatch::greet(const protocol::Hello& hello)
{
    if (!m_isRunning)
        return;
    m_probe.stop();
    m_socket->abort();
    if (hello.machineId != m_before.machineId)
        return giveUp(fail(Errc::OtherMachine, {{"host", hello.machineId}}));
    if (hello.bootId == m_before.bootId)
        return enter(Phase::GoingDown);
    stop();
    enter(Phase::Back);
    emit finished(hello);
}

void RebootWatch::giveUp(const Error& error)
{
    stop();
    emit failed(error);
}

} // namespace vfpilot::remote
