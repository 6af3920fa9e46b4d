// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "remote/connection.h"
#include "remote/secret.h"
#include "remote/ssh/root_shell.h"
#include "remote/ssh/ssh_session.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace vfpilot::remote {

class RootChannel;

/// How the scripts of one host become root, and what is known of that: asked for once, kept in
/// memory. Lives in the session thread.
class RootAccess : public QObject
{
    Q_OBJECT

public:
    /// `isWanted` false: scripts run as the person who signed in (a simulated host).
    RootAccess(const HostProfile& profile, bool isWanted, SecretMemory& memory, QObject* parent);

    bool isWanted() const { return m_isWanted; }
    bool isAsking() const { return m_asking; }
    /// For the password that is asked for; an empty one means that there is none.
    void answer(Secret secret);

    // For RootChannel.
    Secret password() const;
    void keep(const Secret& password);
    void forget();
    void ask(RootChannel* channel, bool isRetry);
    Error error(Errc code, const std::string& detail) const;

signals:
    void asked(const vfpilot::remote::SecretQuestion& question);
    void answered();

private:
    QString m_user;
    QString m_host;
    QString m_keepName;
    bool m_isWanted;
    SecretMemory& m_memory;
    QPointer<RootChannel> m_asking;
};

/// One script run as root (root_shell.h): by the server for root itself, else by sudo, first
/// without a password and then with one. The password goes through standard input after sudo's own
/// prompt, and nowhere else. Signals are those of an ExecChannel, from the script's first word on.
class RootChannel : public QObject
{
    Q_OBJECT

public:
    RootChannel(SshSession& session, RootAccess& access, RemoteScript script, QObject* parent);

    void start();
    qint64 write(const QByteArray& bytes);
    void closeInput();
    /// Ends it without a signal.
    void stop();
    /// From RootAccess.
    void takePassword(Secret secret);

signals:
    void started();
    void output(const QByteArray& bytes);
    void errorOutput(const QByteArray& bytes);
    void pumped();
    /// Also where the script was not started, for what a shell says then (126, 127, …).
    void finished(int status, const QByteArray& signalName);
    void refused(const QByteArray& reason);
    /// Not root. Errors: sudo-missing, sudo-not-allowed, sudo-password-needed,
    /// sudo-password-wrong, sudo-needs-terminal, sudo-failed.
    void denied(const vfpilot::Error& error);

private:
    void run(SudoUse use);
    void takeError(const QByteArray& bytes);
    void sendPassword();
    void passwordWrong();
    void finish(int status, const QByteArray& signalName);
    void deny(Errc code);
    void dropChannel();

    SshSession& m_session;
    RootAccess& m_access;
    RemoteScript m_script;
    QPointer<ExecChannel> m_channel;
    SudoUse m_use = SudoUse::Never;
    QByteArray m_mark;
    QByteArray m_said; ///< standard error until the script runs
    Secret m_password;
    bool m_isPrompted = false;
    bool m_isPasswordSent = false;
    bool m_isRunning = false;
    int m_wrong = 0;
    QTimer m_limit; ///< for sudo alone, not for the person
};

} // namespace vfpilot::remote
