// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/host_profile.h"
#include "remote/ssh_config/config_tree.h"

namespace vfpilot::remote {

/// What a configuration says of one name.
struct ConfiguredHost
{
    /// Reached through `jumps`, each of them looked up as well. The user is root where none is
    /// named; a jump's is the person's own name then, as with ssh.
    HostProfile profile;
    /// The configuration says something of it.
    bool isMentioned = false;
    /// A user is named for it.
    bool hasUser = false;
    /// Options that are set for it and matter, but that vfpilot does not follow: "ProxyCommand",
    /// "Match exec", "IdentityFile %C". Each once.
    QStringList unsupported;
};

/// A person's ~/.ssh/config, read by us and never by libssh: Host with negation, Match all, host,
/// originalhost, user and localuser, Include, HostName, User, Port, IdentityFile, IdentitiesOnly,
/// ProxyJump. The first value wins. Nothing of it is ever run.
class SshConfig
{
public:
    struct Person
    {
        QString home;
        QString name; ///< the account's
        /// Whoever runs this.
        static Person me();
    };

    SshConfig() = default;
    SshConfig(const QString& file, Person person = Person::me());
    /// "~/.ssh/config"
    static QString standardFile();

    /// Names that stand in Host lines without a wildcard, in order; 500 at most.
    QStringList hosts() const;
    ConfiguredHost resolve(const QString& name) const;
    const QList<ConfigNote>& notes() const { return m_tree.notes; }

private:
    ConfiguredHost resolve(const QString& name, int depth) const;
    void addJumps(ConfiguredHost& host, const QString& list, int depth) const;

    ConfigTree m_tree;
    Person m_person;
};

} // namespace vfpilot::remote
