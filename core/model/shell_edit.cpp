// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/shell_edit.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

using Kind = ShellPiece::Kind;
using Quote = ShellPiece::Quote;

bool isUnknown(const ShellPiece& piece)
{
    return piece.kind == Kind::Variable || piece.kind == Kind::Computed;
}

// The same without any quote.
bool isPlain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_-.,:=/+@%").find(c) != std::string_view::npos;
    });
}

std::string written(std::string_view text, Quote quote)
{
    const std::string_view special = quote == Quote::Double ? "\\\"$`" : "'";
    std::string source;
    for (const char c : text) {
        if (special.find(c) == std::string_view::npos)
            source += c;
        else if (quote == Quote::Double)
            source += std::string("\\") + c;
        else
            source += "'\\''";
    }
    return source;
}

} // namespace

std::optional<ShellValue> ShellValue::parse(std::string source)
{
    ShellValue value;
    value.m_source = std::move(source);
    std::size_t at = 0;
    if (readShellValue(value.m_source, at, value.m_pieces) || at != value.m_source.size())
        return std::nullopt;
    for (const ShellPiece& piece : value.m_pieces) {
        value.m_starts.push_back(value.m_text.size());
        if (isUnknown(piece))
            value.m_text += unknown;
        else if (piece.kind == Kind::Escaped)
            value.m_text += value.m_source[piece.to - 1];
        else
            value.m_text.append(value.m_source, piece.from, piece.to - piece.from);
    }
    return value;
}

std::size_t ShellValue::pieceAt(std::size_t at) const
{
    const auto next = std::upper_bound(m_starts.begin(), m_starts.end(), at);
    return static_cast<std::size_t>(next - m_starts.begin()) - 1;
}

std::size_t ShellValue::sourceFrom(std::size_t at) const
{
    const std::size_t piece = pieceAt(at);
    return m_pieces[piece].from + (at - m_starts[piece]);
}

std::size_t ShellValue::sourceTo(std::size_t at) const
{
    const ShellPiece& piece = m_pieces[pieceAt(at)];
    return piece.kind == Kind::Text ? sourceFrom(at) + 1 : piece.to;
}

ShellValue::Place ShellValue::placeFor(const Edit& edit) const
{
    if (edit.from < edit.to)
        return {sourceFrom(edit.from), m_pieces[pieceAt(edit.from)].quote};
    if (edit.from > 0)
        return {sourceTo(edit.from - 1), m_pieces[pieceAt(edit.from - 1)].quote};
    if (!m_pieces.empty())
        return {m_pieces.front().from, m_pieces.front().quote};
    const auto open = m_source.find_first_of("'\"");
    if (open == std::string::npos)
        return {m_source.size(), Quote::None};
    return {open + 1, m_source[open] == '"' ? Quote::Double : Quote::Single};
}

bool ShellValue::isBare() const
{
    return m_source.find_first_of("'\"") == std::string::npos &&
           std::none_of(m_pieces.begin(), m_pieces.end(),
                        [](const ShellPiece& piece) { return piece.kind == Kind::Computed; });
}

std::string ShellValue::inDoubleQuotes() const
{
    std::string source = "\"";
    for (const ShellPiece& piece : m_pieces) {
        const std::size_t skip = piece.kind == Kind::Escaped ? 1 : 0;
        const std::string raw = m_source.substr(piece.from + skip, piece.to - piece.from - skip);
        source += isUnknown(piece) ? raw : written(raw, Quote::Double);
    }
    return source + "\"";
}

// Goes through the text piece by piece: quotes between them stay.
bool ShellValue::takeOut(const Edit& edit, std::string& source, std::size_t& copied) const
{
    for (std::size_t at = edit.from; at < edit.to;) {
        const std::size_t index = pieceAt(at);
        const ShellPiece& piece = m_pieces[index];
        if (isUnknown(piece))
            return false;
        const std::size_t end = index + 1 < m_starts.size() ? m_starts[index + 1] : m_text.size();
        const std::size_t upTo = std::min(end, edit.to);
        source.append(m_source, copied, sourceFrom(at) - copied);
        copied = sourceTo(upTo - 1);
        at = upTo;
    }
    return true;
}

std::optional<ShellValue> ShellValue::with(const std::vector<Edit>& edits) const
{
    std::string source;
    std::size_t copied = 0;
    for (const Edit& edit : edits) {
        if (!edit.text.empty()) {
            const Place place = placeFor(edit);
            source.append(m_source, copied, place.at - copied);
            copied = place.at;
            if (place.quote != Quote::None)
                source += written(edit.text, place.quote);
            else if (isPlain(edit.text))
                source += edit.text;
            else if (!isBare())
                source += "\"" + written(edit.text, Quote::Double) + "\"";
            else if (const auto quoted = parse(inDoubleQuotes());
                     quoted && quoted->m_text == m_text)
                return quoted->with(edits);
            else
                return std::nullopt;
        }
        if (!takeOut(edit, source, copied))
            return std::nullopt;
    }
    source.append(m_source, copied);
    return parse(std::move(source));
}

} // namespace vfpilot::model
