// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/finding.h"

#include <string>
#include <vector>

namespace vfpilot::catalog {

/// A line of a log that says something.
struct SymptomRule
{
    std::string id;
    std::string source;                ///< "kernel", "dkms", "apt", "qm" or "guest"
    std::vector<std::string> patterns; ///< RE2, any of them; named groups become args
    std::string link;                  ///< of the chain, which this explains; may be empty
    protocol::FindingState severity = protocol::FindingState::Warning;
    bool harmless = false;
    std::string cause;
    std::string fix; ///< may be empty
};

} // namespace vfpilot::catalog
