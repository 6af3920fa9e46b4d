// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/dmar_table.h"

#include "core/model/bytes.h"

#include <numeric>

namespace vfpilot::model {
namespace {

constexpr std::size_t lengthAt = 4;
constexpr std::size_t widthAt = 36; // after the header that every table has
constexpr std::size_t flagsAt = 37;
constexpr std::size_t headSize = 48;

unsigned char sumOf(std::string_view bytes)
{
    return std::accumulate(bytes.begin(), bytes.end(), static_cast<unsigned char>(0),
                           [](unsigned char sum, char byte) {
                               return static_cast<unsigned char>(sum +
                                                                 static_cast<unsigned char>(byte));
                           });
}

std::string faultOf(std::string_view bytes)
{
    if (bytes.size() < headSize || dwordAt(bytes, lengthAt) < headSize ||
        dwordAt(bytes, lengthAt) > bytes.size())
        return "length";
    if (!bytes.starts_with("DMAR"))
        return "signature";
    return sumOf(bytes.substr(0, dwordAt(bytes, lengthAt))) == 0 ? "" : "checksum";
}

} // namespace

Result<DmarTable> parseDmarTable(std::string_view bytes, const std::string& path)
{
    if (std::string fault = faultOf(bytes); !fault.empty())
        return fail(Errc::FileMalformed, {{"path", path}, {"line", "1"}, {"reason", fault}});
    const auto flags = byteAt(bytes, flagsAt);
    DmarTable table;
    table.addressWidth = static_cast<int>(byteAt(bytes, widthAt)) + 1;
    table.interruptRemapping = (flags & 1U) != 0;
    table.x2apicOptOut = (flags & 2U) != 0;
    return table;
}

} // namespace vfpilot::model
