// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/protocol/vm.h"

#include <string>
#include <vector>

namespace vfpilot::probe {

/// This node's VMs by vmid, each with its lint: what is known to go wrong with a VF in it. No
/// process is started. Errors: file-unreadable, file-too-large.
Result<std::vector<protocol::VmInfo>> vms(const host::Host& host);

/// Ids of the VMs whose configuration, pending changes included, names this function, or a mapping
/// that may give it to them.
std::vector<int> usersOf(const std::vector<protocol::VmInfo>& all, const std::string& address);

} // namespace vfpilot::probe
