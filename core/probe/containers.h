// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/protocol/facts.h"
#include "core/protocol/vm.h"

#include <vector>

namespace vfpilot::probe {

/// This node's containers that use one of these GPUs, by id. No process is started. Errors:
/// file-unreadable, file-too-large.
Result<std::vector<protocol::ContainerInfo>>
containersOn(const host::Host& host, const std::vector<protocol::GpuFacts>& gpus);

} // namespace vfpilot::probe
