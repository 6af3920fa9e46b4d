// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/esp_refresh.h"

#include "core/plan/commands.h"
#include "core/steps/tool.h"

namespace vfpilot::steps {

std::string espName(const std::string& uuid)
{
    return "ESP " + uuid;
}

Result<> refreshEsps(host::Host& host, const Output& output)
{
    constexpr std::chrono::minutes limit{20};
    if (auto ran = runTool(host, plan::commands::refreshBootEntries(), limit, output); !ran)
        return std::move(ran).error();
    return {};
}

} // namespace vfpilot::steps
