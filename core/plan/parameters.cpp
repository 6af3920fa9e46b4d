// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/parameters.h"

#include "core/model/kernel_cmdline.h"

namespace vfpilot::plan {

std::vector<catalog::Parameter> missingParameters(std::string_view commandLine,
                                                  const std::vector<catalog::Parameter>& wanted)
{
    const auto line = model::KernelCmdline::parse(commandLine);
    std::vector<catalog::Parameter> missing;
    for (const catalog::Parameter& parameter : wanted) {
        if (!line.carries(parameter.word()))
            missing.push_back(parameter);
    }
    return missing;
}

} // namespace vfpilot::plan
