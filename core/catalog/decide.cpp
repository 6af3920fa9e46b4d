// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog.h"

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

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<const Release*> releasesFor(const RouteRule& rule, const DeviceRoute& device)
{
    std::vector<const Release*> fitting;
    for (const Release& release : rule.releases) {
        if (release.bad.empty() && compareReleases(release.name, device.minRelease) >= 0)
            fitting.push_back(&release);
    }
    return fitting;
}

bool coversAll(const Release& release, const std::vector<std::string>& kernels)
{
    return !kernels.empty() &&
           std::all_of(kernels.begin(), kernels.end(),
                       [&release](const std::string& kernel) { return release.covers(kernel); });
}

Verdict tooOld(const std::string& kernel)
{
    return {"route-kernel-too-old", {{"kernel", kernel}}};
}

Verdict tooNew(const std::string& kernel)
{
    return {"route-kernel-too-new", {{"kernel", kernel}}};
}

/// Names the kernel that no release covers; or, when it takes one release for each kernel, the
/// first kernel that the release for the running one does not cover.
Verdict kernelInTheWay(const std::vector<const Release*>& releases,
                       const std::vector<std::string>& kernels)
{
    const Release* forTheFirst = nullptr;
    for (const std::string& kernel : kernels) {
        const auto series = kernelSeries(kernel);
        if (!series)
            return tooOld(kernel);
        const auto covering =
            std::find_if(releases.begin(), releases.end(),
                         [&kernel](const Release* release) { return release->covers(kernel); });
        if (covering == releases.end()) {
            const bool newerThanSome =
                std::any_of(releases.begin(), releases.end(), [&series](const Release* release) {
                    return release->window.max < *series;
                });
            return newerThanSome ? tooNew(kernel) : tooOld(kernel);
        }
        if (!forTheFirst)
            forTheFirst = *covering;
    }
    for (const std::string& kernel : kernels) {
        if (forTheFirst && !forTheFirst->covers(kernel))
            return *kernelSeries(kernel) < forTheFirst->window.min ? tooOld(kernel)
                                                                   : tooNew(kernel);
    }
    return tooOld(joined(kernels));
}

Verdict judgeDkms(const RouteRule& rule,
                  const DeviceRoute& device,
                  const std::vector<std::string>& kernels,
                  std::string_view secureBoot,
                  Route& route)
{
    const auto releases = releasesFor(rule, device);
    const auto found =
        std::find_if(releases.begin(), releases.end(),
                     [&kernels](const Release* release) { return coversAll(*release, kernels); });
    if (found == releases.end())
        return kernelInTheWay(releases, kernels);
    route.release = (*found)->name;
    route.needsPackage = true;
    route.packageName = (*found)->file;
    route.downloadUrl = (*found)->page;
    if (!rule.planned)
        return {"route-not-in-this-version", {{"route", rule.id}}};
    if (secureBoot == "on")
        return {"route-secure-boot", {}};
    route.usable = true;
    return {"route-recommended-dkms", {{"release", route.release}, {"kernel", joined(kernels)}}};
}

Verdict judgeNative(const RouteRule& rule,
                    const DeviceRoute& device,
                    const std::vector<std::string>& kernels,
                    Route& route)
{
    const auto needed = device.minKernel.value_or(KernelSeries{});
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
    return {"route-recommended-native", {{"kernel", joined(kernels)}}};
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

std::vector<Route> Catalog::decide(std::string_view deviceId,
                                   const std::vector<protocol::KernelFacts>& kernels,
                                   std::string_view secureBoot) const
{
    const Device* device = findDevice(deviceId);
    const auto matter = kernelsThatMatter(kernels);
    const Verdict unsupported{"route-device-unsupported", {{"device", std::string(deviceId)}}};

    std::vector<Route> routes;
    for (const RouteRule& rule : m_routes) {
        Route route;
        route.id = rule.id;
        Verdict verdict = unsupported;
        for (const DeviceRoute& known : device ? device->routes : std::vector<DeviceRoute>()) {
            if (known.route != rule.id)
                continue;
            verdict = rule.kind == RouteKind::Dkms
                          ? judgeDkms(rule, known, matter, secureBoot, route)
                          : judgeNative(rule, known, matter, route);
        }
        route.reason = std::move(verdict.reason);
        route.args = std::move(verdict.args);
        routes.push_back(std::move(route));
    }
    std::stable_partition(routes.begin(), routes.end(),
                          [](const Route& route) { return route.usable; });
    if (!routes.empty() && routes.front().usable)
        routes.front().recommended = true;
    else
        routes.push_back(noRoute(routes, unsupported));
    return routes;
}

} // namespace vfpilot::catalog
