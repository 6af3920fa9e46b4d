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
    auto routes = catalog.decide(gpu.deviceId, facts.kernels, facts.boot.secureBoot,
                                 facts.boot.dkmsKey, facts.trialBuilds);
    const auto othersOf = [&](const Route& route) { // of a usable one: "none" has no rule
        return otherDrivers(facts, catalog, *catalog.findRoute(route.id));
    };
    const auto free = std::find_if(routes.begin(), routes.end(), [&](const Route& route) {
        return route.usable && catalog.findRoute(route.id)->kind != catalog::RouteKind::Import &&
               othersOf(route).empty();
    });
    if (free == routes.begin() || free == routes.end())
        return routes;
    for (auto blocked = routes.begin(); blocked != free; ++blocked) {
        const auto others = othersOf(*blocked); // usable, as those come first
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
