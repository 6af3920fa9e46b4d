// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog.h"

#include "core/catalog/built_in.h"
#include "core/catalog/catalog_reader.h"

#include <algorithm>

namespace vfpilot::catalog {
namespace {

std::string filledIn(std::string value, const std::string& deviceId, int totalVfs)
{
    if (value == "{totalVfs}")
        return std::to_string(totalVfs);
    if (value == "{device}")
        return deviceId;
    return value;
}

} // namespace

bool Release::covers(const std::string& kernel) const
{
    const auto series = kernelSeries(kernel);
    return series && window.contains(*series);
}

Result<Catalog> Catalog::builtIn()
{
    return load(builtInDevices, builtInDrivers);
}

Result<Catalog> Catalog::load(std::string_view devicesText, std::string_view driversText)
{
    auto drivers = readDrivers(driversText);
    if (!drivers)
        return std::move(drivers).error();
    auto devices = readDevices(devicesText, *drivers);
    if (!devices)
        return std::move(devices).error();
    Catalog catalog;
    catalog.m_version = devices->version + '/' + drivers->version;
    catalog.m_vendor = std::move(devices->vendor);
    catalog.m_classPrefix = std::move(devices->classPrefix);
    catalog.m_devices = std::move(devices->devices);
    catalog.m_routes = std::move(drivers->routes);
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

std::vector<Parameter>
Catalog::parameters(std::string_view route, const std::string& deviceId, int totalVfs) const
{
    const RouteRule* rule = findRoute(route);
    std::vector<Parameter> filled = rule ? rule->parameters : std::vector<Parameter>();
    for (Parameter& parameter : filled)
        parameter.value = filledIn(std::move(parameter.value), deviceId, totalVfs);
    return filled;
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
