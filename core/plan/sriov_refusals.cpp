// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/words.h"
#include "core/model/hostpci.h"
#include "core/plan/chain.h"
#include "core/plan/other_drivers.h"
#include "core/plan/sriov_view.h"

#include <algorithm>
#include <array>
#include <set>

namespace vfpilot::plan {
namespace {

using catalog::RouteKind;

constexpr std::int64_t mebibyte = 1024 * 1024;

const catalog::DeviceRoute* deviceRoute(const SriovView& view)
{
    const catalog::Device* device = view.input.catalog.findDevice(view.gpu.deviceId);
    if (!device)
        return nullptr;
    const auto found =
        std::find_if(device->routes.begin(), device->routes.end(),
                     [&view](const auto& route) { return route.route == view.rule.id; });
    return found == device->routes.end() ? nullptr : &*found;
}

/// A module that is built here is signed with dkms' own key, or not at all.
void refuseBySecureBoot(const protocol::BootFacts& boot, Draft& draft)
{
    if (boot.secureBoot == "unknown")
        draft.refuse("refuse-secure-boot-unknown", {});
    else if (boot.secureBoot == "on" && boot.dkmsKey != "enrolled")
        draft.refuse("refuse-secure-boot-key",
                     {{"key", boot.dkmsKey.empty() ? "unknown" : boot.dkmsKey}});
}

/// Kernels that are there beside those that run now or next.
template<class Fits>
void warnAboutOthers(const SriovView& view, const Fits& fits, Draft& draft)
{
    for (const protocol::KernelFacts& kernel : view.facts.kernels) {
        const bool matters = std::find(view.kernels.begin(), view.kernels.end(), kernel.release) !=
                             view.kernels.end();
        if (!matters && !fits(kernel.release))
            draft.warn("warn-kernel-without-driver", {{"kernel", kernel.release}});
    }
}

void refuseByWindow(const SriovView& view, const catalog::DeviceRoute& known, Draft& draft)
{
    const catalog::Release& release = *view.release;
    if (!release.bad.empty() || catalog::compareReleases(release.name, known.minRelease) < 0)
        draft.refuse("refuse-release-bad", {{"release", release.name}});
    for (const std::string& kernel : view.kernels) {
        if (!release.covers(kernel))
            draft.refuse("refuse-release-window", {{"release", release.name}, {"kernel", kernel}});
    }
    // dkms passes over a kernel outside the window; started, it has the stock driver and no VFs.
    warnAboutOthers(
        view, [&release](const std::string& kernel) { return release.covers(kernel); }, draft);
}

void refuseByKernel(const SriovView& view, const catalog::DeviceRoute& known, Draft& draft)
{
    const auto needed = known.minKernel.value_or(catalog::KernelSeries{});
    const auto fits = [&needed](const std::string& kernel) {
        const auto series = catalog::kernelSeries(kernel);
        return series && *series >= needed;
    };
    for (const std::string& kernel : view.kernels) {
        if (!fits(kernel))
            draft.refuse("refuse-kernel-too-old",
                         {{"kernel", kernel}, {"needed", catalog::seriesText(needed)}});
    }
    warnAboutOthers(view, fits, draft);
}

bool namesPf(const protocol::VmInfo& vm, const std::string& pf)
{
    return std::any_of(vm.hostpci.begin(), vm.hostpci.end(), [&pf](const auto& device) {
        return std::any_of(
            device.addresses.begin(), device.addresses.end(),
            [&pf](const std::string& address) { return model::namesFunction(address, pf); });
    });
}

std::vector<std::string> holders(const protocol::GpuFacts& gpu)
{
    std::set<int> vmids;
    for (const protocol::VfFacts& vf : gpu.vfs)
        vmids.insert(vf.usedBy.begin(), vf.usedBy.end());
    std::vector<std::string> names;
    for (const int vmid : vmids)
        names.push_back(std::to_string(vmid));
    return names;
}

} // namespace

void refuseByHost(const PlanInput& input, const protocol::SriovGoal& goal, Draft& draft)
{
    // What only a person can set right and what no step may be built on, whatever the route.
    constexpr std::array decisive = {"cpu-vmx",          "pve-version",      "vtd-firmware", "igpu",
                                     "supported-device", "sriov-capability", "vf-bar-space"};
    for (const protocol::Finding& link : chain({input.facts, input.catalog}).links) {
        const bool counts = std::find(decisive.begin(), decisive.end(), link.id) != decisive.end();
        if (counts && link.state == protocol::FindingState::Blocking)
            draft.refuse("refuse-chain", {{"finding", link.id}});
    }
    if (!protocol::findGpu(input.facts, goal.gpu))
        draft.refuse("refuse-gpu", {{"gpu", goal.gpu}});

    const protocol::BootFacts& boot = input.facts.boot;
    constexpr std::array loaders = {"systemd-boot", "grub-esp", "grub"};
    if (boot.disagreement.size() > 1)
        draft.refuse("refuse-loader-disagreement",
                     {{"first", boot.disagreement[0]}, {"second", boot.disagreement[1]}});
    else if (std::find(loaders.begin(), loaders.end(), boot.loader) == loaders.end())
        draft.refuse("refuse-loader", {{"loader", boot.loader}});
}

void refuseByRoute(const SriovView& view, Draft& draft)
{
    const catalog::DeviceRoute* known = deviceRoute(view);
    if (!view.rule.planned || !known) {
        draft.refuse("refuse-route", {{"route", view.rule.id}});
        return;
    }
    for (const std::string& package : otherDrivers(view.facts, view.input.catalog, view.rule))
        draft.refuse("refuse-other-driver", {{"package", package}});
    if (view.release) {
        refuseBySecureBoot(view.facts.boot, draft);
        refuseByWindow(view, *known, draft);
    } else {
        refuseByKernel(view, *known, draft);
    }
}

void refuseByRelease(const SriovView& view, Draft& draft)
{
    if (const catalog::DeviceRoute* known = deviceRoute(view); known && view.rule.planned)
        refuseByWindow(view, *known, draft);
    else
        draft.refuse("refuse-route", {{"route", view.rule.id}});
}

void refuseByTrial(const SriovView& view, Draft& draft)
{
    for (const std::string& kernel : view.kernels) {
        const protocol::TrialBuild* tried = protocol::findTrialBuild(
            view.facts.trialBuilds, view.release->name, kernel, view.goal.packageSha256);
        if (tried && tried->result != "built")
            draft.refuse("refuse-did-not-build",
                         {{"release", view.release->name}, {"kernel", kernel}});
    }
}

void refuseByGuests(const SriovView& view, Draft& draft)
{
    const int most = view.gpu.sriov ? view.gpu.sriov->totalVfs : 0;
    if (view.goal.vfCount > most)
        draft.refuse("refuse-vf-count",
                     {{"count", std::to_string(view.goal.vfCount)}, {"max", std::to_string(most)}});
    // Its start would take the PF from under all VFs.
    for (const protocol::VmInfo& vm : view.input.vms) {
        if (namesPf(vm, view.gpu.address))
            draft.refuse("refuse-pf-in-vm",
                         {{"vmid", std::to_string(vm.vmid)}, {"address", view.gpu.address}});
    }
    const auto vmids = holders(view.gpu);
    if (!vmids.empty() && view.gpu.numVfs != view.goal.vfCount)
        draft.refuse("refuse-vfs-in-use", {{"vmids", joined(vmids)}});
}

void refuseBySpace(const protocol::Facts& facts, Draft& draft)
{
    // A build takes some hundred megabytes a kernel, an initramfs some sixty.
    constexpr std::array<std::pair<const char*, std::int64_t>, 3> needs = {
        {{"/", 1024 * mebibyte}, {"/var/lib", 1024 * mebibyte}, {"/boot", 256 * mebibyte}}};
    for (const auto& [path, needed] : needs) {
        const auto found = facts.freeBytes.find(path);
        if (found != facts.freeBytes.end() && found->second < needed)
            draft.refuse("refuse-no-space", {{"path", path},
                                             {"free", std::to_string(found->second / mebibyte)},
                                             {"needed", std::to_string(needed / mebibyte)}});
    }
}

} // namespace vfpilot::plan
