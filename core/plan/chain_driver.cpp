// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain_links.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

/// The package of ours in dkms, for this kernel and installed there; null: not so.
const protocol::DkmsFacts* installedFor(const ChainView& view, const std::string& kernel)
{
    for (const protocol::DkmsFacts& dkms : view.facts.dkms) {
        if (dkms.module == view.route->package && dkms.kernel == kernel &&
            dkms.state == "installed")
            return &dkms;
    }
    return nullptr;
}

std::string driverFileOf(const ChainView& view, const std::string& kernel)
{
    for (const protocol::KernelFacts& known : view.facts.kernels) {
        if (known.release == kernel)
            return known.driverFile;
    }
    return {};
}

/// The release of our package that dkms knows, whether built or not; empty: none.
std::string releaseInDkms(const ChainView& view)
{
    for (const protocol::DkmsFacts& dkms : view.facts.dkms) {
        if (dkms.module == view.route->package)
            return dkms.version;
    }
    return {};
}

/// The release that is installed does not claim these kernels.
bool isOutside(const ChainView& view, const std::vector<std::string>& kernels)
{
    const auto found = std::find_if(
        view.route->releases.begin(), view.route->releases.end(),
        [release = releaseInDkms(view)](const auto& known) { return known.name == release; });
    return found != view.route->releases.end() &&
           std::any_of(kernels.begin(), kernels.end(),
                       [&](const std::string& kernel) { return !found->covers(kernel); });
}

void judgeDkms(const ChainView& view, Link& link)
{
    std::vector<std::string> missing;
    for (const std::string& kernel : view.kernels) {
        const auto file = driverFileOf(view, kernel);
        // depmod prefers updates/ over kernel/, where the kernel's own lies.
        if (!installedFor(view, kernel) || file.find("/updates/") == std::string::npos)
            missing.push_back(kernel);
        link.finding.evidence.push_back(evidence("/lib/modules/" + kernel, file));
    }
    std::string inDkms;
    for (const protocol::DkmsFacts& dkms : view.facts.dkms) {
        inDkms += (inDkms.empty() ? "" : "\n") + dkms.module + '/' + dkms.version +
                  (dkms.kernel.empty() ? "" : ", " + dkms.kernel) + ": " + dkms.state;
    }
    link.finding.evidence.push_back(evidence("/var/lib/dkms", inDkms));

    const auto known = releaseInDkms(view);
    link.holds = missing.empty() && !view.kernels.empty();
    link.finding.args["kernels"] = joined(link.holds ? view.kernels : missing);
    if (!known.empty() && (link.holds || view.applied))
        link.finding.args["release"] = known;
    const bool isThere = view.applied || (!known.empty() && known == view.release);
    link.finding.cause = isThere ? "driver-build-missing" : "driver-not-built";
    link.finding.fix = isThere ? "rebuild-driver" : "plan-builds";
    link.due = Due::Job;
    if (view.applied && isOutside(view, missing)) {
        link.needs = {"supported-device"}; // headers would not help
        link.finding.cause = "kernel-outside-release";
        link.finding.fix = "newer-release-or-pin";
    }
}

} // namespace

void addDriverBuilt(const ChainView& view, Links& links)
{
    Link link;
    link.finding.id = "driver-built";
    link.needs = {"supported-device", "secure-boot", "kernel-headers"};
    link.finding.args = {{"release", view.release},
                         {"kernels", joined(view.kernels)},
                         {"platform", view.device ? view.device->platform : ""},
                         {"how", "built"}};
    if (view.isNative()) {
        link.holds = view.foreign || view.fits;
        link.finding.args["how"] = "native";
        link.finding.args["driver"] = view.route->driver;
    } else if (view.route) {
        judgeDkms(view, link);
    }
    if (!link.holds && view.release.empty() && !view.foreign) {
        link.due = Due::Person;
        link.needs = {"supported-device"}; // headers would not help
        link.finding.cause = "no-route";
        link.finding.fix = "change-kernel";
    }
    if (!view.otherDrivers.empty()) {
        link.holds = false;
        link.due = Due::Person;
        link.needs.clear(); // it has to go whatever else is wrong
        link.finding.args["package"] = view.otherDrivers.front();
        link.finding.cause = "other-driver";
        link.finding.fix = "remove-other-driver";
    }
    links.add(std::move(link));
}

} // namespace vfpilot::plan
