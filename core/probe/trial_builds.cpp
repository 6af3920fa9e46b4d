// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trial_builds.h"

#include "core/probe/topics.h"
#include "core/protocol/paths.h"

namespace vfpilot::probe {

void readTrialBuilds(const host::Host& host, protocol::Facts& facts)
{
    if (!host.exists(paths::trialBuilds))
        return;
    const auto text = host.readFile(paths::trialBuilds, protocol::trialBuildsFileAtMost);
    auto builds = text ? protocol::parseTrialBuilds(*text, paths::trialBuilds) : text.error();
    if (builds)
        facts.trialBuilds = *std::move(builds);
    else
        facts.unreadFiles[paths::trialBuilds] = wireName(builds.error().code);
}

} // namespace vfpilot::probe
