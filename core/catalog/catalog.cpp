// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog.h"

#include "core/catalog/built_in.h"
#include "core/catalog/catalog_reader.h"

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

Result<Catalog> Catalog::load(const CatalogTexts& texts)
{
    auto drivers = readDrivers(texts.drivers);
    if (!drivers)
        return std::move(drivers).error();
    auto devices = readDevices(texts.devices, *drivers);
    if (!devices)
        return std::move(devices).error();
    auto parameters = readParameters(texts.parameters, *drivers);
    if (!parameters)
        return std::move(parameters).error();
    auto leftovers = readLeftovers(texts.leftovers);
    if (!leftovers)
        return std::move(leftovers).error();
    auto symptoms = readSymptoms(texts.symptoms);
    if (!symptoms)
        return std::move(symptoms).error();
    Catalog catalog;
    catalog.m_version = devices->version + '/' + drivers->version + '/' + parameters->version +
                        '/' + leftovers->version + '/' + symptoms->version;
    catalog.m_vendor = std::move(devices->vendor);
    catalog.m_classPrefix = std::move(devices->classPrefix);
    catalog.m_devices = std::move(devices->devices);
    catalog.m_routes = std::move(drivers->routes);
    catalog.m_parameters = std::move(parameters->parameters);
    catalog.m_leftovers = std::move(leftovers->leftovers);
    catalog.m_symptoms = std::move(symptoms->symptoms);
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

bool Catalog::isCandidate(std::string_view vendorId, std::string_view classCode) const
{
    return vendorId == m_vendor && classCode.starts_with(m_classPrefix);
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

std::vector<std::string> kernelsThatMatter(const std::vector<protocol::KernelFacts>& kernels)
{
    std::vector<std::string> all;
    std::vector<std::string> matter;
    for (const protocol::KernelFacts& kernel : kernels) {
        all.push_back(kernel.release);
        if (kernel.running || kernel.next)
            matter.push_back(kernel.release);
    }
    return matter.empty() ? all : matter;
}

} // namespace vfpilot::catalog
