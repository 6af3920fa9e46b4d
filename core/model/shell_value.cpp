// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/shell_text.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

using Fault = std::optional<ShellFault>;
using Kind = ShellPiece::Kind;
using Quote = ShellPiece::Quote;

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNameByte(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

std::size_t nameEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() && isNameByte(text[at]))
        ++at;
    return at;
}

class ValueReader
{
public:
    ValueReader(std::string_view text, std::size_t at, std::vector<ShellPiece>& pieces)
        : m_text(text)
        , m_at(at)
        , m_start(at)
        , m_pieces(pieces)
    {}

    Fault read();
    std::size_t at() const { return m_at; }

private:
    char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    Fault fault(std::size_t at, const char* reason = "not-understood") const
    {
        return ShellFault{at, reason};
    }
    void add(Kind kind, Quote quote, std::size_t to);
    void addText(Quote quote) { add(Kind::Text, quote, m_at + 1); }
    Fault readSingle();
    Fault readDouble();
    Fault readDollar(Quote quote);
    Fault readBraces(Quote quote);
    Fault readCommand(Quote quote);
    Fault readBackticks(Quote quote);
    void readBackslash(Quote quote);
    bool isTilde() const;

    std::string_view m_text;
    std::size_t m_at;
    std::size_t m_start;
    std::vector<ShellPiece>& m_pieces;
};

void ValueReader::add(Kind kind, Quote quote, std::size_t to)
{
    const bool joins = kind == Kind::Text && !m_pieces.empty() &&
                       m_pieces.back().kind == Kind::Text && m_pieces.back().quote == quote &&
                       m_pieces.back().to == m_at;
    if (joins)
        m_pieces.back().to = to;
    else
        m_pieces.push_back({kind, quote, m_at, to});
    m_at = to;
}

// sh replaces a ~ that begins a value or follows a colon.
bool ValueReader::isTilde() const
{
    return peek() == '~' && (m_at == m_start || m_text[m_at - 1] == ':');
}

Fault ValueReader::read()
{
    while (m_at < m_text.size()) {
        const char c = peek();
        Fault found;
        if (c == ' ' || c == '\t' || c == '\n' || c == ';')
            break;
        if (std::string_view("()<>|&").find(c) != std::string_view::npos)
            return fault(m_at);
        if (c == '\'')
            found = readSingle();
        else if (c == '"')
            found = readDouble();
        else if (c == '$')
            found = readDollar(Quote::None);
        else if (c == '`')
            found = readBackticks(Quote::None);
        else if (c == '\\')
            readBackslash(Quote::None);
        else if (isTilde())
            add(Kind::Computed, Quote::None, m_at + 1);
        else
            addText(Quote::None);
        if (found)
            return found;
    }
    return std::nullopt;
}

Fault ValueReader::readSingle()
{
    const auto end = m_text.find('\'', m_at + 1);
    if (end == std::string_view::npos)
        return fault(m_at, "open-quote");
    ++m_at;
    if (end > m_at)
        add(Kind::Text, Quote::Single, end);
    m_at = end + 1;
    return std::nullopt;
}

Fault ValueReader::readDouble()
{
    const std::size_t open = m_at++;
    while (m_at < m_text.size()) {
        Fault found;
        switch (peek()) {
        case '"':
            ++m_at;
            return std::nullopt;
        case '$':
            found = readDollar(Quote::Double);
            break;
        case '`':
            found = readBackticks(Quote::Double);
            break;
        case '\\':
            readBackslash(Quote::Double);
            break;
        default:
            addText(Quote::Double);
        }
        if (found)
            return found;
    }
    return fault(open, "open-quote");
}

void ValueReader::readBackslash(Quote quote)
{
    const bool isLast = m_at + 1 == m_text.size();
    if (!isLast && peek(1) == '\n')
        m_at += 2; // the line goes on
    else if (isLast || (quote == Quote::Double &&
                        std::string_view("$`\"\\").find(peek(1)) == std::string_view::npos))
        addText(quote);
    else
        add(Kind::Escaped, quote, m_at + 2);
}

