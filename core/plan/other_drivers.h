// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/protocol/facts.h"

#include <string>
#include <vector>

namespace vfpilot::plan {

/// Packages on the host, installed or known to dkms, whose module would be loaded in place of the
/// route's: those that bring the same module and, beside a native route, that of any other route.
std::vector<std::string> otherDrivers(const protocol::Facts& facts,
                                      const catalog::Catalog& catalog,
                                      const catalog::RouteRule& route);

} // namespace vfpilot::plan
