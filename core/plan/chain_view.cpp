// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain_view.h"

#include "core/plan/choices.h"
#include "core/plan/leftovers.h"
#include "core/plan/other_drivers.h"
#include "core/plan/routes.h"
#include "core/protocol/kernels.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

using protocol::Route;

/// The route that made the VFs which are there.
const Route*
routeInUse(const std::vector<Route>& routes, const ChainView& view, const catalog::Catalog& catalog)
{
    if (!view.gpu || view.gpu->numVfs <= 0)
        return nullptr;
    for (const Route& route : routes) {
        const catalog::RouteRule* rule = catalog.findRoute(route.id);
        if (rule && rule->driver == view.gpu->driver)
            return &route;
    }
    return nullptr;
}

/// The recommended route, or the first one the device is known for.
const Route* routeByRule(const std::vector<Route>& routes, const catalog::Device* device)
{
    for (const Route& route : routes) {
        const bool known = device && std::any_of(device->routes.begin(), device->routes.end(),
                                                 [&route](const catalog::DeviceRoute& candidate) {
                                                     return candidate.route == route.id;
                                                 });
        if (route.usable || known)
            return &route;
    }
    return nullptr;
}

void chooseRoute(ChainView& view, const catalog::Catalog& catalog)
{
    const protocol::Facts& facts = view.facts;
    if (!view.gpu)
        return;
    const auto routes = routesFor(facts, catalog, *view.gpu);
    view.xeFits = std::any_of(routes.begin(), routes.end(), [&catalog](const Route& route) {
        const catalog::RouteRule* rule = catalog.findRoute(route.id);
        return route.usable && rule && rule->kind == catalog::RouteKind::Native;
    });
    if (view.applied) {
        view.route = catalog.findRoute(view.applied->route);
        view.release = view.applied->release;
        view.plannable = true;
        view.fits = std::any_of(routes.begin(), routes.end(), [&view](const Route& route) {
            return route.usable && route.id == view.applied->route;
        });
        return;
    }
    const Route* inUse = routeInUse(routes, view, catalog);
    const Route* route = inUse ? inUse : routeByRule(routes, view.device);
    if (!route)
        return;
    view.route = catalog.findRoute(route->id);
    view.release = route->release;
    view.plannable = route->usable;
    view.fits = route->usable;
    view.foreign = inUse && !route->usable;
}

} // namespace

ChainView lookAt(const ChainInput& input)
{
    ChainView view{input.facts, input.catalog};
    view.applied = input.applied ? &*input.applied : nullptr;
    view.rebooted = view.applied && input.rebootedSinceApply;
    view.gpu = view.applied ? protocol::findGpu(input.facts, view.applied->gpu)
                            : preferredGpu(input.facts, input.catalog);
    view.device = view.gpu ? input.catalog.findDevice(view.gpu->deviceId) : nullptr;
    view.symptoms = input.symptoms;
    view.kernels = protocol::kernelsThatMatter(input.facts.kernels);
    chooseRoute(view, input.catalog);
    view.leftovers =
        findLeftovers(input.facts, input.catalog, view.route ? view.route->id : std::string());
    view.wantedVfs =
        view.applied ? view.applied->vfCount : usualCount(preferredGpu(input.facts, input.catalog));
    if (view.route && view.gpu) {
        // Functions that are there show that the driver is the right one: a package may bring xe.
        if (!view.isNative() || view.gpu->numVfs <= 0)
            view.otherDrivers = otherDrivers(input.facts, input.catalog, *view.route);
        const int total = view.gpu->sriov ? view.gpu->sriov->totalVfs : 0;
        view.parameters =
            input.catalog.parameters(view.route->id, view.gpu->deviceId, total,
                                     view.applied ? view.applied->options : std::nullopt);
    }
    return view;
}

} // namespace vfpilot::plan
