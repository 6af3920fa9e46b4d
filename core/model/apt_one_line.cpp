// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/apt_formats.h"
#include "core/model/lines.h"

#include <optional>

namespace vfpilot::model {
namespace {

// "[ arch=amd64 signed-by=/path ]" ahead of the URI.
std::string takeSignedBy(std::string_view& rest)
{
    if (!rest.starts_with('['))
        return {};
    const auto end = rest.find(']');
    if (end == std::string_view::npos)
        return {};
    std::string signedBy;
    constexpr std::string_view key = "signed-by=";
    for (const std::string_view option : wordsOf(rest.substr(1, end - 1))) {
        if (option.starts_with(key))
            signedBy = option.substr(key.size());
    }
    rest = trimmed(rest.substr(end + 1));
    return signedBy;
}

// `text` is a line without the '#' that may have switched it off.
std::optional<AptEntry> entryOf(std::string_view text)
{
    text = trimmed(text.substr(0, text.find('#')));
    const auto blank = text.find_first_of(" \t");
    const std::string_view type = text.substr(0, blank);
    if (blank == std::string_view::npos || (type != "deb" && type != "deb-src"))
        return std::nullopt;
    AptEntry entry;
    entry.types.emplace_back(type);
    std::string_view rest = trimmed(text.substr(blank));
    entry.signedBy = takeSignedBy(rest);
    const auto words = wordsOf(rest);
    // Prose behind a '#' may begin with "deb" too.
    if (words.size() < 2 || words[0].find(':') == std::string_view::npos)
        return std::nullopt;
    entry.uris.emplace_back(words[0]);
    entry.suites.emplace_back(words[1]);
    entry.components.assign(words.begin() + 2, words.end());
    return entry;
}

std::string_view withoutHash(std::string_view line)
{
    while (line.starts_with('#') || line.starts_with(' ') || line.starts_with('\t'))
        line.remove_prefix(1);
    return line;
}

} // namespace

std::vector<AptEntry> readOneLine(std::string_view text)
{
    std::vector<AptEntry> entries;
    for (Lines lines(text); lines.next();) {
        const bool isOff = trimmed(lines.line()).starts_with('#');
        auto entry = entryOf(isOff ? withoutHash(lines.line()) : lines.line());
        if (!entry)
            continue;
        entry->enabled = !isOff;
        entry->line = lines.number();
        entries.push_back(std::move(*entry));
    }
    return entries;
}

std::string enableOneLine(std::string_view text, int line, bool enabled)
{
    std::string result;
    for (Lines lines(text); lines.next();) {
        std::string_view whole = text.substr(lines.from(), lines.to() - lines.from());
        if (lines.number() == line && enabled)
            whole = withoutHash(whole);
        else if (lines.number() == line)
            result += "# ";
        result += whole;
    }
    return result;
}

std::string withOneLine(std::string_view text, const AptEntry& entry)
{
    std::string result(text);
    for (const std::string& type : entry.types) {
        for (const std::string& uri : entry.uris) {
            for (const std::string& suite : entry.suites) {
                std::string line = entry.enabled ? type : "# " + type;
                line += entry.signedBy.empty() ? "" : " [signed-by=" + entry.signedBy + "]";
                line += " " + uri + " " + suite;
                for (const std::string& component : entry.components)
                    line += " " + component;
                result = withLine(result, line);
            }
        }
    }
    return result;
}

} // namespace vfpilot::model
