// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/protocol/facts.h"

#include <vector>

namespace vfpilot::plan {

/// What the catalog decides for this GPU, the first usable route recommended. A usable route that
/// needs nothing removed comes before one whose driver an installed package would keep away.
std::vector<protocol::Route> routesFor(const protocol::Facts& facts,
                                       const catalog::Catalog& catalog,
                                       const protocol::GpuFacts& gpu);

} // namespace vfpilot::plan
