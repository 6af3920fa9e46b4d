// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// Words of all lines `key=` in a section of a systemd unit file or drop-in, in order: those of
/// Before= and its like, which no empty line takes back. A line that ends in a backslash goes on.
std::vector<std::string>
unitWords(std::string_view text, std::string_view section, std::string_view key);

} // namespace vfpilot::model
