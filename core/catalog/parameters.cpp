// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog.h"

#include <algorithm>

namespace vfpilot::catalog {
namespace {

std::string filledIn(const std::string& value, const std::string& deviceId, int totalVfs)
{
    if (value == "{totalVfs}")
        return std::to_string(totalVfs);
    if (value == "{device}")
        return deviceId;
    return value;
}

bool contains(const std::vector<std::string>& words, const std::string& word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isKnownToSomeRelease(const RouteRule& route, const ParameterUse& use)
{
    return use.minRelease.empty() ||
           std::any_of(route.releases.begin(), route.releases.end(), [&use](const Release& r) {
               return r.bad.empty() && compareReleases(r.name, use.minRelease) >= 0;
           });
}

/// What `rule` is set to for this route and device; null: it is not for them.
const ParameterUse* useOf(const ParameterRule& rule, const RouteRule& route, const Device* device)
{
    for (const ParameterUse& use : rule.uses) {
        const bool wanted = use.devices.empty() || (device && contains(use.devices, device->code));
        if (use.route == route.id && wanted && isKnownToSomeRelease(route, use))
            return &use;
    }
    return nullptr;
}

} // namespace

std::vector<protocol::ParameterOption>
Catalog::options(std::string_view route, const std::string& deviceId, int totalVfs) const
{
    std::vector<protocol::ParameterOption> options;
    const RouteRule* routeRule = findRoute(route);
    const Device* device = findDevice(deviceId);
    for (const ParameterRule& rule : m_parameters) {
        const auto* use = routeRule && rule.role == ParameterRole::Optional
                              ? useOf(rule, *routeRule, device)
                              : nullptr;
        if (!use)
            continue;
        const Parameter parameter{rule.name, filledIn(use->value, deviceId, totalVfs)};
        options.push_back({rule.name, parameter.word(), use->onByDefault, rule.risk});
    }
    return options;
}

std::vector<Parameter>
Catalog::parameters(std::string_view route,
                    const std::string& deviceId,
                    int totalVfs,
                    const std::optional<std::vector<std::string>>& chosen) const
{
    std::vector<Parameter> parameters;
    const RouteRule* routeRule = findRoute(route);
    const Device* device = findDevice(deviceId);
    for (const ParameterRule& rule : m_parameters) {
        const ParameterUse* use = routeRule ? useOf(rule, *routeRule, device) : nullptr;
        if (!use)
            continue;
        const bool isChosen = chosen ? contains(*chosen, rule.name) : use->onByDefault;
        if (rule.role == ParameterRole::Needed || isChosen)
            parameters.push_back({rule.name, filledIn(use->value, deviceId, totalVfs)});
    }
    return parameters;
}

} // namespace vfpilot::catalog
