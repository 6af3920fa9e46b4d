// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How JSON from elsewhere is read, by whoever reads any: every .cpp file that takes a number out of
// one includes this.

#include <nlohmann/json.hpp>

#include <concepts>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace vfpilot::protocol {

template<class T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

} // namespace vfpilot::protocol

namespace nlohmann {

/// Whole numbers are read as they are or not at all: nlohmann's own way makes 100 of 4294967396
/// for an int, and of 1e99 what the CPU gives.
template<vfpilot::protocol::WholeNumber T>
struct adl_serializer<T, void>
{
    // For json and ordered_json alike.
    template<class Json>
    static void to_json(Json& j, T value)
    {
        ::nlohmann::to_json(j, value);
    }

    template<class Json>
    static void from_json(const Json& j, T& value)
    {
        const auto take = [&value](auto number) {
            if (!std::in_range<T>(number))
                throw std::out_of_range("a number out of range");
            value = static_cast<T>(number);
        };
        if (j.is_number_unsigned())
            take(j.template get_ref<const typename Json::number_unsigned_t&>());
        else if (j.is_number_integer())
            take(j.template get_ref<const typename Json::number_integer_t&>());
        else
            throw std::invalid_argument("not a whole number");
    }
};

} // namespace nlohmann

namespace vfpilot::protocol {

/// Discarded (is_discarded) where the text is no JSON, or nests deeper than anything of ours: a
/// value is copied and written level by level on the stack, and a line of the wire could hold half
/// a million.
inline nlohmann::json parseJson(std::string_view text)
{
    constexpr int deepest = 64;
    int depth = 0;
    bool inString = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"')
            inString = !inString;
        else if (inString && c == '\\')
            ++at;
        else if (!inString && (c == '[' || c == '{') && ++depth > deepest)
            return nlohmann::json(nlohmann::json::value_t::discarded);
        else if (!inString && (c == ']' || c == '}'))
            --depth;
    }
    return nlohmann::json::parse(text, nullptr, false);
}

} // namespace vfpilot::protocol
