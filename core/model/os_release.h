// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace vfpilot::model {

/// os-release(5): NAME=value lines, the value bare or in single or double quotes, with the shell's
/// backslash escapes. Lines that are none are passed over.
std::map<std::string, std::string> parseOsRelease(std::string_view text);

} // namespace vfpilot::model
