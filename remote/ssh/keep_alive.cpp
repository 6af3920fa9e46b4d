// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/keep_alive.h"

#include <libssh/server.h> // ssh_send_keepalive

namespace vfpilot::remote {

KeepAlive::KeepAlive(Rhythm rhythm)
    : m_rhythm(rhythm)
    , m_awake(rhythm.askMs)
{
    m_timer.setInterval(rhythm.askMs);
    connect(&m_timer, &QTimer::timeout, this, &KeepAlive::ask);
}

void KeepAlive::start(ssh_session session)
{
    m_session = session;
    m_heard = m_counter.in_bytes;
    m_isInDoubt = false;
    m_silence.start();
    m_awake.start();
    m_timer.start();
}

void KeepAlive::ask()
{
    const bool hasSlept = m_awake.advance();
    if (m_heard != m_counter.in_bytes) {
        m_heard = m_counter.in_bytes;
        m_silence.restart();
        m_isInDoubt = false;
    } else if (m_isInDoubt || (!hasSlept && m_silence.hasExpired(m_rhythm.silenceMs))) {
        emit silent();
        return;
    }
    m_isInDoubt = m_isInDoubt || hasSlept;
    // The first call takes in the answer to the one before, the second one asks again.
    ssh_send_keepalive(m_session);
    ssh_send_keepalive(m_session);
    emit asked();
}

} // namespace vfpilot::remote
