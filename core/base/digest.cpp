// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"

#include <array>

#include <sha1.h>
#include <sha2.h>

namespace vfpilot {
namespace {

template<std::size_t size>
std::string hex(const std::array<std::uint8_t, size>& bytes)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(2 * size);
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

const std::uint8_t* data(std::string_view bytes)
{
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

} // namespace

std::string sha256Hex(std::string_view bytes)
{
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, data(bytes), bytes.size());
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> sum{};
    SHA256Final(sum.data(), &context);
    return hex(sum);
}

std::string sha1Hex(std::string_view bytes)
{
    SHA1_CTX context;
    SHA1Init(&context);
    SHA1Update(&context, data(bytes), bytes.size());
    std::array<std::uint8_t, SHA1_DIGEST_LENGTH> sum{};
    SHA1Final(sum.data(), &context);
    return hex(sum);
}

} // namespace vfpilot
