// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain_links.h"
#include "core/plan/cleanup.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

namespace vfpilot::plan {
namespace {

using protocol::Finding;
using protocol::FindingState;

/// They concern where disks are seen, not the iGPU; people are told to switch them off all the
/// same.
void addVmd(const ChainView& view, Links& links)
{
    Finding finding;
    finding.id = "vmd";
    finding.args = {{"address", joined(view.facts.vmd)}, {"how", "absent"}};
    for (const std::string& address : view.facts.vmd)
        finding.evidence.push_back(evidence("/sys/bus/pci/devices/" + address, ""));
    if (view.facts.vmd.empty()) {
        links.add({.finding = std::move(finding), .holds = true});
        return;
    }
    finding.args["how"] = "present";
    links.inform(std::move(finding), true);
}

void addBootLoader(const ChainView& view, Links& links)
{
    constexpr std::array known = {"systemd-boot", "grub", "grub-esp"};
    const protocol::BootFacts& boot = view.facts.boot;
    const bool isKnown = std::find(known.begin(), known.end(), boot.loader) != known.end();
    Link link;
    link.finding.id = "boot-loader";
    link.finding.args = {{"loader", boot.loader}, {"firmware", boot.firmware}};
    for (const std::string& reading : boot.disagreement)
        link.finding.evidence.push_back(evidence("/proc/cmdline, /etc/kernel, /sys", reading));
    link.finding.evidence.push_back(evidence("/proc/cmdline", boot.evidence));
    link.finding.evidence.push_back(evidence("/etc/kernel/proxmox-boot-uuids", joined(boot.esps)));
    link.holds = isKnown && boot.disagreement.empty();
    link.due = view.foreign ? Due::Never : Due::Person;
    link.finding.cause = boot.disagreement.empty() ? "loader-unknown" : "loader-disagreement";
    link.finding.fix = boot.disagreement.empty() ? "report-loader" : "settle-loader";
    links.add(std::move(link));
}

/// How much a state of a leftover counts.
int weightOf(FindingState state)
{
    switch (state) {
    case FindingState::Blocking:
        return 3;
    case FindingState::Planned:
        return 2;
    case FindingState::Warning:
        return 1;
    case FindingState::Ok:
    case FindingState::Info:
    case FindingState::NotReached:
        return 0;
    }
    return 0;
}

/// Nothing that is in the way needs a person's hands: a plan clears it all away if it is asked to.
bool canBeCleared(const ChainView& view)
{
    std::set<std::string> ids;
    const int most = std::accumulate(
        view.leftovers.begin(), view.leftovers.end(), 0,
        [](int weight, const Finding& found) { return std::max(weight, weightOf(found.state)); });
    for (const Finding& found : view.leftovers) {
        if (weightOf(found.state) == most)
            ids.insert(found.id);
    }
    if (!view.route || !view.plannable)
        return false;
    for (const catalog::LeftoverRule& rule : view.catalog.leftoverRules()) {
        if (!ids.contains("leftover-" + rule.id))
            continue;
        const auto state = Cleanup(view.facts, view.catalog, view.route->id).take(rule).state;
        if (state != "offered" && state != "always")
            return false;
    }
    return true;
}

void addLeftovers(const ChainView& view, Links& links)
{
    const auto worst = std::max_element(
        view.leftovers.begin(), view.leftovers.end(),
        [](const Finding& a, const Finding& b) { return weightOf(a.state) < weightOf(b.state); });
    Link link;
    link.finding.id = "leftovers";
    link.finding.args = {{"count", std::to_string(view.leftovers.size())}};
    if (worst == view.leftovers.end()) {
        link.holds = true;
        links.add(std::move(link));
        return;
    }
    link.finding.cause = worst->cause;
    link.finding.fix = worst->fix;
    link.finding.args.insert(worst->args.begin(), worst->args.end());
    link.finding.evidence = worst->evidence;
    if (canBeCleared(view))
        link.finding.args["cleanup"] = link.finding.args["how"] = "offered";
    for (auto leftover = view.leftovers.begin(); leftover != view.leftovers.end(); ++leftover) {
        if (leftover != worst)
            link.finding.evidence.insert(link.finding.evidence.end(), leftover->evidence.begin(),
                                         leftover->evidence.end());
    }
    const int weight = weightOf(worst->state);
    if (weight == 0) {
        link.finding.args["how"] = "harmless";
        links.inform(std::move(link.finding), true);
        return;
    }
    link.due = weight == 3 ? Due::Person : weight == 2 ? Due::Job : Due::Never;
    links.add(std::move(link));
}

/// What the driver will be, or was to be, built for: the release does not claim the others, and
/// that is another link's matter.
bool isBuiltFor(const ChainView& view, const std::string& kernel)
{
    if (std::find(view.kernels.begin(), view.kernels.end(), kernel) == view.kernels.end())
        return false;
    const std::vector<catalog::Release> none;
    const auto& releases = view.route ? view.route->releases : none;
    const auto found = std::find_if(releases.begin(), releases.end(), [&view](const auto& known) {
        return known.name == view.release;
    });
    return found == releases.end() || found->covers(kernel);
}

void addHeaders(const ChainView& view, Links& links)
{
    std::vector<std::string> missing;
    std::vector<protocol::Evidence> seen;
    for (const protocol::KernelFacts& kernel : view.facts.kernels) {
        if (!isBuiltFor(view, kernel.release))
            continue;
        if (!kernel.headers)
            missing.push_back(kernel.release);
        seen.push_back(evidence("/lib/modules/" + kernel.release + "/build",
                                kernel.headers ? kernel.release : ""));
    }
    Link link;
    link.finding.id = "kernel-headers";
    link.due = Due::Job;
    link.holds = missing.empty() || view.isNative();
    link.finding.args = {{"kernels", joined(missing.empty() ? view.kernels : missing)},
                         {"how", view.isNative() ? "native" : "installed"}};
    link.finding.evidence = std::move(seen);
    link.finding.cause = "headers-missing";
    link.finding.fix = "plan-installs";
    links.add(std::move(link));
}

} // namespace

void addPrerequisites(const ChainView& view, Links& links)
{
    addVmd(view, links);
    addBootLoader(view, links);
    addLeftovers(view, links);
    addHeaders(view, links);
}

} // namespace vfpilot::plan
