// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/choices.h"

#include "core/plan/alternatives.h"
#include "core/plan/cleanup.h"
#include "core/plan/routes.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

constexpr int usualVfs = 3; // the GPU's time is shared, so more is possible, seldom wanted

} // namespace

const protocol::GpuFacts* preferredGpu(const protocol::Facts& facts,
                                       const catalog::Catalog& catalog)
{
    const protocol::GpuFacts* known = nullptr;
    for (const protocol::GpuFacts& gpu : facts.gpus) {
        if (routesFor(facts, catalog, gpu).front().usable)
            return &gpu;
        const catalog::Device* device = catalog.findDevice(gpu.deviceId);
        if (!known && device && !device->routes.empty())
            known = &gpu;
    }
    return known ? known : protocol::findGpu(facts);
}

int usualCount(const protocol::GpuFacts* gpu)
{
    return std::min(usualVfs, gpu && gpu->sriov ? gpu->sriov->totalVfs : 0);
}

protocol::Choices choices(const protocol::Facts& facts, const catalog::Catalog& catalog)
{
    protocol::Choices offered;
    const protocol::GpuFacts* gpu = preferredGpu(facts, catalog);
    if (!gpu)
        return offered;
    offered.gpu = gpu->address;
    offered.routes = routesFor(facts, catalog, *gpu);
    // From the silicon: sysfs says 0 while the driver was told to make none.
    offered.maxVfs = gpu->sriov ? gpu->sriov->totalVfs : 0;
    offered.defaultVfs = usualCount(gpu);
    offered.options = catalog.options(offered.routes.front().id, gpu->deviceId, offered.maxVfs);
    if (!offered.routes.front().usable)
        offered.alternatives = alternatives(facts, catalog, *gpu);
    offered.leftovers = leftoversFor(facts, catalog, offered.routes);
    return offered;
}

} // namespace vfpilot::plan
