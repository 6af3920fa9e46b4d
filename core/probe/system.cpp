// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/os_release.h"
#include "core/probe/reading.h"
#include "core/probe/topics.h"

namespace vfpilot::probe {
namespace {

/// Value of a "key : value" line of /proc/cpuinfo; empty: no such line.
std::string_view cpuValue(std::string_view line, std::string_view key)
{
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || trimmed(line.substr(0, colon)) != key)
        return {};
    return trimmed(line.substr(colon + 1));
}

bool hasWord(std::string_view text, std::string_view word)
{
    for (std::size_t at = 0; (at = text.find(word, at)) != std::string_view::npos; ++at) {
        const std::size_t end = at + word.size();
        if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' '))
            return true;
    }
    return false;
}

protocol::CpuFacts cpuOf(std::string_view cpuinfo)
{
    protocol::CpuFacts cpu;
    // One block per thread, all alike: the first.
    bool isFirst = true;
    forEachLine(cpuinfo, [&](std::string_view line) {
        cpu.threads += cpuValue(line, "processor").empty() ? 0 : 1;
        if (!isFirst)
            return;
        isFirst = !trimmed(line).empty() || cpu.vendor.empty();
        if (const auto vendor = cpuValue(line, "vendor_id"); !vendor.empty())
            cpu.vendor = vendor;
        else if (const auto model = cpuValue(line, "model name"); !model.empty())
            cpu.model = model;
        else if (const auto flags = cpuValue(line, "flags"); !flags.empty())
            cpu.vmx = hasWord(flags, "vmx");
    });
    return cpu;
}

/// Bytes of the "MemTotal:  16166732 kB" line; 0: no such line.
std::int64_t memoryOf(std::string_view meminfo)
{
    constexpr std::int64_t unit = 1024;
    std::int64_t bytes = 0;
    forEachLine(meminfo, [&bytes](std::string_view line) {
        std::string_view value = cpuValue(line, "MemTotal");
        value = value.substr(0, value.find(' '));
        if (const int number = toNumber(value); bytes == 0 && number > 0)
            bytes = number * unit;
    });
    return bytes;
}

/// pmxcfs takes the write bits off this link while the cluster has no quorum; a file system of
/// another kind never does that.
bool isQuorate(const host::Host& host)
{
    constexpr std::uint32_t writeBits = 0222;
    const auto local = host.state("/etc/pve/local");
    return !local || !*local || ((*local)->attributes.mode & writeBits) != 0;
}

} // namespace

Result<> readSystem(const host::Host& host, protocol::Facts& facts)
{
    const auto cpuinfo = textOf(host, "/proc/cpuinfo");
    if (!cpuinfo)
        return cpuinfo.error();
    const auto release = textOf(host, "/etc/os-release");
    if (!release)
        return release.error();
    facts.node = nodeName(host);
    facts.machineId = attribute(host, "/etc/machine-id");
    facts.bootId = attribute(host, "/proc/sys/kernel/random/boot_id");
    facts.osCodename = model::parseOsRelease(*release)["VERSION_CODENAME"];
    facts.simulated = host.root() != "/";
    facts.cpu = cpuOf(*cpuinfo);
    facts.cpu.kvm = host.exists("/dev/kvm");
    facts.memory = memoryOf(textOf(host, "/proc/meminfo").value_or({}));
    facts.quorate = isQuorate(host);
    for (const char* folder : {"/", "/boot", "/var/lib"}) {
        if (const auto space = host.freeSpace(folder))
            facts.freeBytes[folder] = *space;
    }
    return {};
}

} // namespace vfpilot::probe
