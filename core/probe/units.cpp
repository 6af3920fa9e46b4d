// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/unit_file.h"
#include "core/probe/reading.h"
#include "core/probe/topics.h"
#include "core/protocol/paths.h"

#include <algorithm>
#include <array>

namespace vfpilot::probe {
namespace {

constexpr std::string_view configFolder = "/etc/systemd/system/";
constexpr std::string_view guests = "pve-guests.service";
constexpr std::size_t unitLimit = 64 * 1024;

// In systemd's order: of a unit the first file counts, drop-ins count from everywhere. The
// generator makes a unit of a script that has none.
constexpr std::array<std::string_view, 5> unitFolders = {
    configFolder, "/run/systemd/system/", "/lib/systemd/system/", "/usr/lib/systemd/system/",
    "/run/systemd/generator.late/"};
constexpr std::string_view scriptFolder = "/etc/init.d/";

bool isLink(const host::Host& host, const std::string& path)
{
    const auto state = host.state(path);
    return state && *state && (*state)->kind == host::FileKind::Symlink;
}

/// systemctl enable makes a link below a *.wants or *.requires folder, and that is all it is.
bool isWanted(const host::Host& host, const std::string& unit)
{
    const auto names = host.list(std::string(configFolder)).value_or({});
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return (name.ends_with(".wants") || name.ends_with(".requires")) &&
               isLink(host, std::string(configFolder) + name + "/" + unit);
    });
}

/// Debian starts an old script by a link such as /etc/rc2.d/S01sysfsutils.
bool isScriptStarted(const host::Host& host, const std::string& script)
{
    constexpr std::size_t prefix = 3; // "S01"
    for (const char level : std::string_view("S2345")) {
        const auto names = host.list(std::string("/etc/rc") + level + ".d").value_or({});
        const bool starts = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            return name.starts_with('S') && name.size() > prefix && name.substr(prefix) == script;
        });
        if (starts)
            return true;
    }
    return false;
}

bool isBeforeGuests(const host::Host& host, const std::string& path)
{
    const auto text = host.readFile(path, unitLimit);
    if (!text)
        return false;
    const auto units = model::unitWords(*text, "Unit", "Before");
    return std::find(units.begin(), units.end(), guests) != units.end();
}

bool someDropInIsBeforeGuests(const host::Host& host, const std::string& unit)
{
    for (const std::string_view folder : unitFolders) {
        const std::string dropIns = std::string(folder) + unit + ".d/";
        for (const std::string& name : host.list(dropIns).value_or({})) {
            if (name.ends_with(".conf") && isBeforeGuests(host, dropIns + name))
                return true;
        }
    }
    return false;
}

protocol::UnitFacts readUnit(const host::Host& host, const std::string& name)
{
    const std::string script = name.substr(0, name.rfind('.'));
    const bool isMasked =
        host.readLink(std::string(configFolder) + name).value_or({}) == "/dev/null";
    protocol::UnitFacts unit;
    unit.name = name;
    if (isMasked)
        return unit;
    const auto folder =
        std::find_if(unitFolders.begin(), unitFolders.end(),
                     [&](std::string_view each) { return host.exists(std::string(each) + name); });
    const bool hasFile = folder != unitFolders.end();
    unit.exists = hasFile || host.exists(std::string(scriptFolder) + script);
    unit.enabled = isWanted(host, name) || (unit.exists && isScriptStarted(host, script));
    unit.beforeGuests = (hasFile && isBeforeGuests(host, std::string(*folder) + name)) ||
                        (unit.exists && someDropInIsBeforeGuests(host, name));
    return unit;
}

} // namespace

std::vector<protocol::UnitFacts> readUnits(const host::Host& host)
{
    return {readUnit(host, paths::vfUnitName), readUnit(host, "sysfsutils.service")};
}

} // namespace vfpilot::probe
