// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vfpilot::model {

struct Mount
{
    std::string source; ///< "/dev/mapper/pve-root", "rpool/ROOT/pve-1"
    std::string type;   ///< "ext4", "zfs"
};

/// What is mounted at `point` by the text of /proc/mounts: the last one, which lies on top. Octal
/// escapes ("\040") are taken back.
std::optional<Mount> mountAt(std::string_view mounts, std::string_view point);

} // namespace vfpilot::model
