// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// A character device of the host.
struct DeviceFile
{
    std::vector<std::string> paths; ///< "/dev/dri/renderD128" and the links that lead to it
    int majorNumber = -1;
    int minorNumber = -1;
};

/// Lines of a container's configuration (lxc/<id>.conf, without its snapshots) that hand one of
/// the devices in: devN, mpN and lxc.mount.entry by its path or a folder above it, and
/// lxc.cgroup(2).devices.allow by its numbers, where a star stands for any.
std::vector<std::string> linesThatHandIn(std::string_view config,
                                         const std::vector<DeviceFile>& devices);

/// The container's host name; empty: not set.
std::string containerName(std::string_view config);

} // namespace vfpilot::model
