// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/guard_unit.h"

namespace vfpilot::model {

std::string guardUnitText(const std::string& program,
                          const std::string& job,
                          const std::string& bootId,
                          int minutes,
                          int sshPort)
{
    return "# Written by vfpilot; taken back by it too.\n"
           "[Unit]\n"
           "Description=Takes vfpilot job " +
           job +
           " back when this boot cannot be reached\n"
           "Before=pve-guests.service\n"
           "\n"
           "[Service]\n"
           "Type=oneshot\n"
           "ExecStart=" +
           program + " guard --job " + job + " --boot " + bootId + " --minutes " +
           std::to_string(minutes) + " --ssh-port " + std::to_string(sshPort) +
           "\n"
           "TimeoutStartSec=infinity\n"
           "TimeoutStopSec=600\n"
           "KillMode=mixed\n"
           "\n"
           "[Install]\n"
           "WantedBy=multi-user.target\n";
}

} // namespace vfpilot::model
