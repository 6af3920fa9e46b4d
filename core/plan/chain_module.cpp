// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain_links.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

std::string parameterOf(const protocol::ModuleFacts* module, const std::string& name)
{
    if (!module)
        return {};
    const auto found = module->parameters.find(name);
    return found == module->parameters.end() ? std::string() : found->second;
}

void addLoaded(const ChainView& view, const protocol::ModuleFacts* module, Links& links)
{
    const std::string name = view.route ? view.route->driver : "";
    const bool loaded = module && module->loaded;
    // The kernel's own i915 has neither a version nor this parameter.
    const bool makesVfs = loaded && (view.isNative() || module->parameters.count("max_vfs") > 0 ||
                                     module->version.find("sriov") != std::string::npos);
    Link link;
    link.finding.id = "module-loaded";
    link.needs = {"driver-built"};
    link.due = Due::Boot;
    link.holds = makesVfs;
    link.finding.args = {{"module", name},
                         {"version", module ? module->version : ""},
                         {"how", view.isNative() ? "native" : "built"}};
    link.finding.evidence = {
        evidence("/sys/module/" + name, loaded ? "" : "-"),
        evidence("/sys/module/" + name + "/version", module ? module->version : "")};
    if (loaded) {
        link.finding.cause = "stock-module";
        link.finding.fix = "rebuild-initramfs";
    } else {
        link.finding.cause = view.isNative() ? "xe-not-loaded" : "module-missing";
        link.finding.fix = view.isNative() ? "load-xe" : "check-log";
    }
    links.add(std::move(link));
}

bool isZero(const std::string& number)
{
    return number.find_first_not_of('0') == std::string::npos;
}

/// The parameter names this device, so that the driver takes it though it is not its own by
/// default. Unreadable: it is left to the boot parameters to tell.
bool lacksForceProbe(const ChainView& view, const protocol::ModuleFacts* module)
{
    if (!view.isNative() || !view.gpu || !module || !module->parameters.contains("force_probe"))
        return false;
    const bool isWanted = std::any_of(
        view.parameters.begin(), view.parameters.end(),
        [](const catalog::Parameter& wanted) { return wanted.name == "xe.force_probe"; });
    const std::string& value = module->parameters.at("force_probe");
    return isWanted && value != "*" && value.find(view.gpu->deviceId) == std::string::npos;
}

void addValues(const ChainView& view, const protocol::ModuleFacts* module, Links& links)
{
    const std::string folder =
        "/sys/module/" + (view.route ? view.route->driver : "") + "/parameters/";
    const std::string maxVfs = parameterOf(module, "max_vfs");
    const std::string guc = parameterOf(module, "enable_guc");
    Link link;
    link.finding.id = "module-parameters";
    link.needs = {"running-parameters", "module-loaded"};
    link.due = Due::Boot;
    link.finding.args = {{"module", view.route ? view.route->driver : ""},
                         {"max_vfs", maxVfs.empty() ? "-" : maxVfs},
                         {"enable_guc", guc},
                         {"device", view.gpu ? view.gpu->deviceId : ""},
                         {"how", view.isNative() ? "native" : "built"}};
    link.finding.evidence = {evidence(folder + "max_vfs", maxVfs)};
    if (view.isNative())
        link.finding.evidence.push_back(
            evidence(folder + "force_probe", parameterOf(module, "force_probe")));
    else
        link.finding.evidence.push_back(evidence(folder + "enable_guc", guc));
    link.finding.fix = "check-parameters";
    // The kernel's own driver has a default of its own where it has no such parameter.
    const bool makesNone = maxVfs.empty() ? !view.isNative() : isZero(maxVfs);
    if (makesNone)
        link.finding.cause = "max-vfs-zero";
    else if (lacksForceProbe(view, module))
        link.finding.cause = "force-probe-missing";
    else if (guc == "0" || guc == "2") // bit 0 is submission, without which there is no SR-IOV
        link.finding.cause = "guc-off";
    link.holds = module && module->loaded && link.finding.cause.empty();
    if (link.finding.cause.empty())
        link.finding.cause = "max-vfs-zero";
    links.add(std::move(link));
}

} // namespace

void addModule(const ChainView& view, Links& links)
{
    const auto* module = protocol::findModule(view.facts, view.route ? view.route->driver : "");
    addLoaded(view, module, links);
    addValues(view, module, links);
}

} // namespace vfpilot::plan
