// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/awake_time.h"

#include <QDateTime>
#include <QElapsedTimer>

#include <algorithm>

namespace vfpilot::remote {
namespace {

// A busy desktop is late by less, and nobody's workstation sleeps for less.
constexpr qint64 lateMs = 5000;

} // namespace

AwakeTime::Reading AwakeTime::now()
{
    QElapsedTimer steady;
    steady.start();
    return {steady.msecsSinceReference(), QDateTime::currentMSecsSinceEpoch()};
}

void AwakeTime::start(Reading at)
{
    m_last = at;
    m_ms = 0;
}

bool AwakeTime::advance(Reading at)
{
    const qint64 steady = std::max(at.steadyMs - m_last.steadyMs, qint64(0));
    const qint64 wall = at.wallMs - m_last.wallMs; // below 0: somebody has set it back
    m_last = at;
    const bool hasSlept = std::max(steady, wall) > m_tickMs + lateMs;
    m_ms += hasSlept ? m_tickMs : steady;
    return hasSlept;
}

} // namespace vfpilot::remote
