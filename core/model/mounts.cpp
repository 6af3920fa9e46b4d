// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/mounts.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

bool isOctal(char c)
{
    return c >= '0' && c <= '7';
}

std::string unescaped(std::string_view text)
{
    constexpr std::size_t length = 4; // "\040"
    std::string plain;
    while (!text.empty()) {
        const bool isEscape = text.size() >= length && text[0] == '\\' && text[1] <= '3' &&
                              isOctal(text[1]) && isOctal(text[2]) && isOctal(text[3]);
        plain +=
            isEscape
                ? static_cast<char>((text[1] - '0') << 6 | (text[2] - '0') << 3 | (text[3] - '0'))
                : text[0];
        text.remove_prefix(isEscape ? length : 1);
    }
    return plain;
}

std::string takeField(std::string_view& line)
{
    const auto end = std::min(line.find(' '), line.size());
    std::string field = unescaped(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
    return field;
}

} // namespace

std::optional<Mount> mountAt(std::string_view mounts, std::string_view point)
{
    std::optional<Mount> found;
    while (!mounts.empty()) {
        const auto end = std::min(mounts.find('\n'), mounts.size());
        std::string_view line = mounts.substr(0, end);
        mounts.remove_prefix(std::min(end + 1, mounts.size()));
        Mount mount;
        mount.source = takeField(line);
        const std::string where = takeField(line);
        mount.type = takeField(line);
        if (where == point && !mount.type.empty())
            found = std::move(mount);
    }
    return found;
}

} // namespace vfpilot::model
