// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

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
};

/// Puts standard input into the file `name` of `folder`: under a temporary name that nothing runs,
/// and only when the bytes that are on the disk have the hash is it given mode and name. A file
/// that is there already with this hash stays as it is. The text is constant, the arguments are
/// quoted.
QByteArray uploadCommand(const QByteArray& folder,
                         const QByteArray& name,
                         const QByteArray& sha256,
                         const QByteArray& mode);

} // namespace vfpilot::remote
