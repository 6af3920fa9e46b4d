// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/kernel_cmdline.h"
#include "core/plan/chain_links.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

constexpr std::string_view modprobeFolder = "/etc/modprobe.d/";

std::string parameterOf(const protocol::ModuleFacts* module, const std::string& name)
{
    if (!module)
        return {};
    const auto found = module->parameters.find(name);
    return found == module->parameters.end() ? std::string() : found->second;
}

/// The words of a modprobe.d line, which are separated by blanks.
std::vector<std::string> wordsOf(std::string_view line)
{
    std::string blanks(line);
    std::replace(blanks.begin(), blanks.end(), '\t', ' ');
    return split(blanks);
}

/// Lines of a modprobe.d file that keep this module from being loaded, each with its number.
std::string blacklistLines(std::string_view text, const std::string& module)
{
    std::string found;
    for (const char* command : {"blacklist", "install"}) {
        std::string_view lines;
        const std::string candidates = linesWith(text, command);
        for (lines = candidates; !lines.empty();) {
            const auto end = std::min(lines.find('\n'), lines.size());
            const std::string_view line = lines.substr(0, end);
            lines.remove_prefix(std::min(end + 1, lines.size()));
            const auto words = wordsOf(line); // the first one is the number
            if (words.size() >= 3 && words[1] == command && words[2] == module)
                found += (found.empty() ? "" : "\n") + std::string(line);
        }
    }
    return found;
}

/// Where it is said that this module must not be loaded; an empty path: nowhere that was read.
protocol::Evidence blacklist(const ChainView& view, const std::string& module)
{
    const auto line = model::KernelCmdline::parse(view.facts.boot.running);
    for (const char* key : {"module_blacklist", "modprobe.blacklist"}) {
        if (line.carries(std::string(key) + '=' + module))
            return evidence("/proc/cmdline", view.facts.boot.running);
    }
    for (const auto& [path, text] : view.facts.files) {
        if (!path.starts_with(modprobeFolder))
            continue;
        if (std::string lines = blacklistLines(text, module); !lines.empty())
            return evidence(path, std::move(lines));
    }
    return {};
}

void explainMissing(const ChainView& view, const std::string& module, Link& link)
{
    const protocol::Evidence where = blacklist(view, module);
    if (!where.path.empty()) {
        link.finding.args["path"] = where.path;
        link.finding.evidence.push_back(where);
        link.finding.cause = "module-blacklisted";
        const bool isWord = where.path == "/proc/cmdline";
        link.finding.fix = isWord ? "remove-blacklist-word" : "remove-blacklist";
    } else if (view.isNative()) {
        link.finding.cause = "xe-not-loaded";
        link.finding.fix = "load-xe";
    } else {
        link.finding.cause = "module-missing";
        link.finding.fix = "check-log";
    }
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
        explainMissing(view, name, link);
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
