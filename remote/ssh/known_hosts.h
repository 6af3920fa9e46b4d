// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "remote/ssh/handles.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace vfpilot::remote {

/// What the files say of a key.
struct HostKeyVerdict
{
    enum class Kind {
        Known,
        Unknown,
        Changed, ///< another key of this type is known, or this one is marked as revoked
    };
    Kind kind = Kind::Unknown;
    QString file; ///< for Changed: where the other key stands
    int line = 0;
    QString otherType; ///< for Unknown: keys of this type are known, and `file` has the first
    bool hasAuthority = false; ///< certificates would do, and are not checked here
};

/// The host keys that the person has accepted: in OpenSSH's files, which are only read, and in
/// ours. Lines are matched by libssh: plain, hashed, wildcard and "[host]:port" entries.
class KnownHosts
{
public:
    KnownHosts(QString ours, QStringList others);

    /// A host as these files name it: "pve.home", "[pve.home]:2222".
    static QString nameOf(const QString& address, quint16 port);
    /// "SHA256:…" as ssh-keygen -l prints it.
    static QString fingerprint(ssh_key key);
    /// "ssh-ed25519"
    static QString typeName(ssh_key key);

    HostKeyVerdict judge(const QString& name, ssh_key key) const;
    /// For SSH_OPTIONS_HOSTKEYS: types known of this host first, so that a server with several
    /// keys shows the one that was accepted.
    QByteArray algorithms(const QString& name) const;
    /// Adds a line to our file; written whole, for its owner alone.
    Result<> accept(const QString& name, ssh_key key) const;

private:
    struct Entry
    {
        SshPtr<ssh_key> key;
        bool isRevoked = false;
        bool isAuthority = false;
        QString file;
        int line = 0;
    };
    std::vector<Entry> entries(const QString& name) const;

    QString m_ours;
    QStringList m_others;
};

} // namespace vfpilot::remote
