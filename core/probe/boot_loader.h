// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/esp_content.h"

namespace vfpilot::probe {

/// Sets loader, firmware, evidence and disagreement. What the running kernel was started by (its
/// command line, the firmware's and the loader's variables) and what the next one will be started
/// by (the partitions that proxmox-boot-tool keeps) must agree, or the loader is unknown.
void tellLoader(const host::Host& host,
                const std::vector<EspContent>& esps,
                protocol::BootFacts& boot);

} // namespace vfpilot::probe
