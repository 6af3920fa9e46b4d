// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Regular expressions of the catalog. RE2 alone: its time is linear in the text, whatever the
/// pattern, and it stops at a fixed amount of memory. Bytes are matched, not characters, so that
/// text that is no valid UTF-8 is no way around a pattern.
namespace vfpilot::catalog {

bool isPattern(const std::string& pattern);
/// False also for what is no pattern.
bool matchesWhole(const std::string& pattern, std::string_view text);

} // namespace vfpilot::catalog
