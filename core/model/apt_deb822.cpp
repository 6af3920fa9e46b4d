// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/words.h"
#include "core/model/apt_formats.h"
#include "core/model/lines.h"

#include <algorithm>
#include <optional>

namespace vfpilot::model {
namespace {

struct Field
{
    std::string name; ///< lower case
    std::string value;
    Stretch lines;
};

struct Stanza
{
    std::vector<Field> fields;
    int line = 0;
    std::size_t end = 0; ///< behind its last line that is no comment
};

// Stanza by stanza: they can be many.
class Stanzas
{
public:
    explicit Stanzas(std::string_view text)
        : m_lines(text)
    {}

    bool next(Stanza& stanza)
    {
        stanza = {};
        while (m_lines.next()) {
            const std::string_view line = m_lines.line();
            if (line.starts_with('#'))
                continue;
            if (trimmed(line).empty()) {
                if (!stanza.fields.empty())
                    return true;
                continue;
            }
            add(stanza, line);
        }
        return !stanza.fields.empty();
    }

private:
    void add(Stanza& stanza, std::string_view line)
    {
        const auto colon = line.find(':');
        if (line.front() == ' ' || line.front() == '\t') {
            if (stanza.fields.empty())
                return;
            stanza.fields.back().value.append("\n").append(trimmed(line));
            stanza.fields.back().lines.to = m_lines.to();
        } else if (colon != std::string_view::npos && colon > 0) {
            if (stanza.fields.empty())
                stanza.line = m_lines.number();
            stanza.fields.push_back({lowered(trimmed(line.substr(0, colon))),
                                     std::string(trimmed(line.substr(colon + 1))),
                                     {m_lines.from(), m_lines.to()}});
        }
        stanza.end = m_lines.to();
    }

    Lines m_lines;
};

const Field* find(const Stanza& stanza, std::string_view name)
{
    const auto field = std::find_if(stanza.fields.begin(), stanza.fields.end(),
                                    [name](const Field& one) { return one.name == name; });
    return field == stanza.fields.end() ? nullptr : &*field;
}

std::vector<Stretch> linesOf(const Stanza& stanza, std::string_view name)
{
    std::vector<Stretch> lines;
    for (const Field& field : stanza.fields) {
        if (field.name == name)
            lines.push_back(field.lines);
    }
    return lines;
}

std::vector<std::string> listOf(const Stanza& stanza, std::string_view name)
{
    std::vector<std::string> list;
    const Field* field = find(stanza, name);
    if (!field)
        return list;
    for (Lines lines(field->value); lines.next();) {
        for (const std::string_view word : wordsOf(lines.line()))
            list.emplace_back(word);
    }
    return list;
}

// The words apt takes for no.
bool isOff(const Stanza& stanza)
{
    static constexpr std::string_view words[] = {"no", "false", "without", "off", "disable", "0"};
    const Field* field = find(stanza, "enabled");
    return field &&
           std::find(std::begin(words), std::end(words), lowered(field->value)) != std::end(words);
}

std::string indented(const std::string& value)
{
    std::string text;
    for (const char c : value)
        text += c == '\n' ? std::string("\n ") : std::string(1, c);
    return text;
}

} // namespace

std::vector<AptEntry> readDeb822(std::string_view text)
{
    std::vector<AptEntry> entries;
    Stanza stanza;
    for (Stanzas stanzas(text); stanzas.next(stanza);) {
        AptEntry entry{listOf(stanza, "types"),
                       listOf(stanza, "uris"),
                       listOf(stanza, "suites"),
                       listOf(stanza, "components"),
                       !isOff(stanza),
                       {},
                       stanza.line};
        if (entry.types.empty() || entry.uris.empty() || entry.suites.empty())
            continue;
        if (const Field* key = find(stanza, "signed-by"))
            entry.signedBy = std::string(trimmed(key->value));
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::string enableDeb822(std::string_view text, int line, bool enabled)
{
    Stanza stanza;
    for (Stanzas stanzas(text); stanzas.next(stanza);) {
        if (stanza.line != line)
            continue;
        const Field* field = find(stanza, "enabled");
        if (field && enabled) // on is what apt takes without the field
            return withoutStretches(text, linesOf(stanza, "enabled"));
        std::string result(text.substr(0, field ? field->lines.from : stanza.end));
        const bool isOpen = !field && !result.ends_with('\n');
        const bool isLast = field && !text.substr(0, field->lines.to).ends_with('\n');
        result += isOpen ? "\nEnabled: no" : isLast ? "Enabled: no" : "Enabled: no\n";
        return result.append(text.substr(field ? field->lines.to : stanza.end));
    }
    return std::string(text);
}

std::string withDeb822(std::string_view text, const AptEntry& entry)
{
    std::string result(text);
    if (!result.empty() && !result.ends_with('\n'))
        result += "\n";
    if (!result.empty() && !result.ends_with("\n\n"))
        result += "\n";
    result += "Types: " + joined(entry.types) + "\nURIs: " + joined(entry.uris) +
              "\nSuites: " + joined(entry.suites) + "\n";
    if (!entry.components.empty())
        result += "Components: " + joined(entry.components) + "\n";
    if (!entry.signedBy.empty())
        result += "Signed-By: " + indented(entry.signedBy) + "\n";
    if (!entry.enabled)
        result += "Enabled: no\n";
    return result;
}

} // namespace vfpilot::model
