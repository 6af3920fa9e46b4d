// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/shell_words.h"

#include "core/model/kernel_cmdline.h"
#include "core/model/shell_edit.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

using Words = std::vector<std::string>;

std::string_view keyOf(std::string_view word)
{
    if (word.starts_with('"'))
        word.remove_prefix(1);
    return KernelCmdline::keyOf(word);
}

bool endsWithKey(std::string_view key, std::string_view tail)
{
    return key.size() >= tail.size() &&
           KernelCmdline::sameKey(key.substr(key.size() - tail.size()), tail);
}

// A variable alone is a word of its own, or several, and none of ours. Glued to text it could be
// what we look for.
bool couldBe(std::string_view word, std::string_view wanted)
{
    const auto first = word.find(ShellValue::unknown);
    if (first == std::string_view::npos ||
        word.find_first_not_of(ShellValue::unknown) == std::string_view::npos)
        return false;
    const std::string_view head = word.substr(0, first);
    if (head.find('=') != std::string_view::npos)
        return KernelCmdline::sameKey(keyOf(head), keyOf(wanted));
    const std::string_view tail = word.substr(word.rfind(ShellValue::unknown) + 1);
    const bool tailFits = wanted.ends_with(tail) || (tail.find('=') != std::string_view::npos &&
                                                     endsWithKey(keyOf(wanted), keyOf(tail)));
    return tailFits && KernelCmdline::sameKey(head, wanted.substr(0, head.size()));
}

// A double quote that nothing closes makes one word of all that follows it.
bool isOpen(const Words& words)
{
    return !words.empty() && std::count(words.back().begin(), words.back().end(), '"') % 2 != 0;
}

// What happens to each word: stays, gets another text, goes. A word of the same key that is not
// kept becomes the new one.
Words paired(const Words& before, const Words& after, std::string_view key, const std::string& gone)
{
    Words remaining;
    std::copy_if(before.begin(), before.end(), std::back_inserter(remaining),
                 [&gone](const std::string& word) { return word != gone; });
    const bool onlyDrops = remaining == after;
    Words result;
    std::size_t next = 0;
    for (const std::string& word : before) {
        const bool isKept = next < after.size() && after[next] == word;
        const bool isReplaced = !onlyDrops && next < after.size() &&
                                KernelCmdline::sameKey(keyOf(word), key) &&
                                KernelCmdline::sameKey(keyOf(after[next]), key);
        result.push_back(isKept || isReplaced ? after[next++] : std::string());
    }
    result.insert(result.end(), after.begin() + static_cast<std::ptrdiff_t>(next), after.end());
    return result;
}

std::vector<ShellValue::Edit>
editsFor(const std::string& line, const KernelCmdline& before, const Words& pairs)
{
    const auto ranges = before.ranges();
    const Words words = before.words();
    const std::size_t lastEnd = ranges.empty() ? 0 : ranges.back().to;
    const std::size_t inits = std::min(line.find_first_not_of(" \t\n\v\f\r", lastEnd), line.size());
    std::vector<ShellValue::Edit> edits;
    bool isFirst = true;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        if (!pairs[i].empty()) {
            if (pairs[i] != words[i])
                edits.push_back({ranges[i].from, ranges[i].to, pairs[i]});
            isFirst = false;
        } else if (!isFirst) {
            edits.push_back({ranges[i - 1].to, ranges[i].to, {}});
        } else {
            const std::size_t rest = inits < line.size() ? inits : ranges[i].to;
            const std::size_t to = i + 1 < ranges.size() ? ranges[i + 1].from : rest;
            edits.push_back({ranges[i].from, to, {}});
        }
    }
    for (std::size_t i = ranges.size(); i < pairs.size(); ++i) {
        if (!ranges.empty())
            edits.push_back({lastEnd, lastEnd, " " + pairs[i]});
        else if (inits < line.size())
            edits.push_back({inits, inits, pairs[i] + " "});
        else
            edits.push_back({0, 0, pairs[i]});
    }
    return edits;
}

std::optional<std::string> edited(std::string source, const Words& words, bool isSet)
{
    auto value = ShellValue::parse(std::move(source));
    for (std::size_t i = 0; value && i < words.size(); ++i) {
        const KernelCmdline before = KernelCmdline::parse(value->text());
        const Words now = before.words();
        if ((isSet && isOpen(now)) ||
            std::any_of(now.begin(), now.end(), [&wanted = words[i]](const std::string& word) {
                return couldBe(word, wanted);
            }))
            return std::nullopt;
        KernelCmdline after = before;
        if (isSet)
            after.set(words[i]);
        else
            after.remove(words[i]);
        const std::string expected = after.toLine();
        if (expected == value->text())
            continue;
        const Words pairs = paired(now, after.words(), KernelCmdline::keyOf(words[i]),
                                   isSet ? std::string() : words[i]);
        value = value->with(editsFor(value->text(), before, pairs));
        if (value && value->text() != expected)
            return std::nullopt;
    }
    return value ? std::optional(value->source()) : std::nullopt;
}

bool isUnknown(const std::string& word)
{
    return word.find_first_not_of(ShellValue::unknown) == std::string::npos;
}

} // namespace

std::optional<std::string>
withChangedWords(std::string source,
                 const std::function<std::string(const std::string& word)>& change)
{
    const auto value = ShellValue::parse(std::move(source));
    if (!value)
        return std::nullopt;
    const KernelCmdline before = KernelCmdline::parse(value->text());
    const Words now = before.words();
    const bool isSure = std::all_of(now.begin(), now.end(), [](const std::string& word) {
        return isUnknown(word) || word.find(ShellValue::unknown) == std::string::npos;
    });
    if (!isSure || isOpen(now))
        return std::nullopt;
    Words pairs;
    for (const std::string& word : now)
        pairs.push_back(isUnknown(word) ? word : change(word));
    KernelCmdline after = before;
    std::size_t next = 0;
    after.change([&pairs, &next](const std::string&) { return pairs[next++]; });
    const auto changed = value->with(editsFor(value->text(), before, pairs));
    if (!changed || changed->text() != after.toLine())
        return std::nullopt;
    return changed->source();
}

std::optional<std::string> withKernelWords(std::string source, const Words& words)
{
    return edited(std::move(source), words, true);
}

std::optional<std::string> withoutKernelWords(std::string source, const Words& words)
{
    return edited(std::move(source), words, false);
}

} // namespace vfpilot::model
