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
                                        ///< all its devices on the VM's node, as any of them may
                                        ///< be the one that the VM gets when it starts
    std::string mapping = {};           ///< id of the mapping it names; empty: none
};

struct VmInfo
{
    int vmid = 0;
    std::string node;
    bool elsewhere = false; ///< on another node of the cluster, where this host cannot write it
    std::string name;
    std::string status; ///< "running" (a live /run/qemu-server/<vmid>.pid) or "stopped"; empty:
                        ///< elsewhere, which is not seen from here
    std::string lock;   ///< "backup", … or empty
    std::string digest; ///< SHA-1 of the configuration, as qm --digest takes it; empty: elsewhere
    std::string machine, bios, cpu, display, osType; ///< empty: not set
    bool startsAtBoot = false;                       ///< onboot: 1
    std::vector<HostPci> hostpci;
    std::vector<Finding> lint; ///< none of a VM elsewhere. The fix of one that has a certain remedy
                               ///< names it, for VmGoal::remedies
};

/// A container of this node that uses the host's iGPU by its device files. It shares the PF with
/// the host, which VFs do not change.
struct ContainerInfo
{
    int id = 0;
    std::string name;
    std::vector<std::string> lines; ///< of its configuration that name the device
};

} // namespace vfpilot::protocol
