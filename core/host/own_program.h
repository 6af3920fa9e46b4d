// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace vfpilot::host {

/// The program this process runs: its bytes, even if the file was replaced or removed since, and
/// where it lay when it started.
Result<std::string> ownProgram();
std::string ownProgramPath();

} // namespace vfpilot::host
