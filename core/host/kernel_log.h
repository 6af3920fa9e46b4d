// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/tree.h"

#include <string_view>
#include <vector>

namespace vfpilot::host {

/// The kernel's records of this boot, oldest first, text only. Records that were overwritten while
/// we read are left out.
Result<std::vector<std::string>> readKernelLog(const Tree& tree);

/// Text of one record of /dev/kmsg ("6,339,5140900,-;text", then lines that begin with a space), a
/// backslash and bytes that are no printable ASCII given back as they were before the kernel wrote
/// them as "\x5c"; of a line in another format: the whole line.
std::string recordText(std::string_view record);

} // namespace vfpilot::host
