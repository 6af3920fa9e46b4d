// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/leftover_edit.h"

#include "core/base/words.h"
#include "core/model/apt_sources.h"
#include "core/model/cmdline_file.h"
#include "core/model/kernel_cmdline.h"
#include "core/model/modprobe_conf.h"
#include "core/plan/parameters.h"
#include "core/plan/script_lines.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace vfpilot::plan {
namespace {

using catalog::Pattern;
using model::KernelCmdline;
using model::Lines;
using model::malformed;
using Take = catalog::LeftoverRule::Take;

constexpr auto notUnderstood = "not-understood";
constexpr std::size_t commandsAtMost = 64; // each costs a reading of the file; people have a few

void replaceAll(std::string& text, std::string_view name, const std::string& value)
{
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at))
        text.replace(at, name.size(), value);
}

/// "key=a,b" without the items that match; empty: none is left.
std::string withoutItems(const std::string& word, const Pattern& item)
{
    const auto equals = word.find('=');
    if (equals == std::string::npos)
        return word;
    auto items = splitAt(std::string_view(word).substr(equals + 1), ',');
    const auto isGone = [&item](const std::string& one) { return item.matchesWhole(one); };
    if (std::erase_if(items, isGone) == 0)
        return word;
    const bool isEmpty =
        std::all_of(items.begin(), items.end(), [](const auto& one) { return one.empty(); });
    if (isEmpty)
        return {};
    return word.substr(0, equals + 1) + joined(items, ',');
}

/// The line without the items of its words' lists.
std::string withoutItemsIn(std::string_view line, const Pattern& item)
{
    std::string left;
    std::size_t copied = 0;
    for (const std::string_view word : model::wordsOf(line)) {
        const std::string changed = withoutItems(std::string(word), item);
        const auto at = static_cast<std::size_t>(word.data() - line.data());
        left += line.substr(copied, at - copied);
        copied = at + word.size();
        if (changed.empty()) // with the blanks ahead of it
            left.erase(left.find_last_not_of(" \t") + 1);
        left += changed;
    }
    return left.append(line.substr(copied));
}

/// Files where each line stands for itself.
class LineEdit
{
public:
    LineEdit(const LeftoverEdit& edit, const std::string& path)
        : m_edit(edit)
        , m_path(path)
    {}

    Result<Removal> run(const std::string& text)
    {
        if (auto isText = model::checkText(text, m_path); !isText)
            return isText.error();
        if (m_edit.rule.take == Take::Command && !isPlainScript(text))
            return malformed(m_path, firstMatch(text), notUnderstood);
        Removal removal;
        for (Lines lines(text); lines.next();) {
            const std::string line(lines.line());
            Args named;
            if (!m_edit.pattern.find(line, named)) {
                removal.text.append(text, lines.from(), lines.to() - lines.from());
                continue;
            }
            const auto changed = changedLine(line, named);
            if (!changed || *changed == line)
                return malformed(m_path, lines.number(), notUnderstood);
            removal.removed.emplace_back(model::trimmed(line));
            if (!goes(*changed))
                removal.text += *changed + text.substr(lines.from() + line.size(),
                                                       lines.to() - lines.from() - line.size());
            else if (lines.to() == text.size() && !text.ends_with('\n') && !removal.text.empty())
                removal.text.pop_back(); // as the text, it ends without a newline
        }
        return removal;
    }

private:
    bool goes(const std::string& changed) const
    {
        const Take take = m_edit.rule.take;
        return take == Take::Line || take == Take::Command ||
               (take == Take::Items && model::trimmed(changed).empty());
    }

    int firstMatch(const std::string& text) const
    {
        for (Lines lines(text); lines.next();) {
            if (m_edit.pattern.matchesPart(lines.line()))
                return lines.number();
        }
        return 1;
    }

    /// None: it cannot be told.
    std::optional<std::string> changedLine(const std::string& line, const Args& named) const
    {
        switch (m_edit.rule.take) {
        case Take::Line:
            return std::string();
        case Take::Items:
            return withoutItemsIn(line, m_edit.item);
        case Take::Returns:
            return line.ends_with('\r') ? std::optional(line.substr(0, line.size() - 1))
                                        : std::nullopt;
        case Take::Tail:
            return withoutTail(line, named);
        case Take::Command:
            return setsVfsOf(line, m_edit.address) ? std::optional<std::string>("") : std::nullopt;
        default:
            return std::nullopt;
        }
    }

    static std::optional<std::string> withoutTail(const std::string& line, const Args& named)
    {
        const auto tail = named.find("tail");
        const auto at = tail == named.end() ? std::string::npos : line.rfind(tail->second);
        if (at == std::string::npos)
            return std::nullopt;
        return line.substr(0, at) + line.substr(at + tail->second.size());
    }

    const LeftoverEdit& m_edit;
    const std::string& m_path;
};

