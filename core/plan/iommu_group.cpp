// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/iommu_group.h"

#include <algorithm>

namespace vfpilot::plan {

bool sharesGroupWithVf(const protocol::GpuFacts& gpu, const protocol::VfFacts& vf)
{
    return vf.iommuGroup >= 0 &&
           std::any_of(gpu.vfs.begin(), gpu.vfs.end(), [&vf](const protocol::VfFacts& other) {
               return other.address != vf.address && other.iommuGroup == vf.iommuGroup;
           });
}

} // namespace vfpilot::plan
