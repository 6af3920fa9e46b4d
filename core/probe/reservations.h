// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"

#include <map>
#include <string>

namespace vfpilot::probe {

/// Functions that VMs of this node have reserved, with the VM: those that are starting, and those
/// that run. What a killed VM or a start that failed left behind is none; PVE takes it, too.
/// Errors: file-unreadable, file-too-large.
Result<std::map<std::string, int>> reservedFunctions(const host::Host& host);

} // namespace vfpilot::probe