/// A command may go on over several lines: its model knows where it ends.
Result<Removal>
withoutCommands(const LeftoverEdit& edit, const std::string& path, const std::string& text)
{
    auto conf = model::ModprobeConf::parse(text, path);
    if (!conf)
        return conf.error();
    std::vector<std::pair<int, std::string>> found;
    for (Lines lines(text); lines.next();) {
        if (edit.pattern.matchesPart(lines.line()))
            found.emplace_back(lines.number(), model::trimmed(lines.line()));
    }
    if (found.size() > commandsAtMost)
        return malformed(path, found.front().first, notUnderstood);
    const auto left = [&edit](const std::string& option) {
        if (edit.rule.take == Take::Items)
            return withoutItems(option, edit.item);
        return edit.item.matchesWhole(option) ? std::string() : option;
    };
    Removal removal;
    for (auto place = found.rbegin(); place != found.rend(); ++place) { // numbers ahead stay right
        auto after = edit.rule.take == Take::Line
                         ? Result<model::ModprobeConf>(conf->withoutLine(place->first))
                         : conf->withOptions(place->first, left);
        if (!after)
            return after.error();
        if (after->toText() == conf->toText())
            return malformed(path, place->first, notUnderstood);
        conf = std::move(after);
        removal.removed.insert(removal.removed.begin(), place->second);
    }
    removal.text = conf->toText();
    return removal;
}

/// The same sources, the one with the tail without two of its components.
bool isSameSource(const std::string& before, const std::string& after, const std::string& path)
{
    const auto was = model::AptSources::parse(before, path);
    const auto is = model::AptSources::parse(after, path);
    if (!was || !is || was->entries().size() != is->entries().size())
        return false;
    for (std::size_t i = 0; i < is->entries().size(); ++i) {
        const auto& a = was->entries()[i];
        const auto& b = is->entries()[i];
        const bool isStart =
            b.components.size() <= a.components.size() &&
            std::equal(b.components.begin(), b.components.end(), a.components.begin());
        const auto lost = a.components.size() - b.components.size();
        if (a.uris != b.uris || a.suites != b.suites || a.enabled != b.enabled || !isStart ||
            (lost != 0 && (lost != 2 || b.components.empty())))
            return false;
    }
    return true;
}

} // namespace

Pattern patternFor(const std::string& text, const protocol::GpuFacts* gpu)
{
    // Neither is ever empty on a device, and a text without them must not be found everywhere.
    const auto orNone = [](const std::string& value) {
        return catalog::quoted(value.empty() ? "none" : value);
    };
    std::string pattern = text;
    replaceAll(pattern, "{device}", orNone(gpu ? gpu->deviceId : ""));
    replaceAll(pattern, "{address}", orNone(gpu ? gpu->address : ""));
    return Pattern(pattern);
}

LeftoverEdit::LeftoverEdit(const catalog::LeftoverRule& found, const protocol::GpuFacts* gpu)
    : rule(found)
    , pattern(patternFor(found.pattern, gpu))
    , item(patternFor(found.item, gpu))
    , address(gpu ? gpu->address : std::string())
{}

Result<Removal>
withoutLeftover(const LeftoverEdit& edit, const std::string& path, const std::string& text)
{
    const bool isModprobe = path.starts_with("/etc/modprobe.d/");
    if (isModprobe)
        return withoutCommands(edit, path, text);
    if (edit.rule.take == Take::Options)
        return malformed(path, 1, notUnderstood);
    auto removal = LineEdit(edit, path).run(text);
    if (!removal)
        return removal;
    if (edit.rule.take == Take::Tail && !isSameSource(text, removal->text, path))
        return malformed(path, 1, notUnderstood);
    if (edit.rule.take == Take::Returns) {
        if (const auto file = model::CmdlineFile::parse(removal->text, path); !file)
            return file.error();
        removal->removed.clear(); // no word went
    }
    return removal;
}

WordChange wordChange(const LeftoverEdit& edit,
                      const catalog::Catalog& catalog,
                      const std::vector<std::string>& words)
{
    if (edit.rule.take == Take::Word)
        return [&edit](const std::string& word) {
            return edit.pattern.matchesWhole(word) ? std::string() : word;
        };
    if (edit.rule.take == Take::Items)
        return [&edit](const std::string& word) {
            return edit.pattern.matchesWhole(word) ? withoutItems(word, edit.item) : word;
        };
    std::map<std::string, std::string> kept; // the word that counts, by its parameter
    for (const ParameterWords& found : severalTimes(catalog, words)) {
        if (found.isContradicting() == (edit.rule.take == Take::Others))
            kept[found.name] = found.words.back();
    }
    std::set<std::string> seen;
    return [kept, seen](const std::string& word) mutable {
        const auto known = std::find_if(kept.begin(), kept.end(), [&word](const auto& one) {
            return KernelCmdline::sameKey(KernelCmdline::keyOf(word), one.first);
        });
        if (known == kept.end())
            return word;
        return word == known->second && seen.insert(known->first).second ? word : std::string();
    };
}

std::string lostOf(const std::string& word, const std::string& after)
{
    if (after.empty())
        return word;
    const std::string key(KernelCmdline::keyOf(word));
    const auto left = splitAt(after.substr(key.size() + 1), ',');
    std::vector<std::string> lost;
    for (std::string& item : splitAt(word.substr(key.size() + 1), ',')) {
        if (std::find(left.begin(), left.end(), item) == left.end())
            lost.push_back(std::move(item));
    }
    return key + "=" + joined(lost, ',');
}

} // namespace vfpilot::plan
