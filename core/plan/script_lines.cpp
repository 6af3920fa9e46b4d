// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/script_lines.h"

#include "core/catalog/patterns.h"
#include "core/model/lines.h"

#include <algorithm>
#include <array>

namespace vfpilot::plan {
namespace {

constexpr std::array keywords = {"if",    "then", "elif", "else", "fi",   "for",    "while",
                                 "until", "do",   "done", "case", "esac", "select", "function",
                                 "{",     "}",    "(",    ")",    "!"};

bool isEven(std::string_view line, char c)
{
    return std::count(line.begin(), line.end(), c) % 2 == 0;
}

bool isBalanced(std::string_view line, char open, char close)
{
    return std::count(line.begin(), line.end(), open) ==
           std::count(line.begin(), line.end(), close);
}

bool standsForItself(std::string_view line)
{
    const auto word = line.substr(0, line.find_first_of(" \t;"));
    const bool isKeyword = std::find(keywords.begin(), keywords.end(), word) != keywords.end();
    const bool goesOn = line.ends_with('\\') || line.ends_with('|') || line.ends_with('&') ||
                        line.find("<<") != std::string_view::npos;
    return !isKeyword && !goesOn && isEven(line, '"') && isEven(line, '\'') && isEven(line, '`') &&
           isBalanced(line, '(', ')') && isBalanced(line, '{', '}');
}

} // namespace

bool isPlainScript(std::string_view script)
{
    for (model::Lines lines(script); lines.next();) {
        const std::string_view line = model::trimmed(lines.line());
        if (!line.empty() && line.front() != '#' && !standsForItself(line))
            return false;
    }
    return true;
}

bool setsVfsOf(const std::string& line, const std::string& pf)
{
    const std::string target =
        "[\"']?/sys/[A-Za-z0-9_.:/-]*/" + catalog::quoted(pf) + "/sriov_numvfs[\"']?";
    const catalog::Pattern whole(R"(\s*(?:/usr)?(?:/bin/)?echo\s+(?:-n\s+)?["']?[0-9]+["']?\s*)"
                                 R"((?:>|\|\s*(?:sudo\s+)?(?:/usr/bin/)?tee\s+)\s*)" +
                                 target + R"(\s*(?:>\s*/dev/null\s*)?(?:[ \t]#.*)?)");
    return !pf.empty() && whole.matchesWhole(line);
}

} // namespace vfpilot::plan
