// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/other_drivers.h"

#include <algorithm>

namespace vfpilot::plan {

std::vector<std::string> otherDrivers(const protocol::Facts& facts,
                                      const catalog::Catalog& catalog,
                                      const catalog::RouteRule& route)
{
    auto packages = route.conflicts;
    if (route.kind == catalog::RouteKind::Native) {
        for (const catalog::RouteRule& other : catalog.routes()) {
            if (!other.package.empty())
                packages.push_back(other.package);
        }
    }
    std::erase_if(packages, [&facts](const std::string& package) {
        const bool inDkms =
            std::any_of(facts.dkms.begin(), facts.dkms.end(),
                        [&package](const auto& dkms) { return dkms.module == package; });
        return !inDkms && !facts.packages.contains(package);
    });
    return packages;
}

} // namespace vfpilot::plan
