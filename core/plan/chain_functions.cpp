// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain_links.h"
#include "core/plan/iommu_group.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

using protocol::VfFacts;

constexpr auto guestDriver = "vfio-pci";

std::string devicePath(const std::string& address, const char* file)
{
    return "/sys/bus/pci/devices/" + address + '/' + file;
}

/// A VF is there when the PF counts it and its function can be seen.
int countOf(const protocol::GpuFacts& gpu)
{
    return std::max(0, std::min(gpu.numVfs, static_cast<int>(gpu.vfs.size())));
}

void addCount(const ChainView& view, Links& links)
{
    const auto* gpu = view.gpu;
    const int count = gpu ? countOf(*gpu) : 0;
    Link link;
    link.finding.id = "vf-count";
    link.needs = {"igpu", "pf-driver"};
    link.due = Due::Boot;
    link.holds = view.applied ? count > 0 && count == view.wantedVfs : count > 0;
    const int wanted = view.applied || count == 0 ? view.wantedVfs : count;
    link.finding.args = {{"count", std::to_string(count)}, {"wanted", std::to_string(wanted)}};
    if (gpu) {
        link.finding.evidence = {
            evidence(devicePath(gpu->address, "sriov_numvfs"),
                     gpu->numVfs < 0 ? "" : std::to_string(gpu->numVfs)),
            logEvidence(view.facts, {"Enabled ", "Disabled ", "Failed to enable", "vfpilot"})};
    }
    link.finding.cause = count == 0 ? "vfs-missing" : "vf-count-differs";
    link.finding.fix = view.usesSysfsutils() ? "restart-sysfsutils" : "start-unit";
    links.add(std::move(link));
}

void addDrivers(const ChainView& view, Links& links)
{
    static const std::vector<VfFacts> none;
    const auto& vfs = view.gpu ? view.gpu->vfs : none;
    // The PF's group has a link of its own.
    const auto shared = std::find_if(vfs.begin(), vfs.end(), [&view](const VfFacts& vf) {
        return sharesGroupWithVf(*view.gpu, vf);
    });
    const auto onHost = std::find_if(vfs.begin(), vfs.end(),
                                     [](const VfFacts& vf) { return vf.driver != guestDriver; });
    Link link;
    link.finding.id = "vf-drivers";
    link.holds = !vfs.empty() && shared == vfs.end() && onHost == vfs.end();
    link.due = Due::Boot;
    const VfFacts* named = vfs.empty() ? nullptr : &vfs.front();
    if (shared != vfs.end()) {
        named = &*shared;
        link.due = Due::Person;
        link.finding.cause = "vf-shares-group";
        link.finding.fix = "report-group";
    } else if (onHost != vfs.end()) {
        named = &*onHost;
        link.finding.cause = "vf-on-host-driver";
        link.finding.fix = "start-unit";
        if (view.usesSysfsutils()) { // as was chosen; a VM takes them over when it starts
            link.due = Due::Never;
            link.finding.cause = "vf-left-to-host";
            link.finding.fix = "choose-unit";
        }
    } else {
        link.needs = {"vf-count"};
        link.finding.cause = "vf-on-host-driver";
    }
    link.finding.args = {{"vf", named ? named->address : ""},
                         {"driver", named && !named->driver.empty() ? named->driver : "-"},
                         {"group", named ? std::to_string(named->iommuGroup) : ""}};
    if (named) {
        link.finding.evidence = {
            evidence(devicePath(named->address, "driver"), named->driver),
            evidence(devicePath(named->address, "iommu_group"), std::to_string(named->iommuGroup))};
    }
    links.add(std::move(link));
}

} // namespace

void addFunctions(const ChainView& view, Links& links)
{
    addCount(view, links);
    addDrivers(view, links);
}

} // namespace vfpilot::plan
