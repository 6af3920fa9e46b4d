// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/chain.h"

#include <string>
#include <vector>

namespace vfpilot::plan {

/// What the links are judged against: which GPU, which route, and how far our own job is.
struct ChainView
{
    const protocol::Facts& facts;
    const catalog::Catalog& catalog;
    const protocol::SriovGoal* applied = nullptr; ///< null: no job of ours stands
    bool rebooted = false;                        ///< since that job

    std::vector<protocol::Finding> symptoms = {};
    std::vector<protocol::Finding> leftovers = {}; ///< of other tools and earlier attempts

    const protocol::GpuFacts* gpu = nullptr; ///< null: none
    const catalog::Device* device = nullptr; ///< null: not in the catalog
    const catalog::RouteRule* route = nullptr;
    std::string release = {}; ///< the one that was applied, or would be; may be empty
    bool plannable = false;   ///< a plan of ours could set this route up
    bool fits = false;        ///< the route works with the kernels that matter
    bool xeFits = false;      ///< the kernel's own driver would do, with nothing to sign
    /// VFs are there by a route that we could not set up: somebody made them, and what our plan
    /// would have done differently is no fault of theirs.
    bool foreign = false;
    int wantedVfs = 0;
    std::vector<std::string> kernels = {}; ///< that matter: running and next
    std::vector<catalog::Parameter> parameters = {};
    std::vector<std::string> otherDrivers = {}; ///< packages that keep the route's own away

    /// Whose kernel parameters vfpilot knows how to set.
    bool hasGrub() const { return facts.boot.loader.starts_with("grub"); }
    bool usesSysfsutils() const { return applied && applied->persistence == "sysfsutils"; }
    bool isNative() const { return route && route->kind == catalog::RouteKind::Native; }
};

ChainView lookAt(const ChainInput& input);

} // namespace vfpilot::plan
