// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/parameters.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

constexpr std::string_view blanks = " \t\n\r\f\v"; // the kernel's isspace

/// The next word with its quotes, cut off the front of `rest`; empty at the end. A quote that is
/// never closed holds the rest, as in next_arg().
std::string_view nextWord(std::string_view& rest)
{
    const auto begin = rest.find_first_not_of(blanks);
    if (begin == std::string_view::npos) {
        rest = {};
        return {};
    }
    rest.remove_prefix(begin);
    bool quoted = false;
    std::size_t end = 0;
    for (; end < rest.size(); ++end) {
        if (rest[end] == '"')
            quoted = !quoted;
        else if (!quoted && blanks.find(rest[end]) != std::string_view::npos)
            break;
    }
    const auto word = rest.substr(0, end);
    rest.remove_prefix(end);
    return word;
}

/// Quotes count only at the beginning of a word or of a value, and at their end.
KernelToken tokenOf(std::string_view word)
{
    bool wholeQuoted = false;
    if (word.starts_with('"')) {
        word.remove_prefix(1);
        wholeQuoted = true;
    }
    const auto equals = word.find('=');
    KernelToken token;
    token.name = std::string(word.substr(0, equals));
    if (equals == std::string_view::npos) {
        if (wholeQuoted && token.name.ends_with('"'))
            token.name.pop_back();
        return token;
    }
    token.hasValue = true;
    auto value = word.substr(equals + 1);
    const bool quoted = value.starts_with('"');
    if (quoted)
        value.remove_prefix(1);
    if ((quoted || wholeQuoted) && value.ends_with('"'))
        value.remove_suffix(1);
    token.value = std::string(value);
    return token;
}

std::string plainName(std::string_view name)
{
    std::string plain(name);
    std::replace(plain.begin(), plain.end(), '-', '_');
    return plain;
}

bool has(const std::string& value, const catalog::Parameter& wanted)
{
    if (!wanted.list)
        return value == wanted.value;
    std::size_t begin = 0;
    while (true) {
        const auto end = value.find(',', begin);
        if (value.substr(begin, end - begin) == wanted.value)
            return true;
        if (end == std::string::npos)
            return false;
        begin = end + 1;
    }
}

} // namespace

std::vector<KernelToken> kernelTokens(std::string_view commandLine)
{
    std::vector<KernelToken> tokens;
    for (auto word = nextWord(commandLine); !word.empty(); word = nextWord(commandLine)) {
        if (word == "--")
            break;
        tokens.push_back(tokenOf(word));
    }
    return tokens;
}

std::optional<std::string> kernelValue(const std::vector<KernelToken>& tokens,
                                       std::string_view name)
{
    const std::string plain = plainName(name);
    const auto last = std::find_if(tokens.rbegin(), tokens.rend(), [&plain](const KernelToken& t) {
        return plainName(t.name) == plain;
    });
    if (last == tokens.rend())
        return std::nullopt;
    return last->value;
}

std::vector<catalog::Parameter> missingParameters(std::string_view commandLine,
                                                  const std::vector<catalog::Parameter>& wanted)
{
    const auto tokens = kernelTokens(commandLine);
    std::vector<catalog::Parameter> missing;
    for (const catalog::Parameter& parameter : wanted) {
        const auto value = kernelValue(tokens, parameter.name);
        if (!value || !has(*value, parameter))
            missing.push_back(parameter);
    }
    return missing;
}

} // namespace vfpilot::plan
