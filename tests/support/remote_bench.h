// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/connection.h"
#include "tests/support/ssh_server.h"

#include <QTemporaryDir>

namespace vfpilot::test {

/// A host to connect to: a real SSH server, a folder as its root, the fake engine to put there,
/// and a person's files that are nobody's.
class RemoteBench
{
public:
    RemoteBench();

    QString path(const QString& name) const { return m_folder.filePath(name); }
    /// A private key, not known to the server.
    QString makeKey(const QString& name, const QString& passphrase = {}) const;
    /// The server lets this key in from now on.
    void authorize(const QString& key) const;
    /// Orders for the fake engine, one a line.
    void behave(const QByteArray& orders) const;
    void writePersonKnownHosts(const QByteArray& content) const;
    /// The host is accepted already.
    void trustHost() const;

    /// With a key that the server lets in.
    remote::HostProfile profile() const;
    remote::Connection::Settings settings() const;
    /// On the host.
    QString engineFile() const;
    /// Everything below the host's engine folder, relative.
    QStringList engineFiles() const;

private:
    QTemporaryDir m_folder;

public:
    SshServer server;
    QString key;
};

void writeFile(const QString& path, const QByteArray& content);
QByteArray readFile(const QString& path);
/// Exit status; what it prints is dropped.
int run(const QString& program, const QStringList& words);

} // namespace vfpilot::test
