// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/efi_boot_option.h"

#include "core/model/bytes.h"

namespace vfpilot::model {
namespace {

constexpr std::size_t pathLengthAt = 4;
constexpr std::size_t descriptionAt = 6;
constexpr std::size_t nodeHead = 4; // type, subtype, length
constexpr std::uint32_t mediaNode = 4;
constexpr std::uint32_t filePathNode = 4;
constexpr std::uint32_t endNode = 0x7f;

constexpr char32_t noCharacter = 0xfffd;

void append(char32_t c, std::string& text)
{
    const auto byte = [&text](char32_t bits) { text += static_cast<char>(bits); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xc0U | c >> 6U);
        byte(0x80U | (c & 0x3fU));
    } else if (c < 0x10000) {
        byte(0xe0U | c >> 12U);
        byte(0x80U | (c >> 6U & 0x3fU));
        byte(0x80U | (c & 0x3fU));
    } else {
        byte(0xf0U | c >> 18U);
        byte(0x80U | (c >> 12U & 0x3fU));
        byte(0x80U | (c >> 6U & 0x3fU));
        byte(0x80U | (c & 0x3fU));
    }
}

bool isHigh(char32_t unit)
{
    return unit >= 0xd800 && unit < 0xdc00;
}

bool isLow(char32_t unit)
{
    return unit >= 0xdc00 && unit < 0xe000;
}

/// Bytes up to and with the NUL; npos: there is none.
std::size_t terminatedSize(std::string_view bytes)
{
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        if (wordAt(bytes, at) == 0)
            return at + 2;
    }
    return std::string_view::npos;
}

} // namespace

Result<EfiBootOption> parseEfiBootOption(std::string_view value, const std::string& path)
{
    const auto bad = [&path](const char* reason) {
        return fail(Errc::FileMalformed, {{"path", path}, {"line", "1"}, {"reason", reason}});
    };
    if (value.size() < descriptionAt)
        return bad("length");
    const std::size_t pathLength = wordAt(value, pathLengthAt);
    value.remove_prefix(descriptionAt);
    const std::size_t size = terminatedSize(value);
    if (size == std::string_view::npos || pathLength > value.size() - size)
        return bad("description");

    EfiBootOption option;
    option.description = fromUtf16(value);
    std::string_view nodes = value.substr(size, pathLength);
    while (!nodes.empty()) {
        const std::size_t length = nodes.size() < nodeHead ? 0 : wordAt(nodes, 2);
        if (length < nodeHead || length > nodes.size())
            return bad("device-path");
        if (byteAt(nodes, 0) == endNode)
            break;
        if (byteAt(nodes, 0) == mediaNode && byteAt(nodes, 1) == filePathNode)
            option.file += fromUtf16(nodes.substr(nodeHead, length - nodeHead));
        nodes.remove_prefix(length);
    }
    return option;
}

std::string fromUtf16(std::string_view bytes)
{
    std::string text;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t unit = wordAt(bytes, at);
        if (unit == 0)
            break;
        const char32_t next = at + 3 < bytes.size() ? wordAt(bytes, at + 2) : 0;
        if (isHigh(unit) && isLow(next)) {
            unit = 0x10000 + ((unit - 0xd800) << 10U) + (next - 0xdc00);
            at += 2;
        } else if (isHigh(unit) || isLow(unit)) {
            unit = noCharacter;
        }
        append(unit, text);
    }
    return text;
}

} // namespace vfpilot::model
