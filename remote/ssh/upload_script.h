// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/root_shell.h"

namespace vfpilot::remote {

/// How the script ends. Chosen away from what shells use themselves (1, 2, 126 and up).
enum class UploadExit {
    Done = 0,
    NoSpace = 20,
    ReadOnly = 21,
    NotAllowed = 22,
    HashDiffers = 23,
    NoFolder = 30,
    NoHashTool = 31,
    NoWrite = 32,
    NoSync = 33,
    NoRename = 34,
    Unsafe = unsafeStatus,
};

/// Where a file goes on the host.
struct UploadPlace
{
    QByteArray base;   ///< <root>/var/lib/vfpilot; it and all below belong to whoever runs this
    QByteArray folder; ///< below it, of letters, digits and slashes: "engine/<sha256>"
    QByteArray name;
    QByteArray sha256;
    QByteArray mode; ///< "0700"
    /// Folder below the base whose other folders are earlier builds of the same file, each named by
    /// its hash: they are pruned. Empty: nothing is.
    QByteArray pruned;

    QByteArray path() const { return base + '/' + folder + '/' + name; }
};

/// Puts standard input there: under a temporary name that nothing runs, for its owner alone, and
/// only when the bytes that are on the disk have the hash is it given mode and name. A file that is
/// there already with this hash stays as it is. Nothing is written where another user could swap
/// it. Pruned is what is there for more than a day, no job names and no process runs: another
/// workstation may work with another build.
RemoteScript uploadScript(const UploadPlace& place);

} // namespace vfpilot::remote
