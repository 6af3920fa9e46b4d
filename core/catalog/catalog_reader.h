// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

/// The files of the catalog, checked: an unknown, missing or impossible member is an error that
/// says where.
namespace vfpilot::catalog {

struct CatalogFile
{
    std::string name; ///< for errors
    std::string_view text;
};

struct DevicesFile
{
    std::string version;
    std::string vendor;
    std::string classPrefix;
    std::vector<Device> devices;
};

struct DriversFile
{
    std::string version;
    std::vector<RouteRule> routes;
};

struct ParametersFile
{
    std::string version;
    std::vector<ParameterRule> parameters;
};

struct LeftoversFile
{
    std::string version;
    std::vector<LeftoverRule> leftovers;
};

struct SymptomsFile
{
    std::string version;
    std::vector<SymptomRule> symptoms;
};

Result<DriversFile> readDrivers(const CatalogFile& file);
/// Routes that devices and parameters name must be among `routes`.
Result<DevicesFile> readDevices(const CatalogFile& file, const std::vector<RouteRule>& routes);
Result<ParametersFile> readParameters(const CatalogFile& file,
                                      const std::vector<RouteRule>& routes);
Result<LeftoversFile> readLeftovers(const CatalogFile& file);
Result<SymptomsFile> readSymptoms(const CatalogFile& file);

} // namespace vfpilot::catalog
