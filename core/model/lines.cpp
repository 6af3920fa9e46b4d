// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/lines.h"

#include "core/model/utf8.h"

#include <algorithm>

namespace vfpilot::model {

bool Lines::next()
{
    if (m_next >= m_text.size())
        return false;
    m_from = m_next;
    m_end = std::min(m_text.find('\n', m_from), m_text.size());
    m_next = std::min(m_end + 1, m_text.size());
    ++m_number;
    return true;
}

std::string_view trimmed(std::string_view text)
{
    constexpr auto blanks = " \t\r";
    const auto from = text.find_first_not_of(blanks);
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(blanks) + 1 - from);
}

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    constexpr auto blanks = " \t\r";
    for (auto from = text.find_first_not_of(blanks); from != std::string_view::npos;) {
        const auto to = std::min(text.find_first_of(blanks, from), text.size());
        words.push_back(text.substr(from, to - from));
        from = text.find_first_not_of(blanks, to);
    }
    return words;
}

Error malformed(const std::string& path, int line, const std::string& reason)
{
    return fail(Errc::FileMalformed,
                {{"path", path}, {"line", std::to_string(line)}, {"reason", reason}});
}

Result<> checkText(std::string_view text, const std::string& path)
{
    for (Lines lines(text); lines.next();) {
        if (lines.line().find('\0') != std::string_view::npos || !isUtf8(lines.line()))
            return malformed(path, lines.number(), "not-text");
    }
    return {};
}

std::string withLine(std::string_view text, std::string_view line)
{
    const bool isOpen = !text.empty() && !text.ends_with('\n');
    return std::string(text) + (isOpen ? "\n" : "") + std::string(line) + (isOpen ? "" : "\n");
}

std::string withoutStretches(std::string_view text, const std::vector<Stretch>& stretches)
{
    std::string rest;
    std::size_t copied = 0;
    for (const Stretch& stretch : stretches) {
        rest += text.substr(copied, stretch.from - copied);
        copied = stretch.to;
    }
    rest += text.substr(copied);
    const bool wasOpen = !text.ends_with('\n');
    if (!stretches.empty() && stretches.back().to == text.size() && wasOpen && rest.ends_with('\n'))
        rest.pop_back();
    return rest;
}

} // namespace vfpilot::model
