// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/reading.h"
#include "core/probe/topics.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace vfpilot::probe {
namespace {

constexpr std::uint16_t intel = 0x8086;
constexpr std::uint32_t displayClass = 0x03;
constexpr int maxVfLinks = 256; // a hostile tree shall not make us look for 2^31 of them

// Lines of the file "resource" that are the VF BARs (PCI_IOV_RESOURCES of the kernel).
constexpr int firstVfResource = 7;
constexpr int lastVfResource = 12;

std::string hex(unsigned value, int digits)
{
    std::array<char, 16> text = {{}};
    std::snprintf(text.data(), text.size(), "%0*x", digits, value);
    return text.data();
}

int groupOf(const host::Host& host, const std::string& folder)
{
    return toNumber(linkName(host, folder + "/iommu_group"));
}

/// False when a VF BAR has a size and flags but no place. sysfs tells that even after the kernel
/// log has forgotten it.
bool resourcesPlaced(std::string_view resources)
{
    int number = -1;
    bool placed = true;
    forEachLine(resources, [&](std::string_view line) {
        ++number;
        unsigned long long begin = 0, end = 0, flags = 0;
        const bool isRead = std::sscanf(std::string(line.substr(0, 80)).c_str(), "%llx %llx %llx",
                                        &begin, &end, &flags) == 3;
        if (isRead && number >= firstVfResource && number <= lastVfResource && flags != 0 &&
            begin == 0 && end > 0)
            placed = false;
    });
    return placed;
}

/// "VF BAR 2" (since 6.9) or "BAR 9" (before) in a line about one device; empty: neither.
std::string vfBarIn(std::string_view line)
{
    for (int i = 0; i < 6; ++i) {
        const std::string now = "VF BAR " + std::to_string(i);
        const std::string before = " BAR " + std::to_string(firstVfResource + i);
        for (const std::string& name : {now, before}) {
            const auto at = line.find(name);
            const auto end = at + name.size();
            if (at != std::string_view::npos &&
                (end == line.size() || line[end] == ' ' || line[end] == ':'))
                return now;
        }
    }
    return {};
}

/// The kernel may fail first and find a place later: of each BAR its last word counts.
bool logSaysPlaced(const KernelLog& log, const std::string& address)
{
    std::map<std::string, bool> placed;
    for (const std::string& line : log) {
        if (line.find(address) == std::string::npos)
            continue;
        const std::string bar = vfBarIn(line);
        if (bar.empty())
            continue;
        if (line.find("can't assign") != std::string::npos ||
            line.find("failed to assign") != std::string::npos)
            placed[bar] = false;
        else if (line.find("assigned") != std::string::npos)
            placed[bar] = true;
    }
    return std::all_of(placed.begin(), placed.end(), [](const auto& bar) { return bar.second; });
}

std::vector<protocol::VfFacts> readVfs(const host::Host& host, const std::string& folder)
{
    std::vector<protocol::VfFacts> vfs;
    for (int i = 0; i < maxVfLinks; ++i) {
        protocol::VfFacts vf;
        vf.address = linkName(host, folder + "/virtfn" + std::to_string(i));
        if (vf.address.empty())
            break;
        const std::string vfFolder = "/sys/bus/pci/devices/" + vf.address;
        vf.driver = linkName(host, vfFolder + "/driver");
        vf.iommuGroup = groupOf(host, vfFolder);
        vfs.push_back(std::move(vf));
    }
    return vfs;
}

protocol::GpuFacts
readGpu(const host::Host& host, const host::PciFunction& function, const KernelLog& log)
{
    const std::string folder = "/sys/bus/pci/devices/" + function.address;
    protocol::GpuFacts gpu;
    gpu.address = function.address;
    gpu.vendorId = hex(function.vendor, 4);
    gpu.deviceId = hex(function.device, 4);
    gpu.classCode = hex(function.classCode, 6);
    gpu.driver = linkName(host, folder + "/driver");
    gpu.iommuGroup = groupOf(host, folder);
    if (function.sriov) {
        gpu.sriov = protocol::SriovCapability{function.sriov->offset, function.sriov->totalVfs,
                                              function.sriov->vfOffset, function.sriov->vfStride,
                                              hex(function.sriov->vfDevice, 4)};
    }
    gpu.totalVfs = numberAttribute(host, folder + "/sriov_totalvfs");
    gpu.numVfs = numberAttribute(host, folder + "/sriov_numvfs");
    gpu.vfBarsAssigned = resourcesPlaced(attribute(host, folder + "/resource")) &&
                         logSaysPlaced(log, function.address);
    gpu.vfs = readVfs(host, folder);
    return gpu;
}

} // namespace

Result<std::vector<protocol::GpuFacts>> readGpus(const host::Host& host, const KernelLog& log)
{
    const auto functions = host.pciFunctions();
    if (!functions)
        return functions.error();
    std::vector<protocol::GpuFacts> gpus;
    for (const host::PciFunction& function : *functions) {
        if (function.vendor != intel || function.classCode >> 16U != displayClass)
            continue;
        if (host.exists("/sys/bus/pci/devices/" + function.address + "/physfn"))
            continue; // a VF
        gpus.push_back(readGpu(host, function, log));
    }
    return gpus;
}

} // namespace vfpilot::probe
