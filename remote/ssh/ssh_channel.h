// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "remote/ssh/handles.h"

#include <libssh/callbacks.h>

#include <QByteArray>
#include <QObject>

namespace vfpilot::remote {

/// One stream of bytes each way over a session, and what became of it. Belongs to an SshSession and
/// lives in its thread; the session calls pump() whenever its socket had news.
class SshChannel : public QObject
{
    Q_OBJECT

public:
    SshChannel(ssh_session session, QObject* parent);
    ~SshChannel() override;

    /// Bytes taken, as far as the server's window and the line allow; not before started(). No
    /// heap of bytes waits here: on a slow line a request would have to wait behind it.
    qint64 write(const QByteArray& bytes);
    /// The other side reads the end of its input.
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
    /// It has ended and all its output was signalled. `status` is a program's; -1 for a signal,
    /// whose name comes along, and for what is no program. Emitted once.
    void finished(int status, const QByteArray& signalName);
    /// The server did not start it. Emitted once, and then finished() is not.
    void refused(const QByteArray& reason);

protected:
    /// What libssh says: SSH_OK, SSH_AGAIN (call again after news) or SSH_ERROR.
    virtual int tryOpen(ssh_channel channel) = 0;
    /// No more comes, though the channel is not closed yet.
    virtual bool isOver(ssh_channel) const { return false; }

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
    bool m_isStarted = false;
    bool m_isEnded = false;
    int m_status = -1;
    QByteArray m_signal;
};

} // namespace vfpilot::remote
