// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

namespace vfpilot::steps {

/// Runs argv with its output passed on; a status other than 0 is command-failed.
Result<host::CommandResult> runTool(host::Host& host,
                                    const std::vector<std::string>& argv,
                                    std::chrono::seconds limit,
                                    const Output& output);

/// For tools that only look: their output is not part of the job's.
Result<host::CommandResult> askTool(host::Host& host, const std::vector<std::string>& argv);

} // namespace vfpilot::steps
