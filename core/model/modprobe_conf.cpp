// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/modprobe_conf.h"

#include "core/base/words.h"
#include "core/model/kernel_cmdline.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

// The list without the ids in `gone`; what is left of it keeps its spelling.
std::string leftOf(std::string_view list, const std::vector<std::string>& gone)
{
    std::string left;
    while (!list.empty()) {
        const auto comma = std::min(list.find(','), list.size());
        const std::string_view id = list.substr(0, comma);
        list.remove_prefix(std::min(comma + 1, list.size()));
        const bool isGone = std::any_of(gone.begin(), gone.end(), [id](const std::string& one) {
            return lowered(one) == lowered(id);
        });
        if (!isGone && !id.empty())
            left.append(left.empty() ? "" : ",").append(id);
    }
    return left;
}

// Its lines joined, as kmod reads them.
std::string joined(std::string_view source)
{
    std::string text;
    for (std::size_t at = 0; at < source.size(); ++at) {
        if (source[at] == '\\' && source.substr(at + 1, 1) == "\n")
            ++at;
        else if (source[at] != '\n')
            text += source[at];
    }
    return text;
}

// Where the word stands as a whole; npos: it is broken over two lines. What a continued line begins
// or ends with belongs to the word on its other side.
std::size_t findWord(std::string_view text, std::string_view word, std::size_t at)
{
    const auto isBlank = [text](std::size_t i) {
        return i >= text.size() ||
               std::string_view(" \t\r\n").find(text[i]) != std::string_view::npos;
    };
    const auto isGlued = [text, isBlank](std::size_t i) {
        while (i >= 2 && text.substr(i - 2, 2) == "\\\n")
            i -= 2;
        return !isBlank(i - 1);
    };
    for (at = text.find(word, at); at != std::string_view::npos; at = text.find(word, at + 1)) {
        if (!isGlued(at) && isBlank(at + word.size()))
            return at;
    }
    return at;
}

bool goesOn(const Lines& lines, std::string_view text)
{
    return lines.line().ends_with('\\') && lines.to() > lines.from() &&
           text[lines.to() - 1] == '\n';
}

} // namespace

Result<ModprobeConf> ModprobeConf::parse(std::string_view text, const std::string& path)
{
    if (auto isText = checkText(text, path); !isText)
        return isText.error();
    return read(std::string(text), path);
}

ModprobeConf ModprobeConf::read(std::string text, const std::string& path)
{
    ModprobeConf conf;
    for (Lines lines(text); lines.next();) {
        const Stretch first{lines.from(), lines.to()};
        const int number = lines.number();
        while (goesOn(lines, text) && lines.next()) {
        }
        const std::string line =
            joined(std::string_view(text).substr(first.from, lines.to() - first.from));
        const auto words = wordsOf(line);
        if (line.starts_with('#') || words.size() < 2)
            continue;
        Command command{std::string(words[0]), std::string(words[1]), {}, number};
        command.words.assign(words.begin() + 2, words.end());
        conf.m_commands.push_back(std::move(command));
        conf.m_lines.push_back({first.from, lines.to()});
    }
    conf.m_text = std::move(text);
    conf.m_path = path;
    return conf;
}

std::vector<std::string> ModprobeConf::options(std::string_view module) const
{
    std::vector<std::string> options;
    for (const Command& command : m_commands) {
        if (command.kind == "options" && KernelCmdline::sameKey(command.module, module))
            options.insert(options.end(), command.words.begin(), command.words.end());
    }
    return options;
}

bool ModprobeConf::isBlacklisted(std::string_view module) const
{
    return std::any_of(m_commands.begin(), m_commands.end(), [module](const Command& command) {
        return command.kind == "blacklist" && KernelCmdline::sameKey(command.module, module);
    });
}

ModprobeConf ModprobeConf::withoutLine(int line) const
{
    std::vector<Stretch> gone;
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        if (m_commands[i].line == line)
            gone.push_back(m_lines[i]);
    }
    return read(withoutStretches(m_text, gone), m_path);
}

Result<ModprobeConf> ModprobeConf::withoutIds(std::string_view module,
                                              const std::vector<std::string>& ids) const
{
    const auto isMeant = [module](const Command& command) {
        return command.kind == "options" && KernelCmdline::sameKey(command.module, module);
    };
    return changed(isMeant, [&ids](const std::string& option) {
        if (!option.starts_with("ids="))
            return option;
        const std::string left = leftOf(std::string_view(option).substr(4), ids);
        if (left == leftOf(std::string_view(option).substr(4), {}))
            return option;
        return left.empty() ? std::string() : "ids=" + left;
    });
}

Result<ModprobeConf> ModprobeConf::withOptions(int line, const Change& change) const
{
    const auto isMeant = [line](const Command& command) {
        return command.kind == "options" && command.line == line;
    };
    if (std::none_of(m_commands.begin(), m_commands.end(), isMeant))
        return malformed(m_path, line, "not-understood");
    return changed(isMeant, change);
}

Result<ModprobeConf> ModprobeConf::changed(const Meant& isMeant, const Change& change) const
{
    std::string text;
    std::size_t copied = 0;
    std::vector<int> emptied;
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        const Command& command = m_commands[i];
        if (!isMeant(command))
            continue;
        std::size_t at = m_lines[i].from;
        std::size_t dropped = 0;
        for (const std::string& word : command.words) {
            const std::string left = change(word);
            if (left == word)
                continue;
            const std::string_view line = std::string_view(m_text).substr(0, m_lines[i].to);
            const auto found = findWord(line, word, at);
            if (found == std::string_view::npos)
                return malformed(m_path, command.line, "not-understood");
            std::size_t from = found;
            if (left.empty()) {
                from = m_text.find_last_not_of(" \t", found - 1) + 1;
                ++dropped;
                if (from < found && m_text[from - 1] == '\\') // would go on in the next line
                    return malformed(m_path, command.line, "not-understood");
            }
            text.append(m_text, copied, from - copied);
            text += left;
            copied = at = found + word.size();
        }
        if (dropped > 0 && dropped == command.words.size())
            emptied.push_back(command.line);
    }
    text.append(m_text, copied);
    ModprobeConf conf = read(std::move(text), m_path);
    std::vector<Stretch> gone;
    for (std::size_t i = 0; i < conf.m_commands.size(); ++i) {
        if (std::binary_search(emptied.begin(), emptied.end(), conf.m_commands[i].line))
            gone.push_back(conf.m_lines[i]);
    }
    return read(withoutStretches(conf.m_text, gone), m_path);
}

} // namespace vfpilot::model
