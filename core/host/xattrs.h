// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace vfpilot::host {

/// Extended attributes that belong to a file's content for a person: user.*, trusted.* and POSIX
/// access lists. What the kernel's security modules keep there is theirs.
using Xattrs = std::map<std::string, std::string>;

/// 0, or errno. `path` is followed to its end: hand in "/proc/self/fd/N".
int readXattrs(const std::string& path, Xattrs& xattrs);
/// 0, or errno. Sets what is in `xattrs`; the file is new and has no others.
int writeXattrs(int fd, const Xattrs& xattrs);

} // namespace vfpilot::host
