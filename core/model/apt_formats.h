// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/apt_sources.h"

namespace vfpilot::model {

// The two formats of AptSources, each in a file of its own.

std::vector<AptEntry> readOneLine(std::string_view text);
std::string enableOneLine(std::string_view text, int line, bool enabled);
std::string withOneLine(std::string_view text, const AptEntry& entry);

std::vector<AptEntry> readDeb822(std::string_view text);
std::string enableDeb822(std::string_view text, int line, bool enabled);
std::string withDeb822(std::string_view text, const AptEntry& entry);

} // namespace vfpilot::model
