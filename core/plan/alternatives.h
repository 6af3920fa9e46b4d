// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/protocol/facts.h"
#include "core/protocol/plan.h"

#include <vector>

namespace vfpilot::plan {

/// Other ways to use this GPU from VMs or containers, the least costly first; each with its
/// conditions, or why it cannot work here. vfpilot sets none of them up.
std::vector<protocol::Alternative> alternatives(const protocol::Facts& facts,
                                                const catalog::Catalog& catalog,
                                                const protocol::GpuFacts& gpu);

} // namespace vfpilot::plan
