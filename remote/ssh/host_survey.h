// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "remote/ssh/root_shell.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace vfpilot::remote {

/// What one script says of a host before anything is put there.
struct HostSurvey
{
    QString system;     ///< "Linux"
    QString machine;    ///< "x86_64"
    QString name;       ///< "Debian GNU/Linux 12 (bookworm)"
    QString pveVersion; ///< of pve-manager, "8.2.4"; empty: not installed
    bool hasLibpci = false;
    QString folder;       ///< the nearest one to the engine's place that is there
    QString mountOptions; ///< of its file system, "rw,relatime"
    std::optional<qint64> freeBytes;
};

/// Looks, writes nothing, needs no root. `root` is empty but in tests.
RemoteScript surveyScript(const QByteArray& root, const QByteArray& folder);

/// Lines that are not understood are left out.
HostSurvey readSurvey(const QByteArray& output);

/// May an engine of this size be put there?
/// Errors: platform-not-supported, not-pve, pve-too-old, library-missing, folder-read-only,
/// folder-noexec, no-space.
Result<> judgeSurvey(const HostSurvey& survey, qint64 engineBytes);

} // namespace vfpilot::remote
