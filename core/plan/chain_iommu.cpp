// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/kernel_cmdline.h"
#include "core/plan/chain_links.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

constexpr int narrowWidth = 39; // bits; a guest's CPU often claims more, and then cannot map it

/// The kernel was told to do this by some intel_iommu=, a list with commas; each of them counts.
bool isTold(const ChainView& view, std::string_view what)
{
    const auto words = model::KernelCmdline::parse(view.facts.boot.running).words();
    return std::any_of(words.begin(), words.end(), [what](const std::string& word) {
        return model::KernelCmdline::keyOf(word) == "intel_iommu" &&
               (word + ',').find(std::string(what) + ',') != std::string::npos;
    });
}

void addActive(const ChainView& view, Links& links)
{
    const protocol::IommuFacts& iommu = view.facts.iommu;
    Link link;
    link.finding.id = "iommu-active";
    link.needs = {"vtd-firmware", "running-parameters"};
    link.holds = iommu.units > 0 && iommu.groups > 0;
    link.finding.args = {{"units", std::to_string(iommu.units)},
                         {"groups", std::to_string(iommu.groups)}};
    link.finding.evidence = {evidence("/sys/class/iommu", std::to_string(iommu.units)),
                             evidence("/sys/kernel/iommu_groups", std::to_string(iommu.groups)),
                             logEvidence(view.facts, {"DMAR"})};
    link.finding.cause = iommu.units > 0 ? "iommu-no-groups" : "iommu-off";
    link.finding.fix = "check-iommu";
    links.add(std::move(link));
}

void addAddressWidth(const ChainView& view, Links& links)
{
    const int bits = view.facts.iommu.addressWidth;
    protocol::Finding finding;
    finding.id = "address-width";
    finding.args = {{"bits", std::to_string(bits)}, {"how", bits > 0 ? "known" : "unknown"}};
    finding.evidence = {
        evidence("/sys/firmware/acpi/tables/DMAR", bits > 0 ? std::to_string(bits) : "")};
    if (bits > 0 && bits <= narrowWidth) {
        finding.cause = "narrow-addresses";
        finding.fix = "cpu-type-host";
        links.inform(std::move(finding), true);
        return;
    }
    if (view.facts.iommu.dmarTable)
        links.add({.finding = std::move(finding), .holds = true});
    else
        links.inform(std::move(finding), false);
}

void addRemapping(const ChainView& view, Links& links)
{
    Link link;
    link.finding.id = "interrupt-remapping";
    link.needs = {"iommu-active"};
    link.due = Due::Never;
    link.holds = view.facts.iommu.interruptRemapping;
    link.finding.evidence = {evidence("/dev/kmsg", view.facts.iommu.remappingLine)};
    link.finding.cause = "no-remapping";
    link.finding.fix = "update-bios";
    links.add(std::move(link));
}

/// PVE gives a VM every device of a group: a VF in the PF's group would take the PF along.
void addGroup(const ChainView& view, Links& links)
{
    const protocol::GpuFacts* gpu = view.gpu;
    Link link;
    link.finding.id = "pf-group";
    link.needs = {"igpu", "iommu-active"};
    link.finding.args = {{"address", gpu ? gpu->address : ""},
                         {"group", gpu ? std::to_string(gpu->iommuGroup) : ""},
                         {"vf", ""}};
    if (gpu) {
        const auto shared =
            std::find_if(gpu->vfs.begin(), gpu->vfs.end(), [gpu](const protocol::VfFacts& vf) {
                return vf.iommuGroup >= 0 && vf.iommuGroup == gpu->iommuGroup;
            });
        const std::string file = "/sys/bus/pci/devices/" + gpu->address + "/iommu_group";
        link.finding.evidence = {
            evidence(file, gpu->iommuGroup < 0 ? "" : std::to_string(gpu->iommuGroup))};
        link.holds = gpu->iommuGroup >= 0 && shared == gpu->vfs.end();
        if (shared != gpu->vfs.end()) {
            link.needs = {"igpu"};
            link.finding.args["vf"] = shared->address;
            link.finding.evidence.push_back(
                evidence("/sys/bus/pci/devices/" + shared->address + "/iommu_group",
                         std::to_string(shared->iommuGroup)));
        }
    }
    if (gpu && gpu->iommuGroup < 0) {
        link.finding.cause = isTold(view, "igfx_off") ? "pf-left-out" : "pf-without-group";
        link.finding.fix = isTold(view, "igfx_off") ? "remove-igfx-off" : "check-iommu";
    } else {
        link.finding.cause = "vf-shares-pf-group";
        link.finding.fix = "report-group";
    }
    links.add(std::move(link));
}

} // namespace

void addIommu(const ChainView& view, Links& links)
{
    addActive(view, links);
    addAddressWidth(view, links);
    addRemapping(view, links);
    addGroup(view, links);
}

} // namespace vfpilot::plan
