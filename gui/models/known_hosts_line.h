// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace vfpilot::gui {

/// Takes line `line` (1, 2, …) out of our own known hosts file, when it is a line about `host`
/// ("pve.home", "[pve.home]:2222"). Anything else in the file stays byte for byte. Errors:
/// file-unreadable, file-malformed (another line than expected), file-unwritable.
Result<> removeKnownHost(const QString& path, int line, const QString& host);

} // namespace vfpilot::gui
