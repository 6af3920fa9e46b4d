// SPDX-License-Identifier: GPL-3.0-or-later
// A kernel command line, alone and as the first line of /etc/kernel/cmdline.
#include "core/model/cmdline_file.h"
#include "core/model/kernel_cmdline.h"
#include "tests/fuzz/property.h"

#include <algorithm>

using namespace vfpilot;
using fuzz::Input;
using model::CmdlineFile;
using model::KernelCmdline;

namespace {

/// The words of other keys, in order.
std::vector<std::string> others(const KernelCmdline& line, const std::string& word)
{
    const auto keyOf = [](std::string_view one) {
        one.remove_prefix(one.starts_with('"') ? 1 : 0);
        return KernelCmdline::keyOf(one);
    };
    auto words = line.words();
    std::erase_if(words, [&](const std::string& other) {
        return KernelCmdline::sameKey(keyOf(other), keyOf(word));
    });
    return words;
}

void checkReading(const KernelCmdline& line, const std::string& text)
{
    HOLDS(line.toLine() == text);
    const auto words = line.words();
    const auto ranges = line.ranges();
    HOLDS(words.size() == ranges.size());
    std::size_t end = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        HOLDS(ranges[i].from >= end && ranges[i].to <= text.size());
        HOLDS(text.substr(ranges[i].from, ranges[i].to - ranges[i].from) == words[i]);
        end = ranges[i].to;
    }
}

void checkEdit(const KernelCmdline& before, const std::string& word)
{
    KernelCmdline with = before;
    with.set(word);
    const std::string line = with.toLine();
    HOLDS(with.carries(word), line, word);
    HOLDS(KernelCmdline::parse(line).carries(word), line, word);
    HOLDS(KernelCmdline::parse(line).words() == with.words(), line, word);
    HOLDS(others(with, word) == others(before, word), line, word);
    KernelCmdline twice = with;
    twice.set(word);
    HOLDS(twice.toLine() == line, line, word);
    if (!before.value(KernelCmdline::keyOf(word))) {
        with.remove(word);
        HOLDS(with.toLine() == before.toLine(), line, word);
    }
}

void checkRemoval(const KernelCmdline& before, const std::string& word)
{
    KernelCmdline without = before;
    without.remove(word);
    const auto words = without.words();
    HOLDS(std::find(words.begin(), words.end(), word) == words.end(), without.toLine(), word);
    HOLDS(others(without, word) == others(before, word), without.toLine(), word);
    KernelCmdline twice = without;
    twice.remove(word);
    HOLDS(twice.toLine() == without.toLine(), without.toLine(), word);
}

void checkFile(const std::string& text, const std::vector<std::string>& words)
{
    const auto file = CmdlineFile::parse(text, "/etc/kernel/cmdline");
    if (!file)
        return;
    HOLDS(file->toText() == text);
    const CmdlineFile with = file->with(words);
    const std::string rest = text.substr(file->firstLine().size());
    HOLDS(with.toText().ends_with(rest));
    const auto again = CmdlineFile::parse(with.toText(), "/etc/kernel/cmdline");
    HOLDS(again, with.toText());
    HOLDS(again->with(words).with(words).toText() == again->with(words).toText());
    const auto without = CmdlineFile::parse(with.without(words).toText(), "/etc/kernel/cmdline");
    HOLDS(without, with.without(words).toText());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const std::string text = input.text();
    const auto words = fuzz::plainWords(input);
    const KernelCmdline line = KernelCmdline::parse(text);
    checkReading(line, text);
    for (const std::string& word : words) {
        checkEdit(line, word);
        checkRemoval(line, word);
    }
    for (const std::string& word : line.words())
        checkRemoval(line, word);
    checkFile(text, words);
    return 0;
}
