// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/shell_text.h"

namespace vfpilot::model {
namespace {

using Fault = std::optional<ShellFault>;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool endsWord(std::string_view text, std::size_t at)
{
    return at >= text.size() || isBlank(text[at]) || text[at] == '\n' || text[at] == ';';
}

std::size_t nameEnd(std::string_view text, std::size_t at)
{
    const std::size_t from = at;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!isLetter && !(c >= '0' && c <= '9' && at > from))
            break;
    }
    return at;
}

class FileReader
{
public:
    FileReader(std::string_view text, std::vector<ShellAssignment>& assignments)
        : m_text(text)
        , m_assignments(assignments)
    {}

    Fault read();

private:
    enum class Command { None, Assignments, ExportAlone, Export };

    Fault readWord();
    Fault notUnderstood() const;
    int line();

    std::string_view m_text;
    std::vector<ShellAssignment>& m_assignments;
    std::vector<ShellPiece> m_pieces;
    std::size_t m_at = 0;
    Command m_command = Command::None;
    std::size_t m_countedTo = 0;
    int m_line = 1;
};

int FileReader::line()
{
    for (; m_countedTo < m_at; ++m_countedTo)
        m_line += m_text[m_countedTo] == '\n' ? 1 : 0;
    return m_line;
}

Fault FileReader::read()
{
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (isBlank(c)) {
            ++m_at;
        } else if (m_text.substr(m_at, 2) == "\\\n") {
            m_at += 2;
        } else if (c == '#') {
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        } else if (c == '\n' || c == ';') {
            // An empty command is a syntax error, and export alone a listing.
            if ((c == ';' && (m_command == Command::None || m_text.substr(m_at, 2) == ";;")) ||
                m_command == Command::ExportAlone)
                return notUnderstood();
            m_command = Command::None;
            ++m_at;
        } else if (Fault fault = readWord()) {
            return fault;
        }
    }
    return m_command == Command::ExportAlone ? notUnderstood() : std::nullopt;
}

Fault FileReader::notUnderstood() const
{
    const bool isCrlf = m_at < m_text.size() && m_text[m_at] == '\r' &&
                        (m_at + 1 == m_text.size() || m_text[m_at + 1] == '\n');
    return ShellFault{m_at, isCrlf ? "carriage-return" : "not-understood"};
}

Fault FileReader::readWord()
{
    const std::size_t end = nameEnd(m_text, m_at);
    const std::string_view name = m_text.substr(m_at, end - m_at);
    const std::string_view rest = m_text.substr(end);
    if (!name.empty() && rest.starts_with('=')) {
        m_assignments.push_back({std::string(name), end + 1, 0, line()});
        m_command = m_command == Command::None || m_command == Command::Assignments
                        ? Command::Assignments
                        : Command::Export;
        m_at = end + 1;
        m_pieces.clear();
        const Fault fault = readShellValue(m_text, m_at, m_pieces);
        m_assignments.back().to = m_at;
        return fault;
    }
    if (!name.empty() && rest.starts_with("+="))
        return ShellFault{m_at, "append-assignment"};
    if (name.empty() || !endsWord(m_text, end))
        return notUnderstood();
    if (m_command == Command::None && name == "export" && end < m_text.size() &&
        isBlank(m_text[end]))
        m_command = Command::ExportAlone;
    else if (m_command == Command::ExportAlone || m_command == Command::Export)
        m_command = Command::Export;
    else
        return notUnderstood();
    m_at = end;
    return std::nullopt;
}

} // namespace

Fault readShellAssignments(std::string_view text, std::vector<ShellAssignment>& assignments)
{
    return FileReader(text, assignments).read();
}

} // namespace vfpilot::model
