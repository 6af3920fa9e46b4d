// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain.h"

#include "core/plan/chain_links.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

bool spoilsGreen(const protocol::Finding& finding)
{
    switch (finding.state) {
    case protocol::FindingState::Ok:
    case protocol::FindingState::Info:
    case protocol::FindingState::Warning:
        return false;
    case protocol::FindingState::Planned:
    case protocol::FindingState::Blocking:
    case protocol::FindingState::NotReached:
        return true;
    }
    return true;
}

} // namespace

Chain chain(const ChainInput& input)
{
    const ChainView view = lookAt(input);
    Links links(view);
    addHardware(view, links);
    addSecureBoot(view, links);
    addPrerequisites(view, links);
    addDriverBuilt(view, links);
    addConfigured(view, links);
    addRunning(view, links);
    addIommu(view, links);
    addModule(view, links);
    addPf(view, links);
    addFunctions(view, links);
    addPersistence(view, links);

    Chain result;
    result.links = links.take();
    result.green = view.gpu && !view.gpu->vfs.empty() &&
                   std::none_of(result.links.begin(), result.links.end(), spoilsGreen);
    const int broken = protocol::firstBroken(result.links);
    if (broken >= 0)
        result.firstBroken = result.links[static_cast<std::size_t>(broken)].id;
    return result;
}

} // namespace vfpilot::plan
