// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace vfpilot::remote {

/// Is this a file that may be put up as a driver package: a name on the list and the beginning of
/// a Debian archive? The engine looks inside it before anything is installed.
/// Errors: package-not-accepted, file-unreadable.
Result<> checkPackageFile(const QString& path);

} // namespace vfpilot::remote
