// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/grub_script.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

// What ends a word outside of quotes.
bool isMeta(char c)
{
    return isBlank(c) || std::string_view("\n;{}|&<>").find(c) != std::string_view::npos;
}

} // namespace

char GrubScript::take()
{
    const char c = m_text[m_at++];
    m_lineNow += c == '\n' ? 1 : 0;
    return c;
}

GrubScript::Ends GrubScript::next()
{
    m_words.clear();
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '#') {
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        } else if (c == '\n' || c == ';') {
            take();
            if (!m_words.empty())
                return Ends::Command;
        } else if (c == '{' || c == '}') {
            take();
            return c == '{' ? Ends::OpensBlock : Ends::Block;
        } else if (isMeta(c)) {
            take();
        } else {
            if (m_words.empty())
                m_line = m_lineNow;
            m_words.push_back(readWord());
        }
    }
    return Ends::Text;
}

std::string GrubScript::readWord()
{
    std::string word;
    while (m_at < m_text.size() && !isMeta(m_text[m_at])) {
        const char c = take();
        if (c == '\'' || c == '"') {
            readQuoted(word, c);
        } else if (c == '\\') {
            if (m_at < m_text.size() && m_text[m_at] != '\n')
                word += take();
            else if (m_at < m_text.size())
                take(); // the line goes on
        } else if (c == '$' && m_at < m_text.size() && m_text[m_at] == '{') {
            const auto end = std::min(m_text.find_first_of("}\n", m_at), m_text.size());
            const std::size_t to = end < m_text.size() && m_text[end] == '}' ? end + 1 : end;
            word.append("$").append(m_text.substr(m_at, to - m_at));
            m_at = to;
        } else {
            word += c;
        }
    }
    return word;
}

// A quote that nothing closes takes in the rest, as in GRUB.
void GrubScript::readQuoted(std::string& word, char quote)
{
    while (m_at < m_text.size()) {
        const char c = take();
        if (c == quote)
            return;
        const bool escapes =
            c == '\\' && quote == '"' && m_at < m_text.size() &&
            std::string_view("$\"\\\n").find(m_text[m_at]) != std::string_view::npos;
        if (!escapes)
            word += c;
        else if (const char escaped = take(); escaped != '\n')
            word += escaped;
    }
}

} // namespace vfpilot::model
