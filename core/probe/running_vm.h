// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"

#include <optional>

namespace vfpilot::probe {

/// The VM's process as PVE tells it: that of the pid file is there and was started for this VM.
std::optional<int> processOfVm(const host::Host& host, int vmid);

} // namespace vfpilot::probe
