// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/kernel_cmdline.h"

#include "core/base/words.h"

#include <algorithm>
#include <utility>

namespace vfpilot::model {
namespace {

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// A key may stand in quotes together with its value: "dyndbg=file x +p".
std::string_view unquoted(std::string_view word)
{
    if (!word.empty() && word.front() == '"')
        word.remove_prefix(1);
    return word;
}

std::string_view valueOf(std::string_view word)
{
    const auto equals = word.find('=');
    return equals == std::string_view::npos ? std::string_view() : word.substr(equals + 1);
}

// pci_setup() of the kernel is called for each pci= and keeps what the others said.
bool addsUp(std::string_view key)
{
    return KernelCmdline::sameKey(key, "pci");
}

// Kernel parameters whose value is a list: what another put there has to stay. Of most a second one
// replaces the first.
bool isList(std::string_view key)
{
    return KernelCmdline::sameKey(key, "module_blacklist") || addsUp(key);
}

std::vector<std::string> namesOf(std::string_view word)
{
    std::string value(valueOf(word));
    std::erase(value, '"');
    return split(value, ',');
}

std::string listWord(std::string_view key, const std::vector<std::string>& names)
{
    const std::string list = joined(names, ',');
    const bool hasSpace = std::any_of(list.begin(), list.end(), isSpace);
    return std::string(key) + (hasSpace ? "=\"" + list + "\"" : "=" + list);
}

/// What the kernel takes from a list, wherever it stands.
std::vector<std::string> namesIn(const KernelCmdline& line, std::string_view key)
{
    if (!addsUp(key))
        return split(line.value(key).value_or(""), ',');
    std::vector<std::string> names;
    for (const std::string& word : line.words()) {
        if (!KernelCmdline::sameKey(KernelCmdline::keyOf(unquoted(word)), key))
            continue;
        for (std::string& name : namesOf(word))
            names.push_back(std::move(name));
    }
    return names;
}

} // namespace

KernelCmdline KernelCmdline::parse(std::string_view line)
{
    KernelCmdline result;
    std::string space;
    std::size_t at = 0;
    while (at < line.size()) {
        if (isSpace(line[at])) {
            space += line[at++];
            continue;
        }
        const std::size_t from = at;
        for (bool quoted = false; at < line.size() && (quoted || !isSpace(line[at])); ++at) {
            if (line[at] == '"')
                quoted = !quoted;
        }
        result.m_pieces.push_back({std::move(space), std::string(line.substr(from, at - from))});
        space.clear();
    }
    result.m_tail = std::move(space);
    return result;
}

std::string KernelCmdline::toLine() const
{
    std::string line;
    for (const Piece& piece : m_pieces)
        line += piece.space + piece.word;
    return line + m_tail;
}

std::vector<std::string> KernelCmdline::words() const
{
    std::vector<std::string> words;
    const std::size_t end = kernelPart();
    for (std::size_t i = 0; i < end; ++i)
        words.push_back(m_pieces[i].word);
    return words;
}

std::vector<KernelCmdline::Range> KernelCmdline::ranges() const
{
    std::vector<Range> ranges;
    const std::size_t end = kernelPart();
    std::size_t at = 0;
    for (std::size_t i = 0; i < end; ++i) {
        const std::size_t from = at + m_pieces[i].space.size();
        at = from + m_pieces[i].word.size();
        ranges.push_back({from, at});
    }
    return ranges;
}

std::size_t KernelCmdline::kernelPart() const
{
    const auto end = std::find_if(m_pieces.begin(), m_pieces.end(),
                                  [](const Piece& piece) { return piece.word == "--"; });
    return static_cast<std::size_t>(end - m_pieces.begin());
}

bool KernelCmdline::carries(std::string_view word) const
{
    const auto now = value(keyOf(word));
    if (!now)
        return false;
    if (!isList(keyOf(word)))
        return *now == valueOf(word);
    const auto names = namesIn(*this, keyOf(word));
    const auto wanted = split(valueOf(word), ',');
    return std::all_of(wanted.begin(), wanted.end(), [&names](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    });
}

std::optional<std::string> KernelCmdline::value(std::string_view key) const
{
    for (std::size_t i = kernelPart(); i-- > 0;) {
        const std::string_view word = unquoted(m_pieces[i].word);
        if (!sameKey(keyOf(word), key))
            continue;
        const auto equals = word.find('=');
        std::string value(equals == std::string_view::npos ? "" : word.substr(equals + 1));
        std::erase(value, '"');
        return value;
    }
    return std::nullopt;
}

void KernelCmdline::set(const std::string& word)
{
    if (carries(word))
        return;
    const std::string_view key = keyOf(word);
    if (!isList(key))
        return replaceKey(key, word);
    auto names = namesIn(*this, key);
    for (const std::string& name : split(valueOf(word), ',')) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
    replaceKey(key, listWord(key, names));
}

void KernelCmdline::remove(std::string_view word)
{
    const std::string_view key = keyOf(word);
    const auto gone = split(valueOf(word), ',');
    const auto isGone = [&gone](const std::string& name) {
        return std::find(gone.begin(), gone.end(), name) != gone.end();
    };
    if (isList(key) && value(key)) {
        auto names = namesIn(*this, key);
        if (std::erase_if(names, isGone) > 0 && !names.empty())
            return replaceKey(key, listWord(key, names));
    }
    // A list may name the same twice, or end in a comma: nothing of it is left then either.
    erase(0, [&](const Piece& piece) {
        if (piece.word == word)
            return true;
        if (!isList(key) || !sameKey(keyOf(unquoted(piece.word)), key))
            return false;
        const auto names = namesOf(piece.word);
        return !names.empty() && std::all_of(names.begin(), names.end(), isGone);
    });
}

void KernelCmdline::change(const std::function<std::string(const std::string& word)>& change)
{
    const std::size_t end = kernelPart();
    for (std::size_t i = 0; i < end; ++i)
        m_pieces[i].word = change(m_pieces[i].word);
    erase(0, [](const Piece& piece) { return piece.word.empty(); });
}

void KernelCmdline::replaceKey(std::string_view key, const std::string& word)
{
    const auto isOurs = [key](const Piece& piece) {
        return sameKey(keyOf(unquoted(piece.word)), key);
    };
    const auto end = m_pieces.begin() + static_cast<std::ptrdiff_t>(kernelPart());
    const auto first = std::find_if(m_pieces.begin(), end, isOurs);
    if (first == end) {
        // All that follows an open quote is in that quote.
        const bool isOpen =
            end != m_pieces.begin() &&
            std::count(std::prev(end)->word.begin(), std::prev(end)->word.end(), '"') % 2 != 0;
        const auto place = isOpen ? std::prev(end) : end;
        // At the start it stands where the first one stood, so that taking it out gives the line
        // again.
        std::string space = " ";
        if (place == m_pieces.begin())
            space = m_pieces.empty() ? "" : std::exchange(m_pieces.front().space, " ");
        m_pieces.insert(place, {std::move(space), word});
        return;
    }
    first->word = word;
    erase(static_cast<std::size_t>(first - m_pieces.begin()) + 1, isOurs);
}

template<class Gone>
void KernelCmdline::erase(std::size_t first, const Gone& gone)
{
    const auto begin = m_pieces.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = m_pieces.begin() + static_cast<std::ptrdiff_t>(kernelPart());
    // The first word's space goes to the one that becomes first, so that a line does not begin
    // with the space that stood between two words.
    const auto stays = std::find_if_not(begin, end, gone);
    if (first == 0 && stays != begin && stays != m_pieces.end())
        stays->space = begin->space;
    m_pieces.erase(std::remove_if(begin, end, gone), end);
}

std::string_view KernelCmdline::keyOf(std::string_view word)
{
    return word.substr(0, word.find('='));
}

bool KernelCmdline::sameKey(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return x == y || ((x == '-' || x == '_') && (y == '-' || y == '_'));
    });
}

} // namespace vfpilot::model
