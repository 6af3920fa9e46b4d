// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain_links.h"

#include <charconv>

namespace vfpilot::plan {
namespace {

constexpr auto ourVendor = "GenuineIntel";
constexpr int leastPve = 8; // 7 has no kernel that a driver release is made for

/// The number before the first dot; -1: none.
int majorOf(const std::string& version)
{
    int major = -1;
    std::from_chars(version.data(), version.data() + version.size(), major);
    return major;
}

void addCpu(const ChainView& view, Links& links)
{
    const protocol::CpuFacts& cpu = view.facts.cpu;
    Link link;
    link.finding.id = "cpu-vmx";
    link.finding.args = {{"vendor", cpu.vendor}, {"model", cpu.model}};
    link.finding.evidence = {
        evidence("/proc/cpuinfo", cpu.vendor + ", " + cpu.model + (cpu.vmx ? ", vmx" : ""))};
    link.holds = cpu.vendor == ourVendor && cpu.vmx;
    const bool isIntel = cpu.vendor == ourVendor;
    link.finding.cause = isIntel ? "vmx-off" : "not-intel";
    link.finding.fix = isIntel ? "enable-vmx" : "no-other-cpu";
    links.add(std::move(link));
}

void addPve(const ChainView& view, Links& links)
{
    const std::string& version = view.facts.pveVersion;
    Link link;
    link.finding.id = "pve-version";
    link.finding.args = {{"version", version}, {"codename", view.facts.osCodename}};
    link.finding.evidence = {evidence("/var/lib/dpkg/status", version),
                             evidence("/etc/os-release", view.facts.osCodename)};
    link.holds = majorOf(version) >= leastPve;
    link.finding.cause = version.empty() ? "not-pve" : "pve-too-old";
    link.finding.fix = version.empty() ? "need-pve" : "upgrade-pve";
    links.add(std::move(link));
}

void addVtd(const ChainView& view, Links& links)
{
    Link link;
    link.finding.id = "vtd-firmware";
    link.finding.evidence = {
        evidence("/sys/firmware/acpi/tables/DMAR", view.facts.iommu.dmarTable ? "DMAR" : "")};
    link.holds = view.facts.iommu.dmarTable;
    link.finding.cause = "dmar-missing";
    link.finding.fix = "enable-vtd";
    links.add(std::move(link));
}

std::string deviceFolder(const protocol::GpuFacts& gpu)
{
    return "/sys/bus/pci/devices/" + gpu.address;
}

void addGpu(const ChainView& view, Links& links)
{
    Link link;
    link.finding.id = "igpu";
    link.holds = view.gpu != nullptr;
    link.finding.args = {
        {"address", view.applied ? view.applied->gpu : ""}, {"device", ""}, {"platform", ""}};
    link.finding.evidence = {evidence("/sys/bus/pci/devices", "")};
    if (const auto* gpu = view.gpu) {
        link.finding.args = {{"address", gpu->address},
                             {"device", gpu->deviceId},
                             {"platform", view.device ? view.device->platform : gpu->platform}};
        link.finding.evidence = {evidence(deviceFolder(*gpu), gpu->vendorId + ':' + gpu->deviceId +
                                                                  ", class " + gpu->classCode)};
    }
    link.finding.cause = "igpu-missing";
    link.finding.fix = "enable-igpu";
    links.add(std::move(link));
}

void addDevice(const ChainView& view, Links& links)
{
    Link link;
    link.finding.id = "supported-device";
    link.needs = {"igpu"};
    link.holds = view.device && !view.device->routes.empty();
    link.finding.args = {{"device", view.gpu ? view.gpu->deviceId : ""},
                         {"platform", view.device ? view.device->platform : ""}};
    if (view.gpu)
        link.finding.evidence = {evidence(deviceFolder(*view.gpu) + "/device", view.gpu->deviceId)};
    if (!view.device) {
        link.finding.cause = "device-unknown";
        link.finding.fix = "check-device-list";
    } else if (view.device->unsupported == "unproven") {
        link.finding.cause = "device-unproven";
        link.finding.fix = "check-device-list";
    } else {
        link.finding.cause = "device-unsupported";
        link.finding.fix = "see-alternatives";
    }
    links.add(std::move(link));
}

void addCapability(const ChainView& view, Links& links)
{
    const auto* gpu = view.gpu;
    Link link;
    link.finding.id = "sriov-capability";
    // A device that never had it is named by the link before.
    link.needs = {"igpu"};
    if (view.device && view.device->routes.empty())
        link.needs.push_back("supported-device");
    link.holds = gpu && gpu->sriov && gpu->sriov->totalVfs > 0;
    link.finding.args = {{"address", gpu ? gpu->address : ""},
                         {"totalVfs", link.holds ? std::to_string(gpu->sriov->totalVfs) : "0"}};
    if (gpu) {
        std::string text;
        if (gpu->sriov)
            text = "TotalVFs " + std::to_string(gpu->sriov->totalVfs) + ", first VF offset " +
                   std::to_string(gpu->sriov->vfOffset);
        link.finding.evidence = {evidence(deviceFolder(*gpu) + "/config", text)};
    }
    link.finding.cause = "no-capability";
    link.finding.fix = "enable-sriov";
    links.add(std::move(link));
}

/// What is wrong with the VF BAR registers: "BAR 2: 0000000c, not placed"; empty: nothing.
/// Bits 2:1 of a memory BAR say that it has 64 bits, the upper half in the next register.
std::string unplacedBars(const protocol::SriovCapability& sriov)
{
    constexpr std::uint32_t flags = 0xf;
    constexpr std::uint32_t wideMask = 0x6;
    constexpr std::uint32_t wide = 0x4;
    std::string text;
    for (std::size_t i = 0; i < sriov.vfBars.size(); ++i) {
        const std::uint32_t bar = sriov.vfBars[i];
        std::uint32_t address = bar & ~flags;
        const std::size_t number = i;
        if ((bar & wideMask) == wide && i + 1 < sriov.vfBars.size())
            address |= sriov.vfBars[++i];
        if (bar != 0 && address == 0)
            text += (text.empty() ? "VF BAR " : ", VF BAR ") + std::to_string(number) + ": 0";
    }
    return text;
}

void addBarSpace(const ChainView& view, Links& links)
{
    const auto* gpu = view.gpu;
    const std::string unplaced = gpu && gpu->sriov ? unplacedBars(*gpu->sriov) : "";
    const bool isPlaced = gpu && gpu->vfBarsAssigned && unplaced.empty();
    Link link;
    link.finding.id = "vf-bar-space";
    link.needs = {"igpu"};
    link.holds = isPlaced && links.isOk("sriov-capability");
    if (isPlaced)
        link.needs.push_back("sriov-capability"); // without it there is no VF BAR to place
    link.finding.args = {{"address", gpu ? gpu->address : ""}};
    link.finding.evidence = {logEvidence(view.facts, {"BAR", "MMIO"})};
    if (!unplaced.empty())
        link.finding.evidence.push_back(evidence(deviceFolder(*gpu) + "/config", unplaced));
    link.finding.cause = "vf-bars-unassigned";
    link.finding.fix = "enable-above-4g";
    links.add(std::move(link));
}

} // namespace

void addHardware(const ChainView& view, Links& links)
{
    addCpu(view, links);
    addPve(view, links);
    addVtd(view, links);
    addGpu(view, links);
    addDevice(view, links);
    addCapability(view, links);
    addBarSpace(view, links);
}

} // namespace vfpilot::plan
