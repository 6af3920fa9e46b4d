// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot {

/// Words with one separator between them; args carry lists so, with a space.
std::string joined(const std::vector<std::string>& words, char separator = ' ');

/// The words of joined(), however many separators stand around them.
std::vector<std::string> split(std::string_view text, char separator = ' ');

/// The parts before, between and after each separator; an empty text has one empty part.
std::vector<std::string> splitAt(std::string_view text, char separator);

/// ASCII's capital letters made small; nothing else changes.
std::string lowered(std::string_view text);

} // namespace vfpilot
