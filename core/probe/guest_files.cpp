// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/guest_files.h"

#include "core/probe/reading.h"

#include <algorithm>

namespace vfpilot::probe {
namespace {

constexpr std::string_view ending = ".conf";
constexpr int lowestId = 100;

int idOf(std::string_view name)
{
    if (!name.ends_with(ending))
        return -1;
    name.remove_suffix(ending.size());
    const int id = toNumber(name);
    return id >= lowestId && std::to_string(id) == name ? id : -1;
}

} // namespace

Result<std::vector<int>> guestIds(const host::Host& host, const std::string& folder)
{
    const auto names = host.list(folder);
    if (!names)
        return names.error();
    std::vector<int> ids;
    for (const std::string& name : *names) {
        if (const int id = idOf(name); id >= 0)
            ids.push_back(id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

Result<std::optional<std::string>>
readGuest(const host::Host& host, const std::string& folder, int id)
{
    const std::string path = folder + "/" + std::to_string(id) + std::string(ending);
    auto text = host.readFile(path, guestFileLimit);
    if (text)
        return std::optional(*std::move(text));
    if (!host.exists(path))
        return std::optional<std::string>();
    return std::move(text).error();
}

} // namespace vfpilot::probe
