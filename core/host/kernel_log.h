// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/tree.h"

#include <string>
#include <vector>

namespace vfpilot::host {

/// The kernel's log of this boot, oldest first: the text of each record of /dev/kmsg
/// ("6,339,5140900,-;text", then lines of values that begin with a space), as lines. What the
/// kernel wrote as "\x5c", because it is a backslash or no printable ASCII, is given back as it
/// was. Records that were overwritten while we read are left out.
Result<std::vector<std::string>> readKernelLog(const Tree& tree);

} // namespace vfpilot::host