Fault ValueReader::readDollar(Quote quote)
{
    const char next = peek(1);
    if (isNameStart(next))
        add(Kind::Variable, quote, nameEnd(m_text, m_at + 1));
    else if (next == '{')
        return readBraces(quote);
    else if (next == '(')
        return readCommand(quote);
    else if (next != '\0' &&
             std::string_view("0123456789@*#?-$!").find(next) != std::string_view::npos)
        add(Kind::Computed, quote, m_at + 2);
    else if ((quote == Quote::None && (next == '\'' || next == '"')) ||
             (next == '\\' && peek(2) == '\n'))
        return fault(m_at); // shells and their versions differ
    else
        addText(quote);
    return std::nullopt;
}

// ${NAME}, and of the rest only what neither assigns, ends the shell nor holds another expansion.
Fault ValueReader::readBraces(Quote quote)
{
    const std::size_t name = m_at + 2;
    const std::size_t after = nameEnd(m_text, name);
    if (after == name || !isNameStart(m_text[name]))
        return fault(m_at);
    const std::size_t end = m_text.find_first_of("}'\"\\`$=?\n", after);
    if (end == std::string_view::npos || m_text[end] != '}')
        return fault(m_at);
    if (end == after) {
        add(Kind::Variable, quote, end + 1);
        return std::nullopt;
    }
    const std::size_t operation = m_text[after] == ':' ? after + 1 : after;
    const std::string_view known = operation == after ? "-+%#" : "-+";
    if (known.find(m_text[operation]) == std::string_view::npos)
        return fault(m_at);
    add(Kind::Computed, quote, end + 1);
    return std::nullopt;
}

// Looks for the end of $(...); where quotes and words could hide it, it is not guessed.
Fault ValueReader::readCommand(Quote quote)
{
    const std::size_t open = m_at;
    if (peek(2) == '(')
        return fault(open); // arithmetic can assign
    int depth = 0;
    for (std::size_t at = m_at + 1; at < m_text.size(); ++at) {
        const char c = m_text[at];
        if (c == '\'' || c == '"') {
            const std::size_t end = m_text.find_first_of(c == '"' ? "\"\\`$" : "'", at + 1);
            if (end == std::string_view::npos)
                return fault(at, "open-quote");
            if (m_text[end] != c)
                return fault(open);
            at = end;
        } else if (c == '\\') {
            ++at;
        } else if (c == '#' || c == '`' || m_text.substr(at, 4) == "case" ||
                   m_text.substr(at, 2) == "<<") {
            return fault(open);
        } else if (c == '(') {
            ++depth;
        } else if (c == ')' && --depth == 0) {
            add(Kind::Computed, quote, at + 1);
            return std::nullopt;
        }
    }
    return fault(open, "open-quote");
}

Fault ValueReader::readBackticks(Quote quote)
{
    for (std::size_t at = m_at + 1; at < m_text.size(); ++at) {
        if (m_text[at] == '\\') {
            ++at;
        } else if (m_text[at] == '`') {
            add(Kind::Computed, quote, at + 1);
            return std::nullopt;
        }
    }
    return fault(m_at, "open-quote");
}

} // namespace

Fault readShellValue(std::string_view text, std::size_t& at, std::vector<ShellPiece>& pieces)
{
    ValueReader reader(text, at, pieces);
    const Fault fault = reader.read();
    at = reader.at();
    return fault;
}

std::string_view variableName(std::string_view text, const ShellPiece& piece)
{
    const bool braces = text[piece.from + 1] == '{';
    return braces ? text.substr(piece.from + 2, piece.to - piece.from - 3)
                  : text.substr(piece.from + 1, piece.to - piece.from - 1);
}

int lineOf(std::string_view text, std::size_t at)
{
    const std::string_view before = text.substr(0, at);
    return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

} // namespace vfpilot::model
