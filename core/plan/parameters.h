// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::plan {

/// Those of `wanted` that a kernel started with this command line would not have: absent, with
/// another value, overruled by a later one, or behind the "--" that begins init's part.
std::vector<catalog::Parameter> missingParameters(std::string_view commandLine,
                                                  const std::vector<catalog::Parameter>& wanted);

/// A known parameter that stands more than once, though one value of it is all that counts.
struct ParameterWords
{
    std::string name;
    std::vector<std::string> words; ///< of that parameter, in order

    bool isContradicting() const; ///< they are not all the same
};

std::vector<ParameterWords> severalTimes(const catalog::Catalog& catalog,
                                         const std::vector<std::string>& commandLine);

} // namespace vfpilot::plan
