// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/finding.h"

#include <string>
#include <vector>

namespace vfpilot::protocol {

struct HostPci
{
    int slot = 0;                       ///< hostpciN
    std::string value;                  ///< as it stands in the configuration
    std::vector<std::string> addresses; ///< full and lower case, "0000:00:02.1"; a short or
                                        ///< function-less spelling is completed. Of a mapping:
                                        ///< all its devices on this node, as any of them may be
                                        ///< the one that the VM gets when it starts
};

struct VmInfo
{
    int vmid = 0;
    std::string node;
    std::string name;
    std::string status; ///< "running" (a live /run/qemu-server/<vmid>.pid) or "stopped"
    std::string lock;   ///< "backup", … or empty
    std::string digest; ///< SHA-1 of the configuration, as qm --digest takes it
    std::string machine, bios, cpu, display, osType; ///< empty: not set
    bool startsAtBoot = false;                       ///< onboot: 1
    std::vector<HostPci> hostpci;
    std::vector<Finding> lint;
};

} // namespace vfpilot::protocol
