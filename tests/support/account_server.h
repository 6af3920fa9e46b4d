// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace vfpilot::test {

/// A real OpenSSH server with accounts, PAM and sudo of its own (tests/support/account_host), in a
/// mount namespace. Needs root here.
class AccountServer
{
public:
    /// `folder` has an "authorized_keys", which every account has.
    explicit AccountServer(QString folder);
    ~AccountServer();

    /// Empty: it can run here.
    static QString whyNot();
    static QByteArray password() { return "correct horse"; }

    /// `setup` is shell code that changes the host before the server starts.
    bool start(const QByteArray& setup = {}, const QStringList& options = {});
    void stop();
    /// The sessions' processes end as by a crash.
    void killSessions();

    quint16 port() const { return m_port; }
    /// "ssh-ed25519 AAAA…"
    QByteArray hostKey() const;
    QByteArray log() const;
    /// A path on that host, as seen from here.
    QString inside(const QString& path) const;
    /// Processes of the server's sessions, and theirs.
    QList<int> processes() const;

private:
    QString m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace vfpilot::test
