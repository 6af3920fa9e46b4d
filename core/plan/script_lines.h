// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vfpilot::plan {

/// A shell script in which each line stands for itself, so that one can go without the others
/// meaning something else: no blocks, functions, here-documents, continued lines or open quotes.
bool isPlainScript(std::string_view script);

/// The line writes a number of VFs of this PF into sysfs, and nothing else:
/// "echo 3 > /sys/bus/pci/devices/0000:00:02.0/sriov_numvfs".
bool setsVfsOf(const std::string& line, const std::string& pf);

} // namespace vfpilot::plan
