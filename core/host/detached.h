// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/tree.h"

#include <vector>

namespace vfpilot::host {

/// Starts argv in a session of its own, with nothing of ours but the environment all programs get.
/// argv[0] is a path of the machine, not of the tree: what is started this way is ourselves.
Result<> startSession(const Tree& tree, const std::vector<std::string>& argv);

} // namespace vfpilot::host
