// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog.h"

#include "core/catalog/built_in.h"

#include <algorithm>

namespace vfpilot::catalog {
bool Release::covers(const std::string& kernel) const
{
    return window.contains(kernel);
}

Result<Catalog> Catalog::builtIn()
{
    return load(
        {builtInDevices, builtInDrivers, builtInParameters, builtInLeftovers, builtInSymptoms});
}

Result<Catalog> Catalog::builtInWith(const CatalogAdditions& additions)
{
    auto catalog = builtIn();
    if (!catalog)
        return catalog;
    if (auto added = catalog->add(additions); !added)
        return std::move(added).error();
    return catalog;
}

Result<Catalog> Catalog::load(const CatalogTexts& texts)
{
    Catalog catalog;
    const CatalogAdditions all{"",
                               std::string(texts.devices),
                               std::string(texts.drivers),
                               std::string(texts.parameters),
                               std::string(texts.leftovers),
                               std::string(texts.symptoms)};
    if (auto added = catalog.add(all); !added)
        return std::move(added).error();
    return catalog;
}

const Device* Catalog::findDevice(std::string_view deviceId) const
{
    for (const Device& device : m_devices) {
        if (std::find(device.ids.begin(), device.ids.end(), deviceId) != device.ids.end())
            return &device;
    }
    return nullptr;
}

bool Catalog::isCandidate(std::string_view vendorId,
                          std::string_view deviceId,
                          std::string_view classCode) const
{
    if (vendorId == m_vendor && classCode.starts_with(m_classPrefix))
        return true;
    const Device* device = findDevice(deviceId);
    return device && vendorId == device->vendor && classCode.starts_with(device->classPrefix);
}

const RouteRule* Catalog::findRoute(std::string_view id) const
{
    const auto found = std::find_if(m_routes.begin(), m_routes.end(),
                                    [id](const RouteRule& route) { return route.id == id; });
    return found == m_routes.end() ? nullptr : &*found;
}

const Release* Catalog::findRelease(std::string_view route, std::string_view release) const
{
    const RouteRule* rule = findRoute(route);
    if (!rule)
        return nullptr;
    const auto found =
        std::find_if(rule->releases.begin(), rule->releases.end(),
                     [release](const Release& candidate) { return candidate.name == release; });
    return found == rule->releases.end() ? nullptr : &*found;
}

} // namespace vfpilot::catalog
