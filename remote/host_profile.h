// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace vfpilot::remote {

/// How to reach one host. Never holds a secret.
struct HostProfile
{
    QString name;    ///< what the person calls it; empty: the address
    QString address; ///< host name or IP address
    quint16 port = 22;
    QString user = QStringLiteral("root");
    QString keyFile; ///< private key to try first; empty: agent, then the default keys
    /// Root the engine works below; "/" but for the simulated host, whose paths lie in a folder.
    QString root = QStringLiteral("/");
    QStringList moreKeys;       ///< private keys to try after keyFile
    bool isOnlyOwnKeys = false; ///< neither the agent's other keys nor the default ones
    QList<HostProfile> jumps;   ///< hosts to go through, the first one first
    QString configName;         ///< the name in ~/.ssh/config it came from; empty: none

    bool isSimulated() const { return root != QLatin1String("/"); }
    QString label() const { return name.isEmpty() ? address : name; }
};

} // namespace vfpilot::remote
