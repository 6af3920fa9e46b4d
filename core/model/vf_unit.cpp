// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/vf_unit.h"

namespace vfpilot::model {

std::string vfUnitText(const std::string& pf, int count)
{
    return "# Written by vfpilot; taken back by it too.\n"
           "[Unit]\n"
           "Description=SR-IOV virtual functions of " +
           pf +
           "\n"
           "Documentation=https://docs.kernel.org/PCI/pci-iov-howto.html\n"
           "After=systemd-modules-load.service\n"
           "Before=pve-guests.service\n"
           "ConditionPathExists=/sys/bus/pci/devices/" +
           pf +
           "\n"
           "\n"
           "[Service]\n"
           "Type=oneshot\n"
           "RemainAfterExit=yes\n"
           "ExecStart=/usr/local/libexec/vfpilot/vfpilot-engine vfs up --pf " +
           pf + " --count " + std::to_string(count) +
           "\n"
           "TimeoutStartSec=120\n"
           "\n"
           "[Install]\n"
           "WantedBy=multi-user.target\n";
}

std::string modulesLoadText(const std::vector<std::string>& more)
{
    std::string text = "# Written by vfpilot; taken back by it too.\n"
                       "vfio\n"
                       "vfio_iommu_type1\n"
                       "vfio_pci\n";
    for (const std::string& module : more)
        text += module + "\n";
    return text;
}

} // namespace vfpilot::model
