// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/utf8.h"

#include <cstdint>

namespace vfpilot::model {

bool isUtf8(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto lead = static_cast<unsigned char>(bytes[at++]);
        if (lead < 0x80)
            continue;
        const int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        if (lead < 0xc2 || lead > 0xf4 || bytes.size() - at < static_cast<std::size_t>(more))
            return false;
        std::uint32_t point = lead & (0x3fU >> more);
        for (int i = 0; i < more; ++i) {
            const auto next = static_cast<unsigned char>(bytes[at++]);
            if ((next & 0xc0) != 0x80)
                return false;
            point = point << 6 | (next & 0x3fU);
        }
        const std::uint32_t least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
        if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
            return false;
    }
    return true;
}

} // namespace vfpilot::model
