// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shape.h"

#include <algorithm>

namespace vfpilot {
namespace {

constexpr std::size_t sha256Digits = 64;

bool isUpTo(char c, char last)
{
    return c >= '0' && c <= last;
}

bool isHex(char c)
{
    return isUpTo(c, '9') || (c >= 'a' && c <= 'f');
}

} // namespace

bool fitsShape(std::string_view text, std::string_view shape)
{
    return std::equal(text.begin(), text.end(), shape.begin(), shape.end(), [](char c, char s) {
        return s == 'x' ? isHex(c) : s == '9' || s == '7' ? isUpTo(c, s) : c == s;
    });
}

bool isSha256(std::string_view text)
{
    return text.size() == sha256Digits && std::all_of(text.begin(), text.end(), isHex);
}

} // namespace vfpilot
