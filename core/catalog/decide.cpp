// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/words.h"
#include "core/catalog/catalog.h"
#include "core/protocol/kernels.h"

#include <algorithm>

namespace vfpilot::catalog {
namespace {

using protocol::Route;

/// Why a route cannot be used, or that it can.
struct Verdict
{
    std::string reason;
    Args args;
};

/// Those that know the device, and that nothing is known against.
std::vector<const Release*> releasesFor(const RouteRule& rule, const DeviceRoute& device)
{
    std::vector<const Release*> fitting;
    for (const Release& release : rule.releases) {
        if (release.bad.empty() && compareReleases(release.name, device.minRelease) >= 0)
            fitting.push_back(&release);
    }
    return fitting;
}

std::vector<const Release*> coveringAll(std::vector<const Release*> releases,
                                        const std::vector<std::string>& kernels)
{
    std::erase_if(releases, [&kernels](const Release* release) {
        return kernels.empty() ||
               !std::all_of(kernels.begin(), kernels.end(), [release](const std::string& kernel) {
                   return release->covers(kernel);
               });
    });
    return releases;
}

/// The verdict on a kernel outside these windows: on which side it is, and where the nearest
/// window begins or ends.
Verdict outside(const std::string& kernel, const std::vector<const Release*>& releases)
{
    const auto series = kernelSeries(kernel).value_or(KernelSeries{});
    const Release* next = nullptr; // the first window that begins later
    const Release* last = nullptr; // the one that ends last of those before
    for (const Release* release : releases) {
        if (series < release->window.min) {
            if (!next || release->window.min < next->window.min)
                next = release;
        } else if (!last || last->window.endsBefore(release->window)) {
            last = release;
        }
    }
    if (last)
        return {"route-kernel-too-new", {{"kernel", kernel}, {"nearest", last->window.lastText()}}};
    return {"route-kernel-too-old",
            {{"kernel", kernel}, {"nearest", next ? seriesText(next->window.min) : std::string()}}};
}

/// Names the kernel that no release covers; or, when it takes one release for each kernel, the
/// first kernel that the release for the running one does not cover.
Verdict kernelInTheWay(const std::vector<const Release*>& releases,
                       const std::vector<std::string>& kernels)
{
    const Release* forTheFirst = nullptr;
    for (const std::string& kernel : kernels) {
        const auto covering =
            std::find_if(releases.begin(), releases.end(),
                         [&kernel](const Release* release) { return release->covers(kernel); });
        if (covering == releases.end())
            return outside(kernel, releases);
        if (!forTheFirst)
            forTheFirst = *covering;
    }
    for (const std::string& kernel : kernels) {
        if (forTheFirst && !forTheFirst->covers(kernel))
            return outside(kernel, {forTheFirst});
    }
    return outside(joined(kernels), releases); // there is no kernel
}

/// Why a module that is built here would not be loaded; an empty reason: it would be.
Verdict judgeSecureBoot(std::string_view secureBoot, std::string_view dkmsKey)
{
    if (secureBoot != "on" || dkmsKey == "enrolled")
        return {};
    if (dkmsKey == "not-enrolled")
        return {"route-key-not-enrolled", {}};
    if (dkmsKey == "no-key")
        return {"route-no-key", {}};
    return {"route-secure-boot", {}};
}

using Trials = std::vector<protocol::TrialBuild>;

/// A kernel of these for which the release was tried in vain, with whatever package; empty: none is
/// known. One package that builds is enough.
std::string
failedKernel(const Release& release, const std::vector<std::string>& kernels, const Trials& trials)
{
    const auto came = [&](const std::string& kernel, bool built) {
        return std::any_of(trials.begin(), trials.end(), [&](const protocol::TrialBuild& trial) {
            return trial.release == release.name && trial.kernel == kernel &&
                   (trial.result == "built") == built;
        });
    };
    const auto found = std::find_if(kernels.begin(), kernels.end(), [&](const std::string& kernel) {
        return came(kernel, false) && !came(kernel, true);
    });
    return found == kernels.end() ? std::string() : *found;
}

/// Takes out what is known not to build. The verdict on the first of those; an empty reason: there
/// were none before the one that is the first now.
Verdict passOver(std::vector<const Release*>& releases,
                 const std::vector<std::string>& kernels,
                 const Trials& trials)
{
    const Release* preferred = releases.front();
    std::erase_if(releases, [&](const Release* release) {
        return !failedKernel(*release, kernels, trials).empty();
    });
    const std::string kernel = failedKernel(*preferred, kernels, trials);
    if (releases.empty())
        return {"route-no-release-builds", {{"kernel", kernel}, {"failed", preferred->name}}};
    if (releases.front() != preferred)
        return {
            "route-release-did-not-build",
            {{"kernel", kernel}, {"failed", preferred->name}, {"release", releases.front()->name}}};
    return {};
}

Verdict judgeBuilt(const RouteRule& rule,
                   const DeviceRoute& device,
                   const std::vector<std::string>& kernels,
                   const Verdict& signing,
                   const Trials& trials,
                   Route& route)
{
    const auto releases = releasesFor(rule, device);
    auto covering = coveringAll(releases, kernels);
    if (covering.empty())
        return kernelInTheWay(releases, kernels);
    Verdict passed = passOver(covering, kernels, trials);
    if (covering.empty())
        return passed;
    route.release = covering.front()->name;
    route.needsPackage = true;
    route.packageName = covering.front()->file;
    route.downloadUrl = covering.front()->page;
    const bool isImport = rule.kind == RouteKind::Import;
    if (!rule.planned)
        return {isImport ? "route-import-only" : "route-not-in-this-version", {{"route", rule.id}}};
    if (!signing.reason.empty())
        return signing;
    route.usable = true;
    if (!passed.reason.empty())
        return passed;
    return {isImport ? "route-import-only" : "route-recommended-dkms",
            {{"release", route.release}, {"kernel", joined(kernels)}, {"route", rule.id}}};
}

Verdict judgeNative(const RouteRule& rule,
                    const DeviceRoute& device,
                    const std::vector<std::string>& kernels,
                    std::string_view secureBoot,
                    Route& route)
{
    const auto needed = device.minKernel.value_or(KernelSeries{});
    if (kernels.empty())
        return {"route-native-needs-newer-kernel",
                {{"kernel", ""}, {"needed", seriesText(needed)}}};
    for (const std::string& kernel : kernels) {
        const auto series = kernelSeries(kernel);
        if (!series || *series < needed) {
            return {"route-native-needs-newer-kernel",
                    {{"kernel", kernel}, {"needed", seriesText(needed)}}};
        }
    }
    if (!rule.planned)
        return {"route-not-in-this-version", {{"route", rule.id}}};
    route.usable = true;
    return {secureBoot == "on" ? "route-native-secure-boot" : "route-recommended-native",
            {{"kernel", joined(kernels)}}};
}

/// What a usable route says beside the recommended one.
std::string_view alternativeReason(RouteKind kind)
{
    switch (kind) {
    case RouteKind::Dkms:
        return "route-alternative-dkms";
    case RouteKind::Native:
        return "route-alternative-native";
    case RouteKind::Import:
        return "route-import-only";
    }
    return {};
}

/// What is left when nothing can be used, with the reason that a person can do most about.
Route noRoute(const std::vector<Route>& routes, const Verdict& unsupported)
{
    Route none;
    none.id = "none";
    none.reason = unsupported.reason;
    none.args = unsupported.args;
    const auto telling =
        std::find_if(routes.begin(), routes.end(), [&unsupported](const Route& route) {
            return route.reason != unsupported.reason;
        });
    if (telling != routes.end()) {
        none.reason = telling->reason;
        none.args = telling->args;
    }
    return none;
}

} // namespace

std::vector<const Release*> Catalog::candidates(std::string_view route,
                                                std::string_view deviceId,
                                                const std::vector<std::string>& kernels) const
{
    const RouteRule* rule = findRoute(route);
    const Device* device = findDevice(deviceId);
    if (!rule || !device)
        return {};
    for (const DeviceRoute& known : device->routes) {
        if (known.route == rule->id)
            return coveringAll(releasesFor(*rule, known), kernels);
    }
    return {};
}

std::vector<Route> Catalog::decide(std::string_view deviceId,
                                   const std::vector<protocol::KernelFacts>& kernels,
                                   std::string_view secureBoot,
                                   std::string_view dkmsKey,
                                   const std::vector<protocol::TrialBuild>& trials) const
{
    const Device* device = findDevice(deviceId);
    const auto matter = protocol::kernelsThatMatter(kernels);
    const Verdict unsupported{"route-device-unsupported", {{"device", std::string(deviceId)}}};
    const Verdict signing = judgeSecureBoot(secureBoot, dkmsKey);

    std::vector<Route> routes;
    for (const RouteRule& rule : m_routes) {
        Route route;
        route.id = rule.id;
        Verdict verdict = unsupported;
        for (const DeviceRoute& known : device ? device->routes : std::vector<DeviceRoute>()) {
            if (known.route != rule.id)
                continue;
            verdict = rule.kind == RouteKind::Native
                          ? judgeNative(rule, known, matter, secureBoot, route)
                          : judgeBuilt(rule, known, matter, signing, trials, route);
        }
        route.reason = std::move(verdict.reason);
        route.args = std::move(verdict.args);
        routes.push_back(std::move(route));
    }
    const auto rank = [this](const Route& route) {
        return route.usable ? findRoute(route.id)->preference : -1;
    };
    std::stable_sort(routes.begin(), routes.end(),
                     [&rank](const Route& a, const Route& b) { return rank(a) > rank(b); });
    for (Route& route : routes) {
        if (!route.usable)
            continue;
        const RouteKind kind = findRoute(route.id)->kind;
        route.recommended = &route == &routes.front() && kind != RouteKind::Import;
        if (!route.recommended)
            route.reason = alternativeReason(kind);
    }
    if (routes.empty() || !routes.front().usable)
        routes.push_back(noRoute(routes, unsupported));
    return routes;
}

} // namespace vfpilot::catalog
