// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/sysfs_conf.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

// A path may be written with or without /sys and its slashes.
std::string_view below(std::string_view path)
{
    if (path.starts_with("/sys/"))
        path.remove_prefix(5);
    const auto from = path.find_first_not_of('/');
    return from == std::string_view::npos ? std::string_view() : path.substr(from);
}

bool isValueOf(const SysfsConf::Entry& entry, std::string_view path)
{
    return entry.kind == SysfsConf::Kind::Value && below(entry.path) == below(path);
}

} // namespace

Result<SysfsConf> SysfsConf::parse(std::string_view text, const std::string& path)
{
    if (auto isText = checkText(text, path); !isText)
        return isText.error();
    return read(std::string(text));
}

SysfsConf SysfsConf::read(std::string text)
{
    SysfsConf conf;
    for (Lines lines(text); lines.next();) {
        const std::string_view line = lines.line().substr(0, lines.line().find('#'));
        const auto equals = line.find('=');
        if (equals == std::string_view::npos)
            continue;
        const auto words = wordsOf(line.substr(0, equals));
        const std::string_view value = trimmed(line.substr(equals + 1));
        Kind kind = Kind::Value;
        if (words.size() == 2 && (words[0] == "mode" || words[0] == "owner"))
            kind = words[0] == "mode" ? Kind::Mode : Kind::Owner;
        else if (words.size() != 1)
            continue;
        if (value.empty())
            continue;
        const auto from = lines.from() + static_cast<std::size_t>(value.data() - line.data());
        conf.m_entries.push_back(
            {kind, std::string(words.back()), std::string(value), lines.number()});
        conf.m_lines.push_back({lines.from(), lines.to()});
        conf.m_values.push_back({from, from + value.size()});
    }
    conf.m_text = std::move(text);
    return conf;
}

std::optional<std::string> SysfsConf::value(std::string_view path) const
{
    const auto last = std::find_if(m_entries.rbegin(), m_entries.rend(),
                                   [path](const Entry& entry) { return isValueOf(entry, path); });
    return last == m_entries.rend() ? std::nullopt : std::optional(last->value);
}

SysfsConf SysfsConf::with(const std::string& path, const std::string& value) const
{
    std::vector<Stretch> gone;
    std::optional<Stretch> first;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (!isValueOf(m_entries[i], path))
            continue;
        if (first)
            gone.push_back(m_lines[i]);
        else
            first = m_values[i];
    }
    if (!first)
        return read(withLine(m_text, path + " = " + value));
    const std::string rest = withoutStretches(m_text, gone); // all of it behind the first
    return read(rest.substr(0, first->from) + value + rest.substr(first->to));
}

SysfsConf SysfsConf::without(std::string_view path) const
{
    std::vector<Stretch> gone;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (isValueOf(m_entries[i], path))
            gone.push_back(m_lines[i]);
    }
    return read(withoutStretches(m_text, gone));
}

} // namespace vfpilot::model
