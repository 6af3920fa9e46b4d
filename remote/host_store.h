// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/host_profile.h"

#include <QList>
#include <QString>

namespace vfpilot::remote {

/// The hosts a person has saved, in one settings file. Holds names and paths only: no secret has
/// a member here to go into. Simulated hosts are not kept, and neither is the way through jump
/// hosts: it is looked up again by the name in ~/.ssh/config.
class HostStore
{
public:
    /// `file`: an INI file, made when first written.
    explicit HostStore(QString file);
    /// This person's.
    static QString standardFile();

    /// Last used first.
    QList<HostProfile> hosts() const;
    /// Puts it first; an entry with the same address, port and user is replaced.
    void save(const HostProfile& profile);
    void remove(const HostProfile& profile);

private:
    void write(const QList<HostProfile>& hosts);

    QString m_file;
};

} // namespace vfpilot::remote
