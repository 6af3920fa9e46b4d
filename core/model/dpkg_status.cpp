// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/dpkg_status.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

std::string_view afterPrefix(std::string_view line, std::string_view prefix)
{
    return line.starts_with(prefix) ? line.substr(prefix.size()) : std::string_view();
}

} // namespace

std::map<std::string, std::string> installedPackages(std::string_view status)
{
    std::map<std::string, std::string> packages;
    std::string_view name;
    std::string_view version;
    bool installed = false;
    const auto closeParagraph = [&] {
        if (installed && !name.empty())
            packages[std::string(name)] = std::string(version);
        name = version = {};
        installed = false;
    };
    while (!status.empty()) {
        const auto end = std::min(status.find('\n'), status.size());
        const std::string_view line = status.substr(0, end);
        status.remove_prefix(std::min(end + 1, status.size()));
        if (line.empty())
            closeParagraph();
        else if (const auto package = afterPrefix(line, "Package: "); !package.empty())
            name = package;
        else if (const auto state = afterPrefix(line, "Status: "); !state.empty())
            installed = state.ends_with(" ok installed");
        else if (const auto given = afterPrefix(line, "Version: "); !given.empty())
            version = given;
    }
    closeParagraph();
    return packages;
}

} // namespace vfpilot::model
