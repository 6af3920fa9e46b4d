// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// A grub.cfg command by command, as GRUB's own script language cuts it. Nothing is expanded:
/// $name and ${name} stay in the words.
class GrubScript
{
public:
    enum class Ends { Command, Block, OpensBlock, Text };

    explicit GrubScript(std::string_view text)
        : m_text(text)
    {}

    /// Reads words up to a newline or ';' (Command), '{' (OpensBlock), '}' (Block) or the end.
    Ends next();
    const std::vector<std::string>& words() const { return m_words; }
    /// Where the first of words() stands.
    int line() const { return m_line; }

private:
    std::string readWord();
    void readQuoted(std::string& word, char quote);
    char take();

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<std::string> m_words;
    int m_lineNow = 1;
    int m_line = 1;
};

} // namespace vfpilot::model
