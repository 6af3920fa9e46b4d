// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/root_shell.h"
#include "remote/ssh/upload_script.h"

namespace vfpilot::remote {

/// Runs the engine that stands at this place, below `root` where that is not empty. Status 127: it
/// is not there; unsafeStatus: somebody else could have put it there.
RemoteScript startScript(const UploadPlace& place, const QByteArray& root);

} // namespace vfpilot::remote
