// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vfpilot::model {

/// /etc/grub.d/42_vfpilot: a page of GRUB's menu with this host's kernels and `line` as what a
/// person configured, made by GRUB's own 10_linux. It is never the default, follows each kernel
/// that comes or goes, and prints nothing where that script finds no kernel, so that it cannot
/// break a menu. `id` is the page's name for GRUB, `title` the one on screen: plain words.
std::string
grubWayBackText(const std::string& id, const std::string& title, const std::string& line);

} // namespace vfpilot::model
