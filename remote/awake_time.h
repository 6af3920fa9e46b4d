// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace vfpilot::remote {

/// How long this workstation was awake, and whether it has just slept. Looked at from time to time.
/// Neither clock is enough: on Linux the steady one stands still during sleep, on Windows it goes
/// on, and the wall clock may be set by hand.
class AwakeTime
{
public:
    struct Reading
    {
        qint64 steadyMs = 0;
        qint64 wallMs = 0;
    };
    static Reading now();

    /// `tickMs`: how often advance() is called when nothing holds it up.
    explicit AwakeTime(qint64 tickMs)
        : m_tickMs(tickMs)
    {}

    void start(Reading at = now());
    /// True: it slept since the last call, or hung for as long. Of such a time one tick is counted.
    bool advance(Reading at = now());
    qint64 ms() const { return m_ms; }

private:
    qint64 m_tickMs;
    Reading m_last;
    qint64 m_ms = 0;
};

} // namespace vfpilot::remote
