// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace vfpilot::test {

/// Feels whether the event loop goes round while a page works. Beats every few milliseconds and
/// takes the CPU time of this thread between two beats: the time that the loop was held up by the
/// program itself. What the clock says would also count what other processes took.
class Pulse : public QObject
{
    Q_OBJECT

public:
    explicit Pulse(QObject* parent = nullptr);

    /// Does it as an event handler would, then lets the loop go round until `isDone` says so, at
    /// most 20 s. False: it did not.
    bool watch(
        const std::function<void()>& action,
        const std::function<bool()>& isDone = [] { return true; });

    /// The longest time without a beat so far, milliseconds of CPU time.
    double longestMs() const { return m_longestMs; }

    /// What a page may take: 100 ms on a usual machine and build, more where making and laying out
    /// some labels takes more than it does there (sanitizers, a slow machine).
    static double limitMs();

private:
    void beat();

    QTimer m_timer;
    double m_lastMs = 0;
    double m_longestMs = 0;
};

} // namespace vfpilot::test
