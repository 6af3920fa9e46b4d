// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/grub_default.h"

#include "core/model/lines.h"
#include "core/model/shell_words.h"

namespace vfpilot::model {
namespace {

std::string valueOf(std::string_view text, const ShellAssignment& place)
{
    std::vector<ShellPiece> pieces;
    std::size_t at = place.from;
    if (readShellValue(text, at, pieces))
        return {}; // cannot be: it was read before
    std::string value;
    for (const ShellPiece& piece : pieces) {
        if (piece.kind == ShellPiece::Kind::Variable)
            value.append("$").append(variableName(text, piece));
        else if (piece.kind == ShellPiece::Kind::Escaped)
            value += text[piece.to - 1];
        else
            value += text.substr(piece.from, piece.to - piece.from);
    }
    return value;
}

} // namespace

Error GrubDefault::fault(int line, const std::string& reason) const
{
    return malformed(m_path, line, reason);
}

Result<GrubDefault> GrubDefault::parse(std::string_view text, const std::string& path)
{
    GrubDefault file;
    file.m_path = path;
    if (auto isText = checkText(text, path); !isText)
        return isText.error();
    if (const auto found = readShellAssignments(text, file.m_places))
        return file.fault(lineOf(text, found->at), found->reason);
    file.m_text = std::string(text);
    return file;
}

std::vector<GrubDefault::Assignment> GrubDefault::assignments() const
{
    std::vector<Assignment> assignments;
    for (const ShellAssignment& place : m_places)
        assignments.push_back({place.name, valueOf(m_text, place), place.line});
    return assignments;
}

Result<GrubDefault> GrubDefault::withoutWords(std::string_view variable,
                                              const std::vector<std::string>& words) const
{
    return withEdited(variable, [&words](std::string source) {
        return withoutKernelWords(std::move(source), words);
    });
}

Result<GrubDefault> GrubDefault::withChangedWords(
    std::string_view variable,
    const std::function<std::string(const std::string& word)>& change) const
{
    return withEdited(variable, [&change](std::string source) {
        return model::withChangedWords(std::move(source), change);
    });
}

Result<GrubDefault> GrubDefault::withEdited(std::string_view variable, const SourceEdit& edit) const
{
    std::string text;
    std::size_t copied = 0;
    for (const ShellAssignment& place : m_places) {
        if (place.name != variable)
            continue;
        const auto source = edit(m_text.substr(place.from, place.to - place.from));
        if (!source)
            return fault(place.line, "not-understood");
        text.append(m_text, copied, place.from - copied);
        text += *source;
        copied = place.to;
    }
    text.append(m_text, copied);
    return parse(text, m_path);
}

Result<GrubDefault> GrubDefault::withWords(std::string_view variable,
                                           const std::vector<std::string>& words) const
{
    for (auto place = m_places.rbegin(); place != m_places.rend(); ++place) {
        if (place->name != variable)
            continue;
        const auto source =
            withKernelWords(m_text.substr(place->from, place->to - place->from), words);
        if (!source)
            return fault(place->line, "not-understood");
        return parse(m_text.substr(0, place->from) + *source + m_text.substr(place->to), m_path);
    }
    return fault(1, "no-assignment");
}

} // namespace vfpilot::model
