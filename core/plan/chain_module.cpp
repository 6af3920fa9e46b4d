// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain_links.h"

namespace vfpilot::plan {
namespace {

std::string parameterOf(const protocol::ModuleFacts* module, const std::string& name)
{
    if (!module)
        return {};
    const auto found = module->parameters.find(name);
    return found == module->parameters.end() ? std::string() : found->second;
}

} // namespace

void addModule(const ChainView& view, Links& links)
{
    const std::string name = view.route ? view.route->driver : "";
    const auto* module = protocol::findModule(view.facts, name);
    const bool loaded = module && module->loaded;
    // The kernel's own i915 has neither a version nor this parameter.
    const bool makesVfs = loaded && (view.isNative() || module->parameters.count("max_vfs") > 0 ||
                                     module->version.find("sriov") != std::string::npos);
    Link load;
    load.finding.id = "module-loaded";
    load.needs = {"driver-built"};
    load.due = Due::Boot;
    load.holds = makesVfs;
    load.finding.args = {{"module", name}, {"version", module ? module->version : ""}};
    load.finding.evidence = {
        evidence("/sys/module/" + name + "/version", module ? module->version : "")};
    load.finding.cause = loaded ? "stock-module" : "module-missing";
    load.finding.fix = loaded ? "rebuild-initramfs" : "check-blacklist";
    links.add(std::move(load));

    const std::string maxVfs = parameterOf(module, "max_vfs");
    Link values;
    values.finding.id = "module-parameters";
    values.needs = {"running-parameters", "module-loaded"};
    values.due = Due::Boot;
    values.holds =
        makesVfs &&
        (maxVfs.empty() ? view.isNative() : maxVfs.find_first_not_of('0') != std::string::npos);
    values.finding.args = {{"max_vfs", maxVfs}, {"enable_guc", parameterOf(module, "enable_guc")}};
    values.finding.evidence = {evidence("/sys/module/" + name + "/parameters/max_vfs", maxVfs),
                               evidence("/sys/module/" + name + "/parameters/enable_guc",
                                        parameterOf(module, "enable_guc"))};
    values.finding.cause = "max-vfs-zero";
    values.finding.fix = "check-parameters";
    links.add(std::move(values));
}

void addPf(const ChainView& view, Links& links)
{
    const auto* gpu = view.gpu;
    Link link;
    link.finding.id = "pf-driver";
    link.finding.args = {{"driver", gpu ? gpu->driver : ""}, {"address", gpu ? gpu->address : ""}};
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
        link.holds = view.route && gpu->driver == view.route->driver && gpu->totalVfs > 0 &&
                     links.isOk("module-loaded");
        link.finding.cause = "no-pf-mode";
        link.finding.fix = "check-log";
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
