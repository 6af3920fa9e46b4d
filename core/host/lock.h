// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/host/tree.h"

namespace vfpilot::host {

/// flock(2) on a file that stays: taking it away would let two processes hold two files of one
/// name. The file says who holds it and since when; a dead owner's lock is gone with its process.
Result<std::unique_ptr<Lock>>
takeLock(const Tree& tree, const std::string& path, const std::string& owner, std::int64_t sinceMs);
bool isLocked(const Tree& tree, const std::string& path);

} // namespace vfpilot::host
