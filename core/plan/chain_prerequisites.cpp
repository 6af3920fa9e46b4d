// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain_links.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

constexpr auto ourLoader = "systemd-boot"; // whose parameters this version can set

void addSecureBoot(const ChainView& view, Links& links)
{
    const std::string& secureBoot = view.facts.boot.secureBoot;
    Link link;
    link.finding.id = "secure-boot";
    link.finding.evidence = {evidence(
        "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c", secureBoot)};
    link.holds = secureBoot == "off";
    // Where VFs work with it on, somebody has signed what is loaded.
    link.due = secureBoot == "on" && !view.foreign ? Due::Person : Due::Never;
    link.finding.cause = secureBoot == "on" ? "secure-boot-on" : "secure-boot-unknown";
    link.finding.fix = secureBoot == "on" ? "turn-off-secure-boot" : "check-secure-boot";
    links.add(std::move(link));
}

void addBootLoader(const ChainView& view, Links& links)
{
    const std::string& loader = view.facts.boot.loader;
    const bool known = !loader.empty() && loader != "unknown";
    Link link;
    link.finding.id = "boot-loader";
    link.finding.args = {{"loader", loader}};
    link.finding.evidence = {
        evidence("/proc/cmdline", view.facts.boot.evidence),
        evidence("/etc/kernel/proxmox-boot-uuids", joined(view.facts.boot.esps))};
    link.holds = loader == ourLoader;
    link.due = view.foreign ? Due::Never : Due::Person;
    link.finding.cause = known ? "loader-not-supported" : "loader-unknown";
    link.finding.fix = "report-loader";
    links.add(std::move(link));
}

void addHeaders(const ChainView& view, Links& links)
{
    std::vector<std::string> missing;
    std::vector<protocol::Evidence> seen;
    for (const protocol::KernelFacts& kernel : view.facts.kernels) {
        if (std::find(view.kernels.begin(), view.kernels.end(), kernel.release) ==
            view.kernels.end())
            continue;
        if (!kernel.headers)
            missing.push_back(kernel.release);
        seen.push_back(evidence("/lib/modules/" + kernel.release + "/build",
                                kernel.headers ? kernel.release : ""));
    }
    Link link;
    link.finding.id = "kernel-headers";
    link.due = Due::Job;
    link.holds = missing.empty();
    link.finding.args = {{"kernels", joined(missing.empty() ? view.kernels : missing)}};
    link.finding.evidence = std::move(seen);
    link.finding.cause = "headers-missing";
    link.finding.fix = "plan-installs";
    links.add(std::move(link));
}

} // namespace

void addPrerequisites(const ChainView& view, Links& links)
{
    addSecureBoot(view, links);
    addBootLoader(view, links);
    addHeaders(view, links);
}

} // namespace vfpilot::plan
