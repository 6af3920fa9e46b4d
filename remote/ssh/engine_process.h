// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "remote/link/line_reader.h"
#include "remote/ssh/root_channel.h"
#include "remote/ssh/ssh_session.h"
#include "remote/ssh/upload_script.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace vfpilot::remote {

/// The profile's root without a slash at its end; empty for "/".
QByteArray hostRoot(const HostProfile& profile);

/// Where the engine stands on a host, and below which root it works.
struct EnginePlace
{
    EnginePlace(const HostProfile& profile, const QByteArray& sha256);

    UploadPlace file; ///< <root>/var/lib/vfpilot/engine/<sha256>/vfpilot-engine
    QByteArray root;  ///< empty for "/"
};

/// An engine serving over one program of the session. Lives in the session thread.
class EngineProcess : public QObject
{
    Q_OBJECT

public:
    EngineProcess(SshSession& session,
                  RootAccess& access,
                  EnginePlace place,
                  std::string host,
                  QObject* parent);

    void start();
    void sendLine(const QByteArray& line);
    /// Ends it without a signal.
    void stop();

signals:
    /// The hello has come, from the very program that was meant; it is the next line.
    void greeted();
    void lineReceived(const QByteArray& line);
    /// It is not there, or is not what it should be: putting it there (again) may help.
    void notRunnable(const vfpilot::Error& error);
    /// Errors: engine-start-failed, folder-unsafe, line-too-long, link-lost, those of RootChannel.
    void ended(const vfpilot::Error& error);

private:
    void receive(const QByteArray& bytes);
    bool isOurs(const QByteArray& hello);
    void finish(int status, const QByteArray& signalName);
    void send();
    Error startFailed(const std::string& reason) const;

    SshSession& m_session;
    RootAccess& m_access;
    EnginePlace m_place;
    std::string m_host;
    QPointer<RootChannel> m_channel;
    LineReader m_reader;
    QByteArray m_said;  ///< the end of its standard error
    QByteArray m_input; ///< not yet taken by the server
    bool m_isGreeted = false;
    QTimer m_limit;
};

} // namespace vfpilot::remote
