// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

/// Little-endian numbers in what firmware wrote. `at` and the bytes after it must be inside.
namespace vfpilot::model {

inline std::uint32_t byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

inline std::uint32_t wordAt(std::string_view bytes, std::size_t at)
{
    return byteAt(bytes, at) | byteAt(bytes, at + 1) << 8U;
}

inline std::uint32_t dwordAt(std::string_view bytes, std::size_t at)
{
    return wordAt(bytes, at) | wordAt(bytes, at + 2) << 16U;
}

} // namespace vfpilot::model
