// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/reading.h"

#include <charconv>

namespace vfpilot::probe {

Result<std::string> textOf(const host::Host& host, const std::string& path)
{
    auto text = host.readFile(path);
    if (!text && !host.exists(path))
        return std::string();
    return text;
}

std::string attribute(const host::Host& host, const std::string& path)
{
    constexpr std::size_t limit = 64 * 1024;
    const auto text = host.readFile(path, limit);
    return text ? std::string(trimmed(*text)) : std::string();
}

int numberAttribute(const host::Host& host, const std::string& path)
{
    return toNumber(attribute(host, path));
}

std::string linkName(const host::Host& host, const std::string& path)
{
    const auto target = host.readLink(path);
    return target ? target->substr(target->rfind('/') + 1) : std::string();
}

std::string nodeName(const host::Host& host)
{
    std::string name = attribute(host, "/proc/sys/kernel/hostname");
    if (name.empty())
        name = attribute(host, "/etc/hostname");
    return name.substr(0, name.find('.'));
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space(" \t\r\n\v\f\0", 7);
    const auto begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

std::string_view firstLine(std::string_view text)
{
    return text.substr(0, text.find('\n'));
}

int toNumber(std::string_view text)
{
    int number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number >= 0 ? number : -1;
}

} // namespace vfpilot::probe
