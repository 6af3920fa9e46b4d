// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/vm_config.h"
#include "core/protocol/finding.h"

#include <vector>

namespace vfpilot::probe {

/// What is known to go wrong once this VM holds a VF: lint-not-q35, lint-not-ovmf,
/// lint-cpu-not-host, lint-balloon, lint-display-none; and with the hostpci lines that are there:
/// lint-hostpci-dropped (args key, reason as model::HostPciProblem), lint-hostpci-no-start (args
/// reason), lint-pcie-without-q35, lint-function-twice (arg address). Each is a Warning with args
/// vmid, value (as set, or empty) and, of a hostpci line, line ("hostpci0"), and holds the line it
/// was read from.
std::vector<protocol::Finding> lintOf(const model::VmConfig& config, int vmid, int pveMajor);

} // namespace vfpilot::probe
