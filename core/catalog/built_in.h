// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace vfpilot::catalog {

/// The files of resources/catalog as they were when this was built.
extern const std::string_view builtInDevices;
extern const std::string_view builtInDrivers;
extern const std::string_view builtInParameters;
extern const std::string_view builtInLeftovers;
extern const std::string_view builtInSymptoms;

} // namespace vfpilot::catalog
