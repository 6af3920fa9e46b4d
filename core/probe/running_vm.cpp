// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/running_vm.h"

#include "core/probe/reading.h"

namespace vfpilot::probe {

std::optional<int> processOfVm(const host::Host& host, int vmid)
{
    const std::string id = std::to_string(vmid);
    const int pid = numberAttribute(host, "/run/qemu-server/" + id + ".pid");
    if (pid <= 0)
        return std::nullopt;
    const auto cmdline = host.readFile("/proc/" + std::to_string(pid) + "/cmdline");
    const std::string argument = std::string("\0-id\0", 5) + id + std::string(1, '\0');
    if (!cmdline || cmdline->find(argument) == std::string::npos)
        return std::nullopt;
    return pid;
}

} // namespace vfpilot::probe
