// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/parameters.h"

#include "core/model/kernel_cmdline.h"

#include <algorithm>

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

bool ParameterWords::isContradicting() const
{
    return std::any_of(words.begin(), words.end(),
                       [this](const std::string& word) { return word != words.front(); });
}

std::vector<ParameterWords> severalTimes(const catalog::Catalog& catalog,
                                         const std::vector<std::string>& commandLine)
{
    using model::KernelCmdline;
    std::vector<ParameterWords> found;
    for (const catalog::ParameterRule& parameter : catalog.parameterRules()) {
        ParameterWords same{parameter.name, {}};
        for (const std::string& word : commandLine) {
            if (KernelCmdline::sameKey(KernelCmdline::keyOf(word), parameter.name))
                same.words.push_back(word);
        }
        if (same.words.size() > 1 && !parameter.repeatable)
            found.push_back(std::move(same));
    }
    return found;
}

} // namespace vfpilot::plan
