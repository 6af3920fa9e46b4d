// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// A text line by line.
class Lines
{
public:
    explicit Lines(std::string_view text)
        : m_text(text)
    {}

    /// False at the end. A text that ends with a newline has no empty line behind it.
    bool next();
    std::string_view line() const { return m_text.substr(m_from, m_end - m_from); }
    int number() const { return m_number; } ///< from 1
    std::size_t from() const { return m_from; }
    std::size_t to() const { return m_next; } ///< behind its newline

private:
    std::string_view m_text;
    std::size_t m_from = 0;
    std::size_t m_end = 0;
    std::size_t m_next = 0;
    int m_number = 0;
};

/// A part of a text, from its first byte to behind its last.
struct Stretch
{
    std::size_t from = 0;
    std::size_t to = 0;
};

/// Without blanks and carriage returns around it.
std::string_view trimmed(std::string_view text);
/// The words between blanks.
std::vector<std::string_view> wordsOf(std::string_view text);

Error malformed(const std::string& path, int line, const std::string& reason);
/// Error file-malformed {path, line, reason not-text}: NUL or invalid UTF-8.
Result<> checkText(std::string_view text, const std::string& path);

/// With one line more; a missing final newline stays missing, so that taking the line out gives
/// the text again.
std::string withLine(std::string_view text, std::string_view line);
/// Without these whole lines, in order and apart from each other.
std::string withoutStretches(std::string_view text, const std::vector<Stretch>& stretches);

} // namespace vfpilot::model
