// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/container_devices.h"

#include "core/model/lines.h"
#include "core/model/property_string.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace vfpilot::model {
namespace {

/// "dev0: /dev/dri/card0", and for what goes to LXC as it stands also "lxc.x = y".
std::optional<std::pair<std::string_view, std::string_view>> keyAndValue(std::string_view line)
{
    const auto end = line.find_first_of(":=");
    if (line.starts_with('#') || end == std::string_view::npos)
        return std::nullopt;
    const std::string_view key = trimmed(line.substr(0, end));
    if (line[end] == '=' && !key.starts_with("lxc."))
        return std::nullopt;
    return std::pair(key, trimmed(line.substr(end + 1)));
}

/// Calls take(key, value, line) for the main section's entries.
template<class Take>
void forEachEntry(std::string_view config, Take&& take)
{
    for (Lines lines(config); lines.next();) {
        if (lines.line().starts_with('[')) // a snapshot, and what follows is its own
            return;
        if (const auto entry = keyAndValue(lines.line()))
            take(entry->first, entry->second, trimmed(lines.line()));
    }
}

/// "dev" of "dev12"; the key itself where no number ends it.
std::string_view withoutNumber(std::string_view key)
{
    return key.substr(0, key.find_last_not_of("0123456789") + 1);
}

/// The path itself, or a folder that it lies in.
bool handsIn(std::string_view given, const DeviceFile& device)
{
    while (given.size() > 1 && given.ends_with('/'))
        given.remove_suffix(1);
    if (given.size() < 2)
        return false;
    return std::any_of(device.paths.begin(), device.paths.end(), [given](const std::string& path) {
        return path.starts_with(given) &&
               (path.size() == given.size() || path[given.size()] == '/');
    });
}

bool isNumber(std::string_view text, int number)
{
    return text == "*" || text == std::to_string(number);
}

/// "c 226:128 rwm". That all devices are allowed ("a") hands in none.
bool allows(std::string_view rule, const DeviceFile& device)
{
    const auto words = wordsOf(rule);
    if (words.size() < 2 || words[0] != "c")
        return false;
    const auto colon = words[1].find(':');
    return colon != std::string_view::npos && words[1] != "*:*" &&
           isNumber(words[1].substr(0, colon), device.majorNumber) &&
           isNumber(words[1].substr(colon + 1), device.minorNumber);
}

bool uses(std::string_view key, std::string_view value, const DeviceFile& device)
{
    if (key == "lxc.cgroup2.devices.allow" || key == "lxc.cgroup.devices.allow")
        return allows(value, device);
    if (key == "lxc.mount.entry")
        return handsIn(value.substr(0, value.find_first_of(" \t")), device);
    const std::string_view kind = withoutNumber(key);
    if (kind == key)
        return false;
    return (kind == "dev" && handsIn(PropertyString(value, "path").value("path"), device)) ||
           (kind == "mp" && handsIn(PropertyString(value, "volume").value("volume"), device));
}

} // namespace

std::vector<std::string> linesThatHandIn(std::string_view config,
                                         const std::vector<DeviceFile>& devices)
{
    std::vector<std::string> found;
    forEachEntry(config, [&](std::string_view key, std::string_view value, std::string_view line) {
        if (std::any_of(devices.begin(), devices.end(),
                        [&](const DeviceFile& device) { return uses(key, value, device); }))
            found.emplace_back(line);
    });
    return found;
}

std::string containerName(std::string_view config)
{
    std::string name;
    forEachEntry(config, [&](std::string_view key, std::string_view value, std::string_view) {
        if (key == "hostname")
            name = value;
    });
    return name;
}

} // namespace vfpilot::model
