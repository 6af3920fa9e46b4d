// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/facts.h"

#include <string>
#include <vector>

namespace vfpilot::protocol {

/// Those that run or will run at the next start; all when none is marked so.
std::vector<std::string> kernelsThatMatter(const std::vector<KernelFacts>& kernels);

} // namespace vfpilot::protocol
