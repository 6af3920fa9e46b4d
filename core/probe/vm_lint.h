// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/vm_config.h"
#include "core/protocol/finding.h"

#include <vector>

namespace vfpilot::probe {

/// What is known to go wrong once this VM holds a VF: lint-not-q35, lint-not-ovmf,
/// lint-cpu-not-host, lint-balloon, lint-display-none. Each is a Warning with args vmid and value
/// (as set, or empty) and the line it was read from.
std::vector<protocol::Finding> lintOf(const model::VmConfig& config, int vmid);

} // namespace vfpilot::probe
