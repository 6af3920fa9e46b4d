// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/reading.h"

#include "core/base/number.h"
#include "core/model/utf8.h"

#include <algorithm>

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
    constexpr std::size_t limit = 4096; // a page, sysfs' own limit
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

std::size_t wireSize(std::string_view text)
{
    constexpr std::size_t escaped = 6;  // "\u001b"
    constexpr std::size_t replaced = 3; // U+FFFD
    const std::size_t forOthers = model::isUtf8(text) ? 1 : replaced;
    std::size_t size = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\' || c == '\n' || c == '\t' || c == '\r')
            size += 2;
        else if (byte < ' ' || byte == 0x7f)
            size += escaped;
        else
            size += byte < 0x80 ? 1 : forOthers;
    }
    return size;
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
    return std::max(wholeNumber<int>(text).value_or(-1), -1);
}

} // namespace vfpilot::probe
