// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain_links.h"

namespace vfpilot::plan {

void addPf(const ChainView& view, Links& links)
{
    const auto* gpu = view.gpu;
    Link link;
    link.finding.id = "pf-driver";
    link.finding.args = {{"driver", gpu ? gpu->driver : ""},
                         {"address", gpu ? gpu->address : ""},
                         {"wanted", view.route ? view.route->driver : ""}};
    if (!gpu || gpu->driver.empty()) {
        link.needs = {"igpu", "running-parameters", "module-loaded"};
        link.finding.cause = "pf-unbound";
        link.finding.fix = "check-log";
    } else if (gpu->driver == "vfio-pci") {
        link.finding.cause = "pf-on-vfio"; // whatever comes before: it must not stay there
        link.finding.fix = "reboot-pf";
    } else {
        link.needs = {"vf-bar-space", "running-parameters", "module-loaded", "module-parameters"};
        // sysfs tells the silicon's number until a driver that makes VFs has set its own.
        const bool isOurs = view.route && gpu->driver == view.route->driver;
        link.holds = isOurs && gpu->totalVfs > 0 && links.isOk("module-loaded");
        link.finding.cause = isOurs ? "no-pf-mode" : "pf-on-other-driver";
        link.finding.fix = isOurs ? "check-log" : "check-parameters";
    }
    if (gpu) {
        const std::string folder = "/sys/bus/pci/devices/" + gpu->address;
        link.finding.evidence = {
            evidence(folder + "/driver", gpu->driver),
            evidence(folder + "/sriov_totalvfs",
                     gpu->totalVfs < 0 ? "" : std::to_string(gpu->totalVfs)),
            logEvidence(view.facts, {"PF mode", "PF aborted", "VFs", "*ERROR*"})};
    }
    links.add(std::move(link));
}

} // namespace vfpilot::plan
