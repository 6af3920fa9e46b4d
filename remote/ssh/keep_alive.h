// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/awake_time.h"

#include <libssh/libssh.h>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace vfpilot::remote {

/// Asks the other side of a session from time to time whether it is there, and notices when nothing
/// comes back. After this workstation has slept one question has to do: the host may have started
/// again meanwhile, and does not know the session any more.
class KeepAlive : public QObject
{
    Q_OBJECT

public:
    struct Rhythm
    {
        int askMs = 4000;
        int silenceMs = 15000; ///< then the link is dead; noticed at the next question
    };

    explicit KeepAlive(Rhythm rhythm);

    /// For ssh_set_counters() of each session that is begun.
    ssh_counter counter() { return &m_counter; }
    void start(ssh_session session);
    void stop() { m_timer.stop(); }

signals:
    /// A question is on its way, and answers may have come.
    void asked();
    void silent();

private:
    void ask();

    Rhythm m_rhythm;
    ssh_session m_session = nullptr;
    QTimer m_timer;
    QElapsedTimer m_silence;
    AwakeTime m_awake;
    ssh_counter_struct m_counter = {};
    quint64 m_heard = 0;
    bool m_isInDoubt = false;
};

} // namespace vfpilot::remote
