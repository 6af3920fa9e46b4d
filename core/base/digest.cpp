// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"

#include <array>

#include <nettle/sha1.h>
#include <nettle/sha2.h>

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
    sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.size(), data(bytes));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> sum{};
    sha256_digest(&context, sum.size(), sum.data());
    return hex(sum);
}

std::string sha1Hex(std::string_view bytes)
{
    sha1_ctx context;
    sha1_init(&context);
    sha1_update(&context, bytes.size(), data(bytes));
    std::array<std::uint8_t, SHA1_DIGEST_SIZE> sum{};
    sha1_digest(&context, sum.size(), sum.data());
    return hex(sum);
}

} // namespace vfpilot
