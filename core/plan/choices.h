// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/protocol/facts.h"
#include "core/protocol/plan.h"

namespace vfpilot::plan {

/// The GPU that VFs are to be made on: the first with a usable route, else the first that the
/// catalog knows routes for, else the first. None: null.
const protocol::GpuFacts* preferredGpu(const protocol::Facts& facts,
                                       const catalog::Catalog& catalog);

/// How many VFs are made where nobody asks for another number.
int usualCount(const protocol::GpuFacts* gpu);

/// What the person can choose on this host, with the recommended values. Without a GPU: no route.
protocol::Choices choices(const protocol::Facts& facts, const catalog::Catalog& catalog);

} // namespace vfpilot::plan
