// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "remote/ssh/root_channel.h"
#include "remote/ssh/ssh_session.h"
#include "remote/ssh/upload_script.h"

#include <QFile>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace vfpilot::remote {

/// One file put on the host through one program (upload_script.h). Lives in the session thread.
class Upload : public QObject
{
    Q_OBJECT

public:
    struct Order
    {
        QString source;    ///< on the workstation
        UploadPlace place; ///< on the host
    };

    Upload(SshSession& session, RootAccess& access, Order order, QObject* parent);

    void start();
    /// Nothing of the file is left on the host but a part that nothing runs. done() and failed()
    /// do not come any more.
    void cancel();

signals:
    /// Bytes that the server has room for and took, not merely bytes queued here.
    void progress(qint64 sent, qint64 total);
    void done();
    /// Errors: file-unreadable, no-space, folder-read-only, folder-unsafe, hash-mismatch,
    /// upload-failed, those of RootChannel.
    void failed(const vfpilot::Error& error);

private:
    void send();
    void finish(int status);
    void giveUp(const Error& error);
    Error failure(Errc code) const;

    SshSession& m_session;
    RootAccess& m_access;
    Order m_order;
    QFile m_file;
    QPointer<RootChannel> m_channel;
    QByteArray m_chunk; ///< read, not yet taken
    qint64 m_sent = 0;
    qint64 m_total = 0;
    bool m_isInputClosed = false;
    QByteArray m_said; ///< the script's standard error
    QTimer m_stall;
};

} // namespace vfpilot::remote
