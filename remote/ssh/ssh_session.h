// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/connection.h"
#include "remote/secret.h"
#include "remote/ssh/authenticator.h"
#include "remote/ssh/exec_channel.h"
#include "remote/ssh/forward_channel.h"
#include "remote/ssh/jump_pipe.h"
#include "remote/ssh/keep_alive.h"
#include "remote/ssh/known_hosts.h"
#include "remote/ssh/name_lookup.h"
#include "remote/ssh/socket_watch.h"

#include <QList>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace vfpilot::remote {

/// One way into a host: name lookup, TCP, key exchange, host key, signing in, then programs. Lives
/// in the session thread, is driven by its socket and never waits; only an agent that asks its
/// user holds it up.
class SshSession : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        HostProfile profile;
        QString knownHostsFile;
        QStringList personKnownHosts;
        QStringList defaultKeys;
        int connectTimeoutSeconds = 15;
        /// The key of the session before this one; the host must show it again. Empty: any.
        QByteArray expectedFingerprint;
        /// The session to go through, signed in; it must outlive this one or end it.
        QPointer<SshSession> via = {};
        KeepAlive::Rhythm keepAlive = {};
    };

    SshSession(Options options, SecretMemory& memory, QObject* parent = nullptr);
    ~SshSession() override;

    void open();
    void answerHostKey(bool accept);
    void answerSecret(Secret secret);
    void cancelSecret();

    /// After signedIn(): a program that the server runs. Owned by the session; delete it with
    /// deleteLater().
    ExecChannel* exec(const QByteArray& command);
    /// The same for a TCP connection made by the server.
    ForwardChannel* forward(const QByteArray& host, quint16 port);
    /// Nothing is done or signalled any more.
    void abandon();
    const HostProfile& profile() const { return m_options.profile; }
    /// Looks for news and sends what waits; to be called after writing to a channel.
    void pump();

    QByteArray fingerprint() const { return m_fingerprint; }

signals:
    void stateChanged(vfpilot::remote::Connection::State state);
    void hostKeyAsked(const vfpilot::remote::HostKeyQuestion& question);
    void secretAsked(const vfpilot::remote::SecretQuestion& question);
    void signedIn();
    /// It did not work, or worked and is over. Emitted once.
    void ended(const vfpilot::Error& error);

private:
    enum class Step {
        Idle,
        Resolving,
        Connecting,
        AwaitHostKey,
        SigningIn,
        AwaitSecret,
        Up,
        Ended
    };

    void resolved(const QHostInfo& info);
    void connectNext();
    bool prepare(const QString& address);
    void advance();
    void advanceConnect();
    void checkHostKey();
    void startSigningIn();
    void advanceSigningIn();
    void becomeUp();
    /// Starts over after the server hung up while the person was thinking. False: tried before.
    bool startOver(bool useKeys);
    void dropSession();
    void end(const Error& error);
    Error unreachable(const std::string& detail) const;
    Error timedOut() const;
    Error lost(const std::string& detail) const;
    Error noWay(const std::string& detail) const;

    Options m_options;
    SecretMemory& m_memory;
    KnownHosts m_knownHosts;
    QString m_name; ///< as known_hosts files name the host
    Step m_step = Step::Idle;
    QStringList m_addresses;
    std::optional<NameLookup> m_lookup;
    std::unique_ptr<JumpPipe> m_pipe; ///< what m_session runs over, with `via`
    SshPtr<ssh_session> m_session;
    SshPtr<ssh_event> m_event;
    SshPtr<ssh_key> m_hostKey;
    QByteArray m_fingerprint;
    std::unique_ptr<Authenticator> m_authenticator;
    std::unique_ptr<SocketWatch> m_socket;
    KeepAlive m_keepAlive; ///< while up
    QTimer m_limit;        ///< of the step that runs
    bool m_isPumping = false;
    bool m_isPumpWanted = false;
    bool m_hasWaited = false; ///< a question was open, so the server may have given up
    int m_startsOver = 0;
};

} // namespace vfpilot::remote
