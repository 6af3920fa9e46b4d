// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/reboot_watch.h"

#include "remote/connection.h"

#include <QTcpSocket>

#include <algorithm>

namespace vfpilot::remote {
namespace {

using namespace std::chrono_literals;

constexpr int probeMs = 1000;
constexpr auto tick = 500ms;
/// What a host has after the workstation woke up, at least: the network comes back first.
constexpr std::chrono::milliseconds grace = 1min;

} // namespace

RebootWatch::RebootWatch(Connection& connection, QObject* parent)
    : QObject(parent)
    , m_connection(connection)
    , m_awake(tick.count())
    , m_socket(std::make_unique<QTcpSocket>())
{
    m_tick.setInterval(tick);
    connect(&m_tick, &QTimer::timeout, this, &RebootWatch::watchTheClock);
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
    m_limit = limit;
    m_end = limit;
    m_awake.start();
    m_tick.start();
    emit phaseChanged(m_phase);
    if (m_connection.state() != Connection::State::Ready) {
        enter(Phase::Down);
        m_probe.start();
    } else if (m_connection.hello().bootId != before.bootId) {
        // Later, so that no result comes before this has returned.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_connection.state() == Connection::State::Ready)
                    greet(m_connection.hello());
            },
            Qt::QueuedConnection);
    }
}

void RebootWatch::stop()
{
    m_isRunning = false;
    m_tick.stop();
    m_probe.stop();
    m_socket->abort();
}

void RebootWatch::watchTheClock()
{
    if (m_awake.advance()) {
        m_end = std::max(m_end, std::chrono::milliseconds(m_awake.ms()) + std::min(grace, m_limit));
        if (m_connection.state() == Connection::State::Reconnecting)
            m_connection.reconnectNow();
    }
    if (m_awake.ms() < m_end.count())
        return;
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(m_limit).count();
    // Ready here means: the boot that should have ended still answers.
    giveUp(m_connection.state() == Connection::State::Ready
               ? fail(Errc::NotRebooted)
               : fail(Errc::RebootTimeout, {{"minutes", std::to_string(minutes)}}));
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
