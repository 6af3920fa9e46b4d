// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <memory>
#include <string>
#include <string_view>

/// Regular expressions of the catalog. RE2 alone: its time is linear in the text, whatever the
/// pattern, and it stops at a fixed amount of memory. Bytes are matched, not characters, so that
/// text that is no valid UTF-8 is no way around a pattern.
namespace vfpilot::catalog {

class Pattern
{
public:
    explicit Pattern(const std::string& text);
    ~Pattern();
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;

    bool isValid() const; ///< one that is not matches nothing
    bool matchesWhole(std::string_view text) const;
    bool matchesPart(std::string_view text) const;
    /// matchesPart; the named groups that took part are set in `named`.
    bool find(std::string_view text, Args& named) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

/// `text` as a pattern that matches only itself.
std::string quoted(std::string_view text);

} // namespace vfpilot::catalog
