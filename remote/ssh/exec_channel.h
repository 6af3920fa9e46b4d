// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "remote/ssh/handles.h"

#include <libssh/callbacks.h>

#include <QByteArray>
#include <QObject>

namespace vfpilot::remote {

/// One program run by the server. Belongs to an SshSession and lives in its thread; the session
/// calls pump() whenever its socket had news.
class ExecChannel : public QObject
{
    Q_OBJECT

public:
    ExecChannel(ssh_session session, QByteArray command, QObject* parent);
    ~ExecChannel() override;

    /// Bytes taken, as far as the server's window allows; not before started().
    qint64 write(const QByteArray& bytes);
    /// The program reads the end of its input.
    void closeInput();
    /// Nothing is signalled after this.
    void abandon();

    void pump();

signals:
    void started();
    void output(const QByteArray& bytes);
    void errorOutput(const QByteArray& bytes);
    /// There may be room for more input.
    void pumped();
    /// The program has ended and all its output was signalled. `status` is -1 for a signal, whose
    /// name comes along. Emitted once.
    void finished(int status, const QByteArray& signalName);
    /// The server did not start it. Emitted once, and then finished() is not.
    void refused(const QByteArray& reason);

private:
    bool open();
    bool drain(bool isError);
    void end();

    static void onExitStatus(ssh_session, ssh_channel, int status, void* self);
    static void onExitSignal(
        ssh_session, ssh_channel, const char* name, int, const char*, const char*, void* self);

    ssh_session m_session;
    SshPtr<ssh_channel> m_channel;
    ssh_channel_callbacks_struct m_callbacks = {};
    QByteArray m_command;
    bool m_isOpen = false;
    bool m_isStarted = false;
    bool m_isEnded = false;
    int m_status = -1;
    QByteArray m_signal;
};

} // namespace vfpilot::remote
