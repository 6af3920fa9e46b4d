// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/modules_list.h"

#include "core/model/kernel_cmdline.h"

#include <algorithm>

namespace vfpilot::model {

Result<ModulesList> ModulesList::parse(std::string_view text, const std::string& path)
{
    if (auto isText = checkText(text, path); !isText)
        return isText.error();
    return read(std::string(text));
}

ModulesList ModulesList::read(std::string text)
{
    ModulesList list;
    for (Lines lines(text); lines.next();) {
        const std::string_view name = trimmed(lines.line());
        if (name.empty() || name.front() == '#' || name.front() == ';')
            continue;
        list.m_names.emplace_back(name);
        list.m_lines.push_back({lines.from(), lines.to()});
    }
    list.m_text = std::move(text);
    return list;
}

bool ModulesList::holds(std::string_view module) const
{
    return std::any_of(m_names.begin(), m_names.end(), [module](const std::string& name) {
        return KernelCmdline::sameKey(name, module);
    });
}

ModulesList ModulesList::with(const std::vector<std::string>& modules) const
{
    ModulesList list = *this;
    for (const std::string& module : modules) {
        if (!list.holds(module))
            list = read(withLine(list.m_text, module));
    }
    return list;
}

ModulesList ModulesList::without(const std::vector<std::string>& modules) const
{
    std::vector<Stretch> gone;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const bool isGone =
            std::any_of(modules.begin(), modules.end(), [this, i](const std::string& module) {
                return KernelCmdline::sameKey(m_names[i], module);
            });
        if (isGone)
            gone.push_back(m_lines[i]);
    }
    return read(withoutStretches(m_text, gone));
}

} // namespace vfpilot::model
