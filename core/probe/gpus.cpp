// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/reading.h"
#include "core/probe/topics.h"
#include "core/probe/vf_bars.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace vfpilot::probe {
namespace {

constexpr std::uint16_t intel = 0x8086;
constexpr std::uint32_t raidClass = 0x0104;
// What the kernel's vmd driver takes (drivers/pci/controller/vmd.c).
constexpr std::array<std::uint16_t, 10> vmdIds = {0x201d, 0x28c0, 0x467f, 0x4c3d, 0xa77f,
                                                  0x7d0b, 0xad0b, 0x9a0b, 0xb60b, 0xb06f};
constexpr int maxVfLinks = 256; // a hostile tree shall not make us look for 2^31 of them

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
        gpu.sriov = protocol::SriovCapability{
            function.sriov->offset,
            function.sriov->totalVfs,
            function.sriov->vfOffset,
            function.sriov->vfStride,
            hex(function.sriov->vfDevice, 4),
            {std::begin(function.sriov->vfBars), std::end(function.sriov->vfBars)}};
    }
    gpu.totalVfs = numberAttribute(host, folder + "/sriov_totalvfs");
    gpu.numVfs = numberAttribute(host, folder + "/sriov_numvfs");
    gpu.vfBarsAssigned = areVfBarsPlaced(gpu, attribute(host, folder + "/resource"), log);
    gpu.vfs = readVfs(host, folder);
    return gpu;
}

} // namespace

bool isIntelDisplay(const std::string& vendorId,
                    const std::string& /*deviceId*/,
                    const std::string& classCode)
{
    return vendorId == "8086" && classCode.starts_with("03");
}

std::vector<protocol::GpuFacts> readGpus(const host::Host& host,
                                         const std::vector<host::PciFunction>& functions,
                                         const KernelLog& log,
                                         const IsCandidate& isCandidate)
{
    std::vector<protocol::GpuFacts> gpus;
    for (const host::PciFunction& function : functions) {
        if (!isCandidate(hex(function.vendor, 4), hex(function.device, 4),
                         hex(function.classCode, 6)))
            continue;
        if (host.exists("/sys/bus/pci/devices/" + function.address + "/physfn"))
            continue; // a VF
        gpus.push_back(readGpu(host, function, log));
    }
    return gpus;
}

std::vector<std::string> readVmd(const std::vector<host::PciFunction>& functions)
{
    std::vector<std::string> addresses;
    for (const host::PciFunction& function : functions) {
        if (function.vendor == intel && function.classCode >> 8U == raidClass &&
            std::find(vmdIds.begin(), vmdIds.end(), function.device) != vmdIds.end())
            addresses.push_back(function.address);
    }
    return addresses;
}

} // namespace vfpilot::probe
