// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/vf_bars.h"

#include "core/probe/reading.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace vfpilot::probe {
namespace {

constexpr int bars = 6;
constexpr int firstVfResource = 7; // the kernel's PCI_IOV_RESOURCES

// A BAR's low bits say what it is and cannot be written (PCI specification, 6.2.5.1).
constexpr std::uint32_t typeBits = 0xf;
constexpr std::uint32_t widthBits = 0x6;
constexpr std::uint32_t is64Bit = 0x4;

struct Resource
{
    bool isRead = false;
    unsigned long long begin = 0;
    unsigned long long end = 0;
    unsigned long long flags = 0;
};

std::array<Resource, bars> vfResources(std::string_view lines)
{
    std::array<Resource, bars> found = {};
    int number = -firstVfResource;
    forEachLine(lines, [&](std::string_view line) {
        const int bar = number++;
        if (bar < 0 || bar >= bars)
            return;
        Resource& resource = found[static_cast<std::size_t>(bar)];
        resource.isRead = std::sscanf(std::string(line.substr(0, 80)).c_str(), "%llx %llx %llx",
                                      &resource.begin, &resource.end, &resource.flags) == 3;
    });
    return found;
}

/// The kernel empties the line of a BAR it could not place; that the BAR is there at all, only its
/// register tells then. A register of nothing but zeros may be a BAR that does not exist.
bool isLost(const Resource& resource, std::uint32_t low, std::uint32_t high)
{
    if (resource.isRead && resource.begin != 0)
        return false;
    if (resource.isRead && resource.flags != 0)
        return resource.end > 0; // a size and no place
    const bool exists = (low & typeBits) != 0;
    const bool hasAddress = (low & ~typeBits) != 0 || high != 0;
    return exists && (resource.isRead || !hasAddress);
}

bool someBarIsLost(const std::vector<std::uint32_t>& registers, std::string_view resources)
{
    const auto found = vfResources(resources);
    for (std::size_t i = 0; i < bars; ++i) {
        const std::uint32_t low = i < registers.size() ? registers[i] : 0;
        const bool isWide = (low & widthBits) == is64Bit && i + 1 < registers.size();
        if (isLost(found[i], low, isWide ? registers[i + 1] : 0))
            return true;
        if (isWide)
            ++i; // the next register is this one's upper half
    }
    return false;
}

/// "VF BAR 2" (since 6.9) or "BAR 9" (before) in a line about one device; empty: neither.
std::string vfBarIn(std::string_view line)
{
    for (int i = 0; i < bars; ++i) {
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
bool logSaysLost(const KernelLog& log, const std::string& address)
{
    std::map<std::string, bool> lost;
    for (const std::string& line : log) {
        if (line.find(address) == std::string::npos)
            continue;
        if (line.find("not enough MMIO resources for SR-IOV") != std::string::npos)
            return true;
        const std::string bar = vfBarIn(line);
        if (bar.empty())
            continue;
        if (line.find("can't assign") != std::string::npos ||
            line.find("failed to assign") != std::string::npos)
            lost[bar] = true;
        else if (line.find("assigned") != std::string::npos)
            lost[bar] = false;
    }
    return std::any_of(lost.begin(), lost.end(), [](const auto& bar) { return bar.second; });
}

} // namespace

bool areVfBarsPlaced(const protocol::GpuFacts& gpu,
                     std::string_view resources,
                     const KernelLog& log)
{
    if (gpu.numVfs > 0)
        return true;
    const auto registers = gpu.sriov ? gpu.sriov->vfBars : std::vector<std::uint32_t>();
    return !someBarIsLost(registers, resources) && !logSaysLost(log, gpu.address);
}

} // namespace vfpilot::probe
