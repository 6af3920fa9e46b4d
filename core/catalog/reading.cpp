// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/reading.h"

#include "core/catalog/patterns.h"

#include <algorithm>
#include <cctype>

namespace vfpilot::catalog {

using Node = CheckedJson::Node;

std::string readName(const Node& node)
{
    auto text = node.text();
    const bool good = std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::islower(c) || std::isdigit(c) || c == '-' || c == '+' || c == '.';
    });
    if (!good)
        node.reject("not a name of lower-case letters, digits, - + .");
    return text;
}

std::string readWord(const Node& node, std::initializer_list<std::string_view> words)
{
    auto text = node.text();
    if (std::find(words.begin(), words.end(), text) == words.end()) {
        std::string known;
        for (const std::string_view word : words)
            known += (known.empty() ? "" : ", ") + std::string(word);
        node.reject("not one of " + known);
    }
    return text;
}

KernelSeries readSeries(const Node& node)
{
    const auto text = node.text();
    const auto series = kernelSeries(text);
    if (!series || seriesText(*series) != text) {
        node.reject("not a kernel series such as 6.8");
        return {};
    }
    return *series;
}

std::string readReleaseName(const Node& node)
{
    auto text = node.text();
    if (compareReleases(text, "") == std::strong_ordering::equal)
        node.reject("not a release such as 2025.07.22");
    return text;
}

VersionWindow readWindow(const Node& node)
{
    VersionWindow window = anyKernel;
    if (const auto min = node.optional("minKernel"))
        window.min = readSeries(*min);
    if (const auto max = node.optional("maxKernel")) {
        const auto text = max->text();
        window.maxPatch = kernelPatch(text);
        if (window.maxPatch) {
            window.max = kernelSeries(text).value_or(KernelSeries{});
            const auto plain = seriesText(window.max) + '.' +
                               std::to_string(window.maxPatch->patch) + '-' +
                               std::to_string(window.maxPatch->build);
            if (plain != text)
                max->reject("not a kernel such as 6.8 or 6.8.12-5");
        } else {
            window.max = readSeries(*max);
        }
    }
    if (window.max < window.min)
        node.reject("maxKernel comes before minKernel");
    return window;
}

std::string readHex(const Node& node, std::size_t length)
{
    auto text = node.text();
    if (text.size() != length || text.find_first_not_of("0123456789abcdef") != std::string::npos)
        node.reject("not " + std::to_string(length) + " hex digits in lower case");
    return text;
}

protocol::FindingState readSeverity(const Node& node,
                                    std::initializer_list<std::string_view> states)
{
    using protocol::FindingState;
    const auto word = readWord(node, states);
    for (const auto state : {FindingState::Ok, FindingState::Info, FindingState::Blocking}) {
        if (word == wireName(state))
            return state;
    }
    return FindingState::Warning;
}

std::string readPattern(const Node& node)
{
    auto text = node.text();
    requirePattern(node, text);
    return text;
}

void requirePattern(const Node& node, const std::string& pattern)
{
    const Pattern compiled(pattern);
    if (!compiled.isValid())
        node.reject("not a regular expression of RE2 with at most 9 groups");
    // What matches nothing at all matches every line.
    if (compiled.matchesPart(""))
        node.reject("matches an empty text");
}

} // namespace vfpilot::catalog
