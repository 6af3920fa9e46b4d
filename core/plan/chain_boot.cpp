// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain_links.h"
#include "core/plan/parameters.h"
#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

using catalog::Parameter;

constexpr std::size_t shownEntries = 4;

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

bool isInstalled(const ChainView& view, const std::string& kernel)
{
    return std::any_of(
        view.facts.kernels.begin(), view.facts.kernels.end(),
        [&kernel](const protocol::KernelFacts& known) { return known.release == kernel; });
}

/// What some entry lacks that can be started. An entry of a kernel that is gone is a leftover.
std::vector<Parameter> lostInEntries(const ChainView& view, Link& link)
{
    const auto& entries = view.facts.boot.entries;
    std::vector<Parameter> lost;
    for (const protocol::BootEntry& entry : entries) {
        if (!isInstalled(view, entry.kernel))
            continue;
        const auto missing = missingParameters(entry.options, view.parameters);
        if (!missing.empty() && link.finding.evidence.size() <= shownEntries)
            link.finding.evidence.push_back(evidence(entry.source, entry.options));
        unite(lost, missing);
    }
    // None at all: they could not be read (a job may be writing them), which proves nothing.
    for (const protocol::KernelFacts& kernel : view.facts.kernels) {
        const bool hasEntry = std::any_of(
            entries.begin(), entries.end(),
            [&kernel](const protocol::BootEntry& entry) { return entry.kernel == kernel.release; });
        if (kernel.next && !hasEntry && !entries.empty()) {
            link.finding.evidence.push_back(evidence("loader/entries", kernel.release + ": -"));
            unite(lost, view.parameters);
        }
    }
    return lost;
}

void addConfigured(const ChainView& view, Links& links)
{
    const protocol::BootFacts& boot = view.facts.boot;
    Link link;
    link.finding.id = "boot-parameters";
    link.needs = {"supported-device", "sriov-capability", "boot-loader", "driver-built"};
    link.due = Due::Job;
    link.finding.evidence = {evidence(paths::kernelCmdline, boot.configured)};
    auto missing = missingParameters(boot.configured, view.parameters);
    const auto lost = lostInEntries(view, link);
    link.finding.cause = missing.empty() ? "parameters-lost-in-entry" : "parameters-not-set";
    link.finding.fix = missing.empty() ? "refresh-entries" : "plan-sets";
    unite(missing, lost);
    link.holds = missing.empty() && !view.parameters.empty();
    link.finding.args = {{"missing", namesOf(missing)}, {"path", paths::kernelCmdline}};
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

} // namespace

void addParameters(const ChainView& view, Links& links)
{
    addConfigured(view, links);
    addRunning(view, links);
}

void addIommu(const ChainView& view, Links& links)
{
    const protocol::IommuFacts& iommu = view.facts.iommu;
    Link active;
    active.finding.id = "iommu-active";
    active.needs = {"vtd-firmware", "running-parameters"};
    active.holds = iommu.units > 0 && iommu.groups > 0;
    active.finding.args = {{"units", std::to_string(iommu.units)},
                           {"groups", std::to_string(iommu.groups)}};
    active.finding.evidence = {evidence("/sys/class/iommu", std::to_string(iommu.units)),
                               evidence("/sys/kernel/iommu_groups", std::to_string(iommu.groups)),
                               logEvidence(view.facts, {"DMAR"})};
    active.finding.cause = "iommu-off";
    active.finding.fix = "check-iommu";
    links.add(std::move(active));

    Link remapping;
    remapping.finding.id = "interrupt-remapping";
    remapping.needs = {"iommu-active"};
    remapping.due = Due::Never;
    remapping.holds = iommu.interruptRemapping;
    remapping.finding.evidence = {evidence("/dev/kmsg", iommu.remappingLine)};
    remapping.finding.cause = "no-remapping";
    remapping.finding.fix = "update-bios";
    links.add(std::move(remapping));
}

} // namespace vfpilot::plan
