// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace vfpilot::test {

/// A real OpenSSH server on 127.0.0.1 for the user who runs the test (resources/demo/sshd).
class SshServer
{
public:
    /// `folder` keeps host key and log. The build folder has an unpacked server by the ctest
    /// fixture "openssh".
    SshServer(QString folder, QString authorizedKeys);
    ~SshServer();

    /// Options are sshd's, "MaxAuthTries=3".
    bool start(const QStringList& options = {}, quint16 port = 0);
    void stop();
    /// Ends the processes of open sessions, as a cut link or a crash would; goes on listening.
    void killSessions();
    void makeNewHostKey();

    quint16 port() const { return m_port; }
    QString user() const { return m_user; }
    QString fingerprint() const { return m_fingerprint; }
    /// "ssh-ed25519 AAAA…"
    QByteArray hostKey() const;
    QByteArray log() const;
    /// Programs that were started for a client, by the log.
    int execs() const { return static_cast<int>(log().count("Starting session: command")); }

private:
    QString m_folder;
    QString m_authorizedKeys;
    QProcess m_process;
    quint16 m_port = 0;
    QString m_user;
    QString m_fingerprint;
};

} // namespace vfpilot::test
