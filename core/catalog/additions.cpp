// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog.h"
#include "core/catalog/catalog_reader.h"

#include <algorithm>

namespace vfpilot::catalog {
namespace {

/// The later entry takes the place of the one with its id, or comes behind all.
template<class T>
void merge(std::vector<T>& into, std::vector<T> from, std::string T::*id)
{
    for (T& entry : from) {
        const auto known = std::find_if(into.begin(), into.end(), [&](const T& candidate) {
            return candidate.*id == entry.*id;
        });
        if (known == into.end())
            into.push_back(std::move(entry));
        else
            *known = std::move(entry);
    }
}

/// Takes ids that another entry names now out of the older ones, so that each is one device.
void dropIds(std::vector<Device>& devices, const std::vector<Device>& newer)
{
    for (Device& device : devices) {
        std::erase_if(device.ids, [&newer](const std::string& id) {
            return std::any_of(newer.begin(), newer.end(), [&id](const Device& other) {
                return std::find(other.ids.begin(), other.ids.end(), id) != other.ids.end();
            });
        });
    }
    std::erase_if(devices, [](const Device& device) { return device.ids.empty(); });
}

} // namespace

Result<> Catalog::add(const CatalogAdditions& more)
{
    const auto file = [&more](const char* name, const std::string& text) {
        return CatalogFile{more.folder.empty() ? name : more.folder + '/' + name, text};
    };
    const auto noteVersion = [this](const std::string& version) {
        m_version += (m_version.empty() ? "" : "/") + version;
    };
    if (more.drivers) { // first: the others name its routes
        auto read = readDrivers(file("drivers.json", *more.drivers));
        if (!read)
            return std::move(read).error();
        noteVersion(read->version);
        merge(m_routes, std::move(read->routes), &RouteRule::id);
    }
    if (more.devices) {
        auto read = readDevices(file("devices.json", *more.devices), m_routes);
        if (!read)
            return std::move(read).error();
        noteVersion(read->version);
        if (m_vendor.empty()) { // what unknown devices are judged by stays what it was
            m_vendor = read->vendor;
            m_classPrefix = read->classPrefix;
        }
        dropIds(m_devices, read->devices);
        merge(m_devices, std::move(read->devices), &Device::code);
    }
    if (more.parameters) {
        auto read = readParameters(file("parameters.json", *more.parameters), m_routes);
        if (!read)
            return std::move(read).error();
        noteVersion(read->version);
        merge(m_parameters, std::move(read->parameters), &ParameterRule::name);
    }
    if (more.leftovers) {
        auto read = readLeftovers(file("leftovers.json", *more.leftovers));
        if (!read)
            return std::move(read).error();
        noteVersion(read->version);
        merge(m_leftovers, std::move(read->leftovers), &LeftoverRule::id);
    }
    if (more.symptoms) {
        auto read = readSymptoms(file("symptoms.json", *more.symptoms));
        if (!read)
            return std::move(read).error();
        noteVersion(read->version);
        merge(m_symptoms, std::move(read->symptoms), &SymptomRule::id);
    }
    return {};
}

} // namespace vfpilot::catalog
