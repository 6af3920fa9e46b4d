// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/containers.h"

#include "core/model/container_devices.h"
#include "core/probe/guest_files.h"
#include "core/probe/reading.h"

#include <algorithm>
#include <utility>

namespace vfpilot::probe {
namespace {

/// pmxcfs keeps each node's containers apart; this link leads to ours.
constexpr auto configFolder = "/etc/pve/lxc";
constexpr std::size_t linesAtMost = 20;
constexpr std::size_t lengthAtMost = 300;

/// What the PF has below /dev/dri: a card and a render node.
void addDevices(const host::Host& host,
                const std::string& gpu,
                std::vector<model::DeviceFile>& devices)
{
    const std::string folder = "/sys/bus/pci/devices/" + gpu + "/drm";
    for (const std::string& name : host.list(folder).value_or({})) {
        const bool isRender = name.starts_with("renderD");
        if (!isRender && !name.starts_with("card"))
            continue;
        const std::string numbers = attribute(host, folder + "/" + name + "/dev");
        const auto colon = std::min(numbers.find(':'), numbers.size());
        model::DeviceFile device;
        device.paths = {"/dev/dri/" + name,
                        "/dev/dri/by-path/pci-" + gpu + (isRender ? "-render" : "-card")};
        device.majorNumber = toNumber(std::string_view(numbers).substr(0, colon));
        if (colon < numbers.size())
            device.minorNumber = toNumber(std::string_view(numbers).substr(colon + 1));
        devices.push_back(std::move(device));
    }
}

} // namespace

Result<std::vector<protocol::ContainerInfo>>
containersOn(const host::Host& host, const std::vector<protocol::GpuFacts>& gpus)
{
    std::vector<protocol::ContainerInfo> found;
    std::vector<model::DeviceFile> devices;
    for (const protocol::GpuFacts& gpu : gpus)
        addDevices(host, gpu.address, devices);
    if (devices.empty())
        return found;
    const auto ids = guestIds(host, configFolder);
    if (!ids)
        return ids.error();
    for (const int id : *ids) {
        const auto text = readGuest(host, configFolder, id);
        if (!text)
            return text.error();
        auto lines = model::linesThatHandIn(text->value_or(""), devices);
        if (lines.empty())
            continue;
        lines.resize(std::min(lines.size(), linesAtMost));
        for (std::string& line : lines)
            line.resize(std::min(line.size(), lengthAtMost));
        found.push_back({id, model::containerName(**text), std::move(lines)});
    }
    return found;
}

} // namespace vfpilot::probe
