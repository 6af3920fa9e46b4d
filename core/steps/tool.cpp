// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/tool.h"

#include "core/base/words.h"

namespace vfpilot::steps {

Result<host::CommandResult> runTool(host::Host& host,
                                    const std::vector<std::string>& argv,
                                    std::chrono::seconds limit,
                                    const Output& output)
{
    output("# " + joined(argv) + "\n");
    return runChecked(host, {.argv = argv, .limit = limit, .input = {}, .onOutput = output});
}

Result<host::CommandResult> askTool(host::Host& host, const std::vector<std::string>& argv)
{
    return runChecked(host, {.argv = argv, .limit = std::chrono::minutes(2), .input = {}});
}

} // namespace vfpilot::steps
