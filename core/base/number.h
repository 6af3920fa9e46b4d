// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace vfpilot {

/// The whole text in digits of that base, with a minus before them if the type knows one; none:
/// something else, or too large.
template<class Number>
std::optional<Number> wholeNumber(std::string_view text, int base = 10)
{
    Number number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number, base);
    return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

} // namespace vfpilot
