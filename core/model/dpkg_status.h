// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace vfpilot::model {

/// Name -> version of the packages that /var/lib/dpkg/status holds as installed (the third word of
/// Status; "config-files" and half-installed ones are not).
std::map<std::string, std::string> installedPackages(std::string_view status);

} // namespace vfpilot::model
