// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/os_release.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

std::string unquoted(std::string_view text)
{
    std::string value;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && quote != '\'' && i + 1 < text.size())
            value += text[++i];
        else if (quote == 0 && (c == '"' || c == '\''))
            quote = c;
        else if (c == quote && quote != 0)
            quote = 0;
        else
            value += c;
    }
    return value;
}

} // namespace

std::map<std::string, std::string> parseOsRelease(std::string_view text)
{
    std::map<std::string, std::string> values;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto equals = line.find('=');
        if (line.starts_with('#') || equals == std::string_view::npos || equals == 0)
            continue;
        values[std::string(line.substr(0, equals))] = unquoted(line.substr(equals + 1));
    }
    return values;
}

} // namespace vfpilot::model
