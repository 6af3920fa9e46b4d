// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/shell_text.h"

namespace vfpilot::model {

/// A value's source beside what sh makes of it, so that a change to the one can be made in the
/// other.
class ShellValue
{
public:
    /// In place of every variable and of what only a shell can compute.
    static constexpr char unknown = '\0';

    struct Edit
    {
        std::size_t from = 0; ///< in text()
        std::size_t to = 0;
        std::string text;
    };

    /// None where the source is more than one value.
    static std::optional<ShellValue> parse(std::string source);

    const std::string& source() const { return m_source; }
    /// The value; see `unknown`.
    const std::string& text() const { return m_text; }

    /// With these edits, in order and apart from each other. New text takes on the quotes of what
    /// stands before it; a value without quotes gets double ones where the new text needs them.
    /// None: an edit would touch something unknown.
    std::optional<ShellValue> with(const std::vector<Edit>& edits) const;

private:
    struct Place
    {
        std::size_t at = 0; ///< in the source
        ShellPiece::Quote quote = ShellPiece::Quote::None;
    };

    std::size_t pieceAt(std::size_t at) const;
    std::size_t sourceFrom(std::size_t at) const;
    std::size_t sourceTo(std::size_t at) const;
    Place placeFor(const Edit& edit) const;
    bool takeOut(const Edit& edit, std::string& source, std::size_t& copied) const;
    bool isBare() const;
    std::string inDoubleQuotes() const;

    std::string m_source;
    std::string m_text;
    std::vector<ShellPiece> m_pieces;
    std::vector<std::size_t> m_starts; ///< of each piece in m_text
};

} // namespace vfpilot::model
