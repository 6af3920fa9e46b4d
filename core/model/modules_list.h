// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/lines.h"

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// /etc/modules or a file of modules-load.d(5): one module a line, '#' and ';' begin a comment
/// line. In module names '-' and '_' are the same.
class ModulesList
{
public:
    /// Error file-malformed {path, line, reason}: not-text.
    static Result<ModulesList> parse(std::string_view text, const std::string& path);

    const std::string& toText() const { return m_text; }
    /// As they are written, in order.
    const std::vector<std::string>& names() const { return m_names; }
    bool holds(std::string_view module) const;

    /// With a line for each module that is missing.
    ModulesList with(const std::vector<std::string>& modules) const;
    /// Without every line of these modules.
    ModulesList without(const std::vector<std::string>& modules) const;

private:
    static ModulesList read(std::string text);

    std::string m_text;
    std::vector<std::string> m_names;
    std::vector<Stretch> m_lines; ///< of each name
};

} // namespace vfpilot::model
