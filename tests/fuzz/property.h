// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

/// What the fuzz targets share. A target is one function, LLVMFuzzerTestOneInput, that libFuzzer
/// calls with bytes it made up; what it promises is written with HOLDS.
namespace vfpilot::fuzz {

/// The input is kept as a finding where the condition is false; further arguments are texts that
/// tell why.
#define HOLDS(condition, ...)                                                                      \
    do {                                                                                           \
        if (!(condition))                                                                          \
            ::vfpilot::fuzz::broken(__FILE__, __LINE__, #condition, {__VA_ARGS__});                \
    } while (false)

[[noreturn]] inline void
broken(const char* file, int line, const char* condition, const std::vector<std::string>& texts)
{
    std::fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
    for (const std::string& text : texts)
        std::fprintf(stderr, "  [%.*s]\n", static_cast<int>(text.size()), text.data());
    std::abort();
}

/// The bytes of an input: a choice, a text, and smaller texts behind it. Between texts stands 0xff,
/// which no UTF-8 holds; other invalid bytes stay in them.
class Input
{
public:
    static constexpr char separator = '\xff';

    Input(const std::uint8_t* data, std::size_t size)
        : m_rest(reinterpret_cast<const char*>(data), size)
    {}

    unsigned choice()
    {
        const unsigned byte = m_rest.empty() ? 0 : static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(m_rest.empty() ? 0 : 1);
        return byte;
    }
    std::string text()
    {
        const auto end = m_rest.find(separator);
        const std::string_view text = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        return std::string(text);
    }
    std::vector<std::string> texts(std::size_t atMost = 8)
    {
        std::vector<std::string> texts;
        while (!m_rest.empty() && texts.size() < atMost)
            texts.push_back(text());
        return texts;
    }
    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

/// A word such as a plan of ours puts on a kernel command line.
inline bool isPlainWord(std::string_view word)
{
    return !word.empty() && word.front() != '=' && word != "--" && !word.ends_with(',') &&
           word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                  "_-.,:=/") == std::string_view::npos;
}

/// The first plain words of the input, or a few of ours where it has none.
inline std::vector<std::string> plainWords(Input& input)
{
    auto words = input.texts(4);
    std::erase_if(words, [](const std::string& word) { return !isPlainWord(word); });
    return words.empty() ? std::vector<std::string>{"intel_iommu=on", "module_blacklist=xe"}
                         : words;
}

} // namespace vfpilot::fuzz
