// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"

#include <optional>
#include <string>
#include <vector>

namespace vfpilot::probe {

constexpr std::size_t guestFileLimit = 1024 * 1024; // pmxcfs allows no larger file

/// Ids of the guests whose configuration ("<id>.conf") is in the folder, ascending.
Result<std::vector<int>> guestIds(const host::Host& host, const std::string& folder);

/// The configuration's text; none: the guest moved to another node since it was listed.
Result<std::optional<std::string>>
readGuest(const host::Host& host, const std::string& folder, int id);

} // namespace vfpilot::probe
