// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// A stretch of a value's source, and what POSIX sh makes of it. What lies between two pieces
/// (quotes, continued lines) gives nothing.
struct ShellPiece
{
    enum class Kind : std::uint8_t {
        Text,     ///< stands for itself
        Escaped,  ///< stands for its last byte
        Variable, ///< $NAME or ${NAME}
        Computed, ///< only a shell can tell: `...`, $(...), ${NAME:-...}, $1, ~
    };
    enum class Quote : std::uint8_t { None, Single, Double };

    Kind kind = Kind::Text;
    Quote quote = Quote::None;
    std::size_t from = 0;
    std::size_t to = 0;
};

/// Why, and where, a text is left to sh.
struct ShellFault
{
    std::size_t at = 0;
    /// "not-understood", "append-assignment" (+= is no assignment for dash), "open-quote" or
    /// "carriage-return" (a blank line of a CRLF file is a command that does not exist).
    const char* reason = nullptr;
};

struct ShellAssignment
{
    std::string name;
    std::size_t from = 0; ///< of its value's source, quotes included
    std::size_t to = 0;
    int line = 0; ///< of its name, from 1
};

/// The assignments of a text that holds nothing else than assignments, `export` and comments, as
/// dash reads it. Commands that are substituted run in a shell of their own: they make the value
/// they stand in Computed, and touch no other.
std::optional<ShellFault> readShellAssignments(std::string_view text,
                                               std::vector<ShellAssignment>& assignments);

/// The pieces of the value that starts at `at`, which moves behind it.
std::optional<ShellFault>
readShellValue(std::string_view text, std::size_t& at, std::vector<ShellPiece>& pieces);

/// The name of a Variable.
std::string_view variableName(std::string_view text, const ShellPiece& piece);

/// From 1. Linear in `at`: for the one place that an error names.
int lineOf(std::string_view text, std::size_t at);

} // namespace vfpilot::model
