// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/hostpci_problem.h"

#include "core/base/words.h"
#include "core/model/config_id.h"

#include <algorithm>
#include <array>
#include <map>

namespace vfpilot::model {
namespace {

using Effect = HostPciProblem::Effect;

constexpr std::string_view lowerHex = "0123456789abcdef";

bool isOnly(std::string_view text, std::string_view allowed)
{
    return text.find_first_not_of(allowed) == std::string_view::npos;
}

/// [domain:]bus:slot[.function], lower case: a domain has four digits or more.
bool isAddress(std::string_view text)
{
    const auto parts = splitAt(text, ':');
    if (parts.size() == 3 && (parts[0].size() < 4 || !isOnly(parts[0], lowerHex)))
        return false;
    if (parts.size() < 2 || parts.size() > 3)
        return false;
    const std::string& bus = parts[parts.size() - 2];
    const std::string& slot = parts.back();
    const bool fits = slot.size() == 2 || (slot.size() == 4 && slot[2] == '.');
    return bus.size() == 2 && isOnly(bus, lowerHex) && fits &&
           isOnly(slot.substr(0, 2), lowerHex) &&
           isOnly(slot.substr(std::min<std::size_t>(3, slot.size())), lowerHex);
}

bool areAddresses(std::string_view text)
{
    const auto ids = splitAt(text, ';');
    return std::all_of(ids.begin(), ids.end(), [](const auto& id) { return isAddress(id); });
}

bool isOneOf(const std::array<std::string_view, 4>& words, std::string_view text)
{
    return std::find(words.begin(), words.end(), lowered(text)) != words.end();
}

bool isBoolean(std::string_view text)
{
    return isTrue(text) || isOneOf({"0", "off", "no", "false"}, text);
}

bool isId(std::string_view text)
{
    return text.size() == 6 && text.starts_with("0x") &&
           isOnly(text.substr(2), "0123456789abcdefABCDEF");
}

bool isRomFile(std::string_view text)
{
    return !text.empty() && text.find(';') == std::string_view::npos;
}

bool isMdev(std::string_view text)
{
    return !text.empty() && text.find_first_of("/.:") == std::string_view::npos;
}

bool isDriver(std::string_view text)
{
    return text == "vfio" || text == "keep";
}

struct Option
{
    std::string_view key;
    bool (*fits)(std::string_view);
    int since = 8; ///< PVE's major version
};

constexpr std::array<Option, 13> options = {{{"host", areAddresses},
                                             {"mapping", isConfigId},
                                             {"rombar", isBoolean},
                                             {"romfile", isRomFile},
                                             {"pcie", isBoolean},
                                             {"x-vga", isBoolean},
                                             {"legacy-igd", isBoolean},
                                             {"mdev", isMdev},
                                             {"vendor-id", isId},
                                             {"device-id", isId},
                                             {"sub-vendor-id", isId},
                                             {"sub-device-id", isId},
                                             {"driver", isDriver, 9}}};

const Option* findOption(std::string_view key)
{
    const auto* const it = std::find_if(options.begin(), options.end(),
                                        [key](const Option& option) { return option.key == key; });
    return it == options.end() ? nullptr : it;
}

bool isBlank(std::string_view text)
{
    return isOnly(text, " \t\r\n\f\v");
}

/// The option a part sets; `problem` where parse_property_string() ends.
struct Part
{
    std::string key, value, problem;
};

Part partOf(const std::string& text)
{
    const auto equals = text.find('=');
    if (equals == std::string::npos)
        return {"host", text, {}}; // the default key
    Part part{text.substr(0, equals), text.substr(equals + 1), {}};
    if (part.key.empty() || part.value.empty())
        part.problem = "missing-key";
    else if (!findOption(part.key))
        part.problem = "unknown-key";
    return part;
}

} // namespace

std::string hostPciKey(int slot)
{
    return "hostpci" + std::to_string(slot);
}

bool isTrue(std::string_view text)
{
    return isOneOf({"1", "on", "yes", "true"}, text);
}

std::vector<HostPciProblem> hostPciProblems(std::string_view value, int pveMajor)
{
    std::map<std::string, std::string> given;
    for (const std::string& text : splitAt(value, ',')) {
        if (isBlank(text))
            continue;
        const Part part = partOf(text);
        if (!part.problem.empty())
            return {{Effect::Dropped, part.key, part.problem}};
        if (given.contains(part.key))
            return {{Effect::Dropped, part.key, "duplicate-key"}};
        if (findOption(part.key)->since > pveMajor)
            return {{Effect::Dropped, part.key, "newer-key"}};
        given[part.key] = part.value;
    }
    std::vector<HostPciProblem> problems;
    for (const auto& [key, text] : given) {
        if (!findOption(key)->fits(text))
            problems.push_back({Effect::Dropped, key, "value"});
    }
    if (!problems.empty())
        return problems;
    if (given.contains("host") && given.contains("mapping"))
        return {{Effect::NoStart, {}, "host-and-mapping"}};
    if (!given.contains("host") && !given.contains("mapping"))
        return {{Effect::NoStart, {}, "no-device"}};
    return {};
}

} // namespace vfpilot::model
