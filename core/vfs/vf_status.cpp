// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shape.h"
#include "core/vfs/vf_setup.h"
#include "core/vfs/vf_sysfs.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace vfpilot::vfs {
namespace {

bool isNumber(const std::string& text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string lastPart(const std::string& path)
{
    return path.substr(path.rfind('/') + 1);
}

int groupOf(const host::Host& host, const std::string& address)
{
    const auto link = host.readLink(devicePath(address) + "/iommu_group");
    const std::string name = link ? lastPart(*link) : std::string();
    return isNumber(name) && name.size() < 9 ? std::stoi(name) : -1;
}

/// The character devices through which a process may hold the function: its group's, and since
/// Linux 6.6 its own, named in sysfs (Documentation/ABI/testing/sysfs-devices-vfio-dev).
std::vector<std::string> nodesOf(const host::Host& host, const std::string& address, int group)
{
    std::vector<std::string> nodes = {"/dev/vfio/" + std::to_string(group)};
    for (const std::string& name : host.list(devicePath(address) + "/vfio-dev").value_or({}))
        nodes.push_back("/dev/vfio/devices/" + name);
    return nodes;
}

// "/dev/vfio/17" -> pids that have it open.
std::map<std::string, std::vector<int>> vfioUsers(const host::Host& host)
{
    std::map<std::string, std::vector<int>> users;
    for (const std::string& pid : host.list("/proc").value_or({})) {
        if (!isNumber(pid) || pid.size() > 9)
            continue;
        const std::string folder = "/proc/" + pid + "/fd";
        for (const std::string& fd : host.list(folder).value_or({})) {
            const auto target = host.readLink(folder + "/" + fd);
            if (target && target->starts_with("/dev/vfio/"))
                users[*target].push_back(std::stoi(pid));
        }
    }
    return users;
}

} // namespace

bool isAddress(const std::string& text)
{
    return fitsShape(text, "xxxx:xx:xx.x");
}

std::string devicePath(const std::string& address)
{
    return "/sys/bus/pci/devices/" + address;
}

int readNumber(const host::Host& host, const std::string& path)
{
    const auto text = host.readFile(path, 64);
    int value = -1;
    if (text)
        std::from_chars(text->data(), text->data() + text->size(), value);
    return value;
}

std::string driverOf(const host::Host& host, const std::string& address)
{
    const auto link = host.readLink(devicePath(address) + "/driver");
    return link ? lastPart(*link) : std::string();
}

Error failed(const std::string& pf, const std::string& reason, Args args, std::string detail)
{
    args["pf"] = pf;
    args["reason"] = reason;
    return fail(Errc::VfsFailed, std::move(args), std::move(detail));
}

Result<PfState> status(const host::Host& host, const std::string& pf)
{
    if (!isAddress(pf) || !host.exists(devicePath(pf)))
        return failed(pf, "pf-missing");
    PfState state;
    state.address = pf;
    state.driver = driverOf(host, pf);
    state.iommuGroup = groupOf(host, pf);
    state.totalVfs = readNumber(host, devicePath(pf) + "/sriov_totalvfs");
    state.numVfs = readNumber(host, devicePath(pf) + "/sriov_numvfs");
    const auto users = vfioUsers(host);
    // The capability holds the number in 16 bits.
    for (int i = 0; i < std::min(state.numVfs, 0xffff); ++i) {
        const auto link = host.readLink(devicePath(pf) + "/virtfn" + std::to_string(i));
        if (!link)
            continue;
        VfState vf;
        vf.address = lastPart(*link);
        vf.driver = driverOf(host, vf.address);
        vf.iommuGroup = groupOf(host, vf.address);
        for (const std::string& node : nodesOf(host, vf.address, vf.iommuGroup)) {
            if (const auto it = users.find(node); it != users.end())
                vf.pids.insert(vf.pids.end(), it->second.begin(), it->second.end());
        }
        state.vfs.push_back(std::move(vf));
    }
    return state;
}

} // namespace vfpilot::vfs
