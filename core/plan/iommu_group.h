// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/facts.h"

namespace vfpilot::plan {

/// Another VF of the GPU is in this one's IOMMU group: the two can only be given away together.
/// False for a VF without a group.
bool sharesGroupWithVf(const protocol::GpuFacts& gpu, const protocol::VfFacts& vf);

} // namespace vfpilot::plan
