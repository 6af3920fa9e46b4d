// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number.h"
#include "core/model/dmar_table.h"
#include "core/probe/reading.h"
#include "core/probe/topics.h"

#include <algorithm>
#include <array>

namespace vfpilot::probe {
namespace {

constexpr auto dmarTable = "/sys/firmware/acpi/tables/DMAR";
constexpr std::size_t tableLimit = 1024 * 1024;
constexpr std::ptrdiff_t maxLines = 400;
constexpr std::size_t maxSize = 128 * 1024; // as written on the wire
constexpr std::size_t maxLength = 300;

/// The kernel's log forgets its beginning on a host that runs for long; the names of interrupt
/// chips do not: with remapping they begin with "IR-".
std::string remappedInterrupt(const host::Host& host)
{
    // A line for each interrupt with a column for each CPU.
    const auto interrupts = textOf(host, "/proc/interrupts").value_or({});
    std::string found;
    forEachLine(interrupts, [&found](std::string_view line) {
        if (found.empty() && line.find(" IR-") != std::string_view::npos)
            found = trimmed(line);
    });
    return found;
}

bool isInteresting(std::string_view line)
{
    constexpr std::array words = {"i915",  "xe 0000:", "DMAR",       "IOMMU",        "iommu",
                                  "VF ",   "SR-IOV",   "vfio",       "Command line", "VMX",
                                  "BAR 7", "BAR 9",    "0000:00:02."};
    return std::any_of(words.begin(), words.end(), [line](std::string_view word) {
        return line.find(word) != std::string_view::npos;
    });
}

Result<model::DmarTable> readTable(const host::Host& host)
{
    return model::parseDmarTable(host.readFile(dmarTable, tableLimit).value_or({}), dmarTable);
}

/// Of the capability register (VT-d specification, 11.4.2): the guest address width (MGAW), or
/// that of the longest page walk (SAGAW) where it is less, as the kernel's domains have it.
int widthOf(std::string_view hexText)
{
    const auto capability = wholeNumber<std::uint64_t>(hexText, 16);
    if (!capability)
        return 0;
    const int most = static_cast<int>((*capability >> 16) & 0x3f) + 1;
    const auto walks = (*capability >> 8) & 0x1f;
    const int walk = walks & 8 ? 57 : walks & 4 ? 48 : walks & 2 ? 39 : 0;
    return std::min(most, walk);
}

} // namespace

int translatedWidth(const host::Host& host)
{
    int least = 0;
    for (const std::string& unit : host.list("/sys/class/iommu").value_or({})) {
        const int width = widthOf(attribute(host, "/sys/class/iommu/" + unit + "/intel-iommu/cap"));
        if (width > 0)
            least = least == 0 ? width : std::min(least, width);
    }
    if (least > 0)
        return least;
    const auto table = readTable(host);
    return table ? table->addressWidth : 0;
}

protocol::IommuFacts readIommu(const host::Host& host, const KernelLog& log)
{
    protocol::IommuFacts iommu;
    iommu.dmarTable = host.exists(dmarTable);
    const auto units = host.list("/sys/class/iommu").value_or({});
    iommu.units = static_cast<int>(std::count_if(
        units.begin(), units.end(), [](const auto& name) { return name.starts_with("dmar"); }));
    iommu.groups = static_cast<int>(host.list("/sys/kernel/iommu_groups").value_or({}).size());

    const auto line = std::find_if(log.begin(), log.end(), [](const std::string& text) {
        return text.find("DMAR-IR: Enabled IRQ remapping") != std::string::npos;
    });
    iommu.remappingLine = line != log.end() ? *line : remappedInterrupt(host);
    iommu.interruptRemapping = !iommu.remappingLine.empty();

    const auto table = readTable(host);
    if (!table)
        return iommu;
    iommu.addressWidth = table->addressWidth;
    if (!iommu.interruptRemapping && !table->interruptRemapping)
        iommu.remappingLine = "DMAR: flags: INTR_REMAP=0";
    return iommu;
}

std::vector<std::string> interestingLines(const KernelLog& log)
{
    std::vector<std::string> lines;
    for (const std::string& line : log) {
        if (isInteresting(line))
            lines.push_back(line.substr(0, maxLength));
    }
    // The end tells more than the beginning.
    std::size_t size = 0;
    auto first = lines.end();
    while (first != lines.begin() && lines.end() - first < maxLines) {
        size += wireSize(*(first - 1));
        if (size > maxSize)
            break;
        --first;
    }
    lines.erase(lines.begin(), first);
    return lines;
}

} // namespace vfpilot::probe
