// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/patterns.h"

#include "core/catalog/re2_options.h"

#include <algorithm>

namespace vfpilot::catalog {
namespace {

constexpr std::size_t valueLimit = 200; // bytes of an arg
constexpr int groupLimit = 10;

re2::StringPiece pieceOf(std::string_view text)
{
    return {text.data(), text.size()};
}

} // namespace

struct Pattern::Compiled
{
    explicit Compiled(const std::string& text)
        : expression(text, patternOptions())
    {}
    re2::RE2 expression;
};

Pattern::Pattern(const std::string& text)
    : m_compiled(std::make_unique<Compiled>(text))
{}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

bool Pattern::isValid() const
{
    return m_compiled->expression.ok() &&
           m_compiled->expression.NumberOfCapturingGroups() < groupLimit;
}

bool Pattern::matchesWhole(std::string_view text) const
{
    return isValid() && re2::RE2::FullMatch(pieceOf(text), m_compiled->expression);
}

bool Pattern::matchesPart(std::string_view text) const
{
    return isValid() && re2::RE2::PartialMatch(pieceOf(text), m_compiled->expression);
}

bool Pattern::find(std::string_view text, Args& named) const
{
    re2::StringPiece groups[groupLimit];
    const auto& expression = m_compiled->expression;
    if (!isValid() || !expression.Match(pieceOf(text), 0, text.size(), re2::RE2::UNANCHORED, groups,
                                        expression.NumberOfCapturingGroups() + 1))
        return false;
    for (const auto& [name, index] : expression.NamedCapturingGroups()) {
        const re2::StringPiece value = groups[index];
        if (value.data())
            named[name] = std::string(value.data(), std::min(value.size(), valueLimit));
    }
    return true;
}

std::string quoted(std::string_view text)
{
    return re2::RE2::QuoteMeta(pieceOf(text));
}

} // namespace vfpilot::catalog
