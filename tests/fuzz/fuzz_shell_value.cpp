// SPDX-License-Identifier: GPL-3.0-or-later
// The value of a shell assignment: its pieces, edits in its text, kernel words in it.
#include "core/model/kernel_cmdline.h"
#include "core/model/shell_edit.h"
#include "core/model/shell_words.h"
#include "tests/fuzz/property.h"

#include <algorithm>

using namespace vfpilot;
using fuzz::Input;
using model::ShellValue;

namespace {

void checkPieces(const std::string& text)
{
    std::vector<model::ShellAssignment> assignments;
    const auto fault = model::readShellAssignments(text, assignments);
    HOLDS(!fault || (fault->at <= text.size() && fault->reason));
    std::size_t end = 0;
    for (const auto& assignment : assignments) {
        HOLDS(assignment.from >= end && assignment.from <= text.size());
        end = std::max(assignment.from, assignment.to);
        HOLDS(assignment.line == model::lineOf(text, assignment.from - 1));
    }
    std::vector<model::ShellPiece> pieces;
    std::size_t at = 0;
    if (model::readShellValue(text, at, pieces))
        return;
    end = 0;
    for (const auto& piece : pieces) {
        HOLDS(piece.from >= end && piece.from < piece.to && piece.to <= at);
        end = piece.to;
    }
}

/// What stands in `value` once the bytes from `from` to `to` are `text`.
void checkEdit(const ShellValue& value, std::size_t from, std::size_t to, const std::string& text)
{
    const auto edited = value.with({{from, to, text}});
    if (!edited)
        return;
    const std::string expected = value.text().substr(0, from) + text + value.text().substr(to);
    HOLDS(edited->text() == expected, value.source(), edited->source(), expected);
    const auto again = ShellValue::parse(edited->source());
    HOLDS(again && again->text() == expected, edited->source());
}

void checkWords(const std::string& source, const std::vector<std::string>& words)
{
    const auto with = model::withKernelWords(source, words);
    if (with) {
        const auto value = ShellValue::parse(*with);
        HOLDS(value, *with);
        const auto line = model::KernelCmdline::parse(value->text());
        if (words.size() == 1)
            HOLDS(line.carries(words.front()), source, *with);
        HOLDS(model::withKernelWords(*with, words) == with, source, *with);
    }
    const auto without = model::withoutKernelWords(source, words);
    if (without)
        HOLDS(model::withoutKernelWords(*without, words) == without, source, *without);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const unsigned from = input.choice();
    const unsigned length = input.choice();
    const std::string source = input.text();
    std::string text = input.text();
    std::erase(text, ShellValue::unknown);
    checkPieces(source);
    if (const auto value = ShellValue::parse(source)) {
        const std::size_t at = std::min<std::size_t>(from, value->text().size());
        checkEdit(*value, at, std::min<std::size_t>(at + length, value->text().size()), text);
        checkEdit(*value, at, at, text);
    }
    checkWords(source, fuzz::plainWords(input));
    return 0;
}
