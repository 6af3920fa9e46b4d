// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/routes.h"

#include "core/base/words.h"
#include "core/plan/other_drivers.h"

#include <algorithm>

namespace vfpilot::plan {

using protocol::Route;

std::vector<Route> routesFor(const protocol::Facts& facts,
                             const catalog::Catalog& catalog,
                             const protocol::GpuFacts& gpu)
{
    auto routes =
        catalog.decide(gpu.deviceId, facts.kernels, facts.boot.secureBoot, facts.boot.dkmsKey);
    const auto isFree = [&](const Route& route) {
        const catalog::RouteRule* rule = catalog.findRoute(route.id);
        return route.usable && rule && rule->kind != catalog::RouteKind::Import &&
               otherDrivers(facts, catalog, *rule).empty();
    };
    const auto free = std::find_if(routes.begin(), routes.end(), isFree);
    if (free == routes.begin() || free == routes.end())
        return routes;
    for (auto blocked = routes.begin(); blocked != free; ++blocked) {
        const catalog::RouteRule* rule = catalog.findRoute(blocked->id);
        const auto others = rule ? otherDrivers(facts, catalog, *rule) : std::vector<std::string>();
        if (others.empty())
            continue;
        blocked->recommended = false;
        blocked->reason = "route-other-driver";
        blocked->args = {{"package", joined(others)}};
    }
    free->recommended = true;
    free->reason = "route-recommended-free";
    std::rotate(routes.begin(), free, free + 1);
    return routes;
}

} // namespace vfpilot::plan
