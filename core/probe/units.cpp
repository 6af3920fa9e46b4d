// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/topics.h"
#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::probe {
namespace {

constexpr std::string_view unitFolder = "/etc/systemd/system/";

/// systemctl enable makes a link below a *.wants or *.requires folder, and that is all it is.
bool isEnabled(const host::Host& host, const std::string& unit)
{
    const auto names = host.list(std::string(unitFolder)).value_or({});
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        if (!name.ends_with(".wants") && !name.ends_with(".requires"))
            return false;
        const auto state = host.state(std::string(unitFolder) + name + "/" + unit);
        return state && *state && (*state)->kind == host::FileKind::Symlink;
    });
}

} // namespace

std::vector<protocol::UnitFacts> readUnits(const host::Host& host)
{
    protocol::UnitFacts unit;
    unit.name = paths::vfUnitName;
    unit.exists = host.exists(paths::vfUnit);
    unit.enabled = isEnabled(host, unit.name);
    return {unit};
}

} // namespace vfpilot::probe
