// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

/// The files of the catalog, checked: an unknown, missing or impossible member is an error that
/// says where.
namespace vfpilot::catalog {

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

Result<DriversFile> readDrivers(std::string_view text);
/// Routes that devices name must be among `drivers`.
Result<DevicesFile> readDevices(std::string_view text, const DriversFile& drivers);
Result<ParametersFile> readParameters(std::string_view text, const DriversFile& drivers);
Result<LeftoversFile> readLeftovers(std::string_view text);
Result<SymptomsFile> readSymptoms(std::string_view text);

} // namespace vfpilot::catalog
