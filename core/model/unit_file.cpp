// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/unit_file.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

constexpr std::string_view space = " \t\r";

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

bool isComment(std::string_view line)
{
    return line.starts_with('#') || line.starts_with(';');
}

/// The next line, joined with those that it goes on in. Comments between them are passed over.
std::string takeLine(std::string_view& text)
{
    std::string whole;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (isComment(line) && !whole.empty())
            continue;
        if (!line.ends_with('\\'))
            return whole + std::string(line);
        line.remove_suffix(1);
        whole += std::string(line) + " ";
    }
    return whole;
}

void addWords(std::string_view value, std::vector<std::string>& words)
{
    for (;;) {
        const auto begin = value.find_first_not_of(space);
        if (begin == std::string_view::npos)
            return;
        value.remove_prefix(begin);
        const auto end = std::min(value.find_first_of(space), value.size());
        words.emplace_back(value.substr(0, end));
        value.remove_prefix(end);
    }
}

} // namespace

std::vector<std::string>
unitWords(std::string_view text, std::string_view section, std::string_view key)
{
    std::vector<std::string> words;
    bool isInside = false;
    while (!text.empty()) {
        const std::string whole = takeLine(text);
        const std::string_view line = trimmed(whole);
        if (line.starts_with('[') && line.ends_with(']')) {
            isInside = line.substr(1, line.size() - 2) == section;
            continue;
        }
        const auto equals = line.find('=');
        if (isInside && !isComment(line) && equals != std::string_view::npos &&
            trimmed(line.substr(0, equals)) == key)
            addWords(line.substr(equals + 1), words);
    }
    return words;
}

} // namespace vfpilot::model
