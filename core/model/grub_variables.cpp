// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/grub_default.h"
#include "core/model/lines.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

// A value that is made of itself twice, a few dozen times over, would fill any memory.
constexpr std::size_t longestExpansion = 16UL * 1024 * 1024;

struct Value
{
    std::string text;
    bool isKnown = true;
    std::string path; ///< where it was set
    int line = 0;
};

using Values = std::map<std::string, Value, std::less<>>;

// grub-mkconfig sets some itself before it reads the files; all others with this prefix come from
// the files or are not set.
bool isEmptyWhenUnset(std::string_view name)
{
    const auto isPrefix = [name](std::string_view prefix) { return name.starts_with(prefix); };
    return isPrefix("GRUB_") && !isPrefix("GRUB_DEVICE") && !isPrefix("GRUB_FS") &&
           !isPrefix("GRUB_PREFIX");
}

class Evaluation
{
public:
    Result<Values> run(const std::vector<GrubFile>& files);

private:
    Result<> read(const GrubFile& file);
    bool assign(std::string_view text, const ShellAssignment& place, Value& value);

    Values m_values;
    std::vector<ShellPiece> m_pieces;
    std::size_t m_expanded = 0;
};

// False: too long.
bool Evaluation::assign(std::string_view text, const ShellAssignment& place, Value& value)
{
    m_pieces.clear();
    std::size_t at = place.from;
    value.isKnown = !readShellValue(text, at, m_pieces);
    for (const ShellPiece& piece : m_pieces) {
        if (piece.kind == ShellPiece::Kind::Computed) {
            value.isKnown = false;
        } else if (piece.kind == ShellPiece::Kind::Escaped) {
            value.text += text[piece.to - 1];
        } else if (piece.kind == ShellPiece::Kind::Text) {
            value.text += text.substr(piece.from, piece.to - piece.from);
        } else if (const auto it = m_values.find(variableName(text, piece)); it != m_values.end()) {
            m_expanded += it->second.text.size();
            if (m_expanded > longestExpansion)
                return false;
            value.text += it->second.text;
            value.isKnown = value.isKnown && it->second.isKnown;
        } else {
            value.isKnown = value.isKnown && isEmptyWhenUnset(variableName(text, piece));
        }
    }
    return true;
}

Result<> Evaluation::read(const GrubFile& file)
{
    const auto parsed = GrubDefault::parse(file.text, file.path);
    if (!parsed)
        return parsed.error();
    for (const ShellAssignment& place : parsed->places()) {
        Value value{{}, true, file.path, place.line};
        if (!assign(file.text, place, value))
            return malformed(file.path, place.line, "too-long");
        m_values[place.name] = std::move(value);
    }
    return {};
}

Result<Values> Evaluation::run(const std::vector<GrubFile>& files)
{
    for (const GrubFile& file : files) {
        if (auto done = read(file); !done)
            return done.error();
    }
    return std::move(m_values);
}

} // namespace

Result<std::map<std::string, std::string>> grubVariables(const std::vector<GrubFile>& files)
{
    const auto values = Evaluation().run(files);
    if (!values)
        return values.error();
    std::map<std::string, std::string> known;
    for (const auto& [name, value] : *values) {
        if (value.isKnown)
            known[name] = value.text;
    }
    return known;
}

Result<std::string> grubCommandLine(const std::vector<GrubFile>& files)
{
    const auto values = Evaluation().run(files);
    if (!values)
        return values.error();
    std::string line;
    for (const char* name : {"GRUB_CMDLINE_LINUX", "GRUB_CMDLINE_LINUX_DEFAULT"}) {
        const auto it = values->find(name);
        if (it != values->end() && !it->second.isKnown)
            return malformed(it->second.path, it->second.line, "not-understood");
        line += it == values->end() ? " " : it->second.text + " ";
    }
    constexpr auto space = " \t\r\n";
    const auto from = line.find_first_not_of(space);
    if (from == std::string::npos)
        return std::string();
    return line.substr(from, line.find_last_not_of(space) + 1 - from);
}

} // namespace vfpilot::model
