// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain_links.h"
#include "core/plan/parameters.h"
#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

using catalog::Parameter;

constexpr std::size_t shownEntries = 4;
constexpr std::string_view grubFiles = "/etc/default/grub"; // and those in the folder of that name
constexpr std::string_view grubFolder = "/etc/default/grub.d/";
constexpr std::string_view grubWords = "GRUB_CMDLINE_LINUX"; // and ..._DEFAULT

std::string namesOf(const std::vector<Parameter>& parameters)
{
    std::vector<std::string> names;
    for (const Parameter& parameter : parameters)
        names.push_back(parameter.name);
    return joined(names);
}

void unite(std::vector<Parameter>& all, const std::vector<Parameter>& more)
{
    for (const Parameter& parameter : more) {
        if (std::find(all.begin(), all.end(), parameter) == all.end())
            all.push_back(parameter);
    }
}

/// What some entry lacks that may be started next. GRUB's recovery entries never have parameters
/// of ours, and for another kernel no driver was built.
std::vector<Parameter> lostInEntries(const ChainView& view, Link& link)
{
    const auto& entries = view.facts.boot.entries;
    std::vector<Parameter> lost;
    for (const std::string& kernel : view.kernels) {
        bool hasEntry = false;
        for (const protocol::BootEntry& entry : entries) {
            if (entry.kernel != kernel || entry.recovery)
                continue;
            hasEntry = true;
            const auto missing = missingParameters(entry.options, view.parameters);
            if (!missing.empty() && link.finding.evidence.size() <= shownEntries)
                link.finding.evidence.push_back(evidence(entry.source, entry.options));
            unite(lost, missing);
        }
        // None at all: they could not be read (a job may be writing them), which proves nothing.
        const bool isNext = std::any_of(
            view.facts.kernels.begin(), view.facts.kernels.end(),
            [&kernel](const auto& known) { return known.next && known.release == kernel; });
        if (isNext && !hasEntry && !entries.empty()) {
            const char* where = view.hasGrub() ? "/boot/grub/grub.cfg" : "loader/entries";
            link.finding.evidence.push_back(evidence(where, kernel + ": -"));
            unite(lost, view.parameters);
        }
    }
    return lost;
}

/// A file of the boot loader that does not start this host, and holds all that is missing.
bool standInWrongFile(const ChainView& view, const std::vector<Parameter>& missing, Link& link)
{
    for (const auto& [path, text] : view.facts.files) {
        const bool isOther =
            view.hasGrub() ? path == paths::kernelCmdline : path.starts_with(grubFiles);
        if (!isOther)
            continue;
        std::string seen;
        const bool holdsAll = std::all_of(missing.begin(), missing.end(),
                                          [&, &file = text](const Parameter& parameter) {
                                              seen = linesWith(file, parameter.name + '=');
                                              return !seen.empty();
                                          });
        if (holdsAll) {
            link.finding.args["wrong"] = path;
            link.finding.evidence.push_back(evidence(path, seen));
            return true;
        }
    }
    return false;
}

/// A file that GRUB's scripts read after ours and that says something else.
bool areOverridden(const ChainView& view, const std::vector<Parameter>& missing, Link& link)
{
    const auto ours = view.facts.files.find(paths::grubConfig);
    if (!view.hasGrub() || ours == view.facts.files.end())
        return false;
    const bool weSet = std::all_of(missing.begin(), missing.end(), [&](const Parameter& parameter) {
        return !linesWith(ours->second, parameter.word()).empty();
    });
    if (!weSet)
        return false;
    for (auto file = view.facts.files.rbegin(); file != view.facts.files.rend(); ++file) {
        if (!file->first.starts_with(grubFolder) || file->first <= ours->first)
            continue;
        const std::string seen = linesWith(file->second, grubWords);
        if (seen.empty())
            continue;
        link.finding.args["wrong"] = file->first;
        link.finding.evidence.push_back(evidence(file->first, seen));
        return true;
    }
    return false;
}

/// Why the configuration does not give them.
void explainMissing(const ChainView& view, const std::vector<Parameter>& missing, Link& link)
{
    if (areOverridden(view, missing, link)) {
        link.due = Due::Person; // whoever wrote that file wanted it so
        link.finding.cause = "parameters-overridden";
        link.finding.fix = "remove-override";
    } else if (standInWrongFile(view, missing, link)) {
        link.finding.cause = "parameters-in-wrong-file";
        link.finding.fix = "plan-sets";
    } else {
        link.finding.cause = "parameters-not-set";
        link.finding.fix = "plan-sets";
    }
}

} // namespace

void addConfigured(const ChainView& view, Links& links)
{
    const protocol::BootFacts& boot = view.facts.boot;
    std::string path = boot.configuredPath;
    if (path.empty())
        path = view.hasGrub() ? std::string(grubFiles) : paths::kernelCmdline;
    Link link;
    link.finding.id = "boot-parameters";
    link.needs = {"supported-device", "sriov-capability", "boot-loader", "driver-built"};
    link.due = Due::Job;
    link.finding.args = {{"path", path}, {"loader", boot.loader}};
    link.finding.evidence = {evidence(path, boot.configured)};
    auto missing = missingParameters(boot.configured, view.parameters);
    const auto lost = lostInEntries(view, link);
    if (!boot.configuredProblem.empty()) {
        link.due = Due::Person;
        link.finding.args["problem"] = boot.configuredProblem;
        link.finding.evidence.insert(link.finding.evidence.begin(),
                                     evidence(path, boot.configuredProblem));
        link.finding.cause = "configuration-unreadable";
        link.finding.fix = "mend-configuration";
    } else if (!missing.empty()) {
        explainMissing(view, missing, link);
    } else {
        link.finding.cause = "parameters-lost-in-entry";
        link.finding.fix = "refresh-entries";
    }
    unite(missing, lost);
    link.holds = missing.empty() && boot.configuredProblem.empty() && !view.parameters.empty();
    link.finding.args["missing"] = namesOf(missing);
    links.add(std::move(link));
}

void addRunning(const ChainView& view, Links& links)
{
    Link link;
    link.finding.id = "running-parameters";
    link.needs = {"supported-device", "sriov-capability", "boot-parameters"};
    link.due = Due::Boot;
    const auto missing = missingParameters(view.facts.boot.running, view.parameters);
    link.holds = missing.empty() && !view.parameters.empty();
    link.finding.args = {{"missing", namesOf(missing)}, {"path", "/proc/cmdline"}};
    link.finding.evidence = {evidence("/proc/cmdline", view.facts.boot.running)};
    if (view.foreign) {
        link.finding.cause = "parameters-not-set";
    } else {
        link.finding.cause = view.rebooted ? "parameters-not-reached" : "parameters-not-running";
        link.finding.fix = view.rebooted ? "check-entry" : "reboot";
    }
    links.add(std::move(link));
}

} // namespace vfpilot::plan
