// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vfpilot::test {

/// Unpacks a host kept as one text file into the folder `root`. Names of sysfs hold colons, which
/// some systems that check the sources out do not allow, and links and modes travel this way, too.
///
///     # a comment
///     dir 0555 /etc/pve/local
///     link /etc/mtab ../proc/self/mounts
///     file 0644 /etc/hostname
///     |pve
///     bytes 0644 4096 /sys/devices/pci0000:00/0000:00:02.0/config
///     |000: 86 80 d1 46
///
/// Each line of a file follows after "|"; a line "\" says that the last one does not end in a
/// newline. Of bytes, given with their number, those that are not zero follow with their offset.
/// Folders come with what is in them. Throws std::runtime_error where the text is wrong.
void unpackHost(const std::string& textFile, const std::string& root);

} // namespace vfpilot::test
