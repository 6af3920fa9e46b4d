// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh_config/ssh_config.h"

#include <optional>

namespace vfpilot::remote {

/// Goes through a configuration for one name and keeps the first value of each option.
class ConfigWalk
{
public:
    ConfigWalk(QString name, const SshConfig::Person& person);

    void go(const std::vector<ConfigDirective>& directives) { walk(directives, true); }

    bool isMentioned() const { return m_isMentioned; }
    const QString& user() const { return m_user; }
    /// Of ProxyJump, tokens replaced; empty: none.
    QString jumps() const;
    /// Without jumps.
    HostProfile profile(const QString& defaultUser);
    QStringList unsupported() const { return m_unsupported; }

private:
    void walk(const std::vector<ConfigDirective>& directives, bool isActive);
    bool matches(const QStringList& words);
    void take(const ConfigDirective& directive);
    void takeProxy(const ConfigDirective& directive);
    QString address() const;
    QString port() const;
    void addUnsupported(const QString& option);
    std::optional<QString> expand(const QString& text, const QString& remoteUser) const;
    QString keyPath(const QString& word, const QString& remoteUser);

    QString m_name;
    SshConfig::Person m_person;
    bool m_isMentioned = false;
    QString m_hostName;
    QString m_user;
    std::optional<quint16> m_port;
    QStringList m_keys;
    std::optional<bool> m_isOnlyOwnKeys;
    std::optional<QString> m_jumps; ///< empty: "none", and later ones do not count
    QStringList m_unsupported;
};

} // namespace vfpilot::remote
