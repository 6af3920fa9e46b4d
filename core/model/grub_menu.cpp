// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/grub_menu.h"

#include "core/base/number.h"
#include "core/model/grub_script.h"

#include <algorithm>
#include <optional>

namespace vfpilot::model {
namespace {

using Words = std::vector<std::string>;

struct Heading
{
    std::string title;
    std::string id;
};

Heading headingOf(const Words& words)
{
    Heading heading;
    bool hasTitle = false;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string& word = words[i];
        const bool takesNext = word == "--class" || word == "--users" || word == "--hotkey" ||
                               word == "--source" || word == "--id" ||
                               word == "$menuentry_id_option" || word == "${menuentry_id_option}";
        if (takesNext && i + 1 < words.size()) {
            ++i;
            if (word.ends_with("id") || word.find("menuentry_id_option") != std::string::npos)
                heading.id = words[i];
        } else if (!hasTitle && !word.starts_with("--")) {
            heading.title = word;
            hasTitle = true;
        }
    }
    return heading;
}

// GRUB's linux command puts its arguments together again: quotes around one with spaces, a
// backslash before quotes and backslashes.
std::string handedOn(const Words& words, std::size_t first)
{
    std::string line;
    for (std::size_t i = first; i < words.size(); ++i) {
        const bool quoted = words[i].find(' ') != std::string::npos;
        line += i > first ? " " : "";
        line += quoted ? "\"" : "";
        for (const char c : words[i]) {
            if (c == '\\' || c == '\'' || c == '"')
                line += '\\';
            line += c;
        }
        line += quoted ? "\"" : "";
    }
    return line;
}

// The command behind what may stand before one.
std::size_t commandAt(const Words& words)
{
    static constexpr std::string_view before[] = {"if",    "then",  "else", "elif",
                                                  "while", "until", "do",   "!"};
    std::size_t at = 0;
    while (at < words.size() &&
           std::find(std::begin(before), std::end(before), words[at]) != std::end(before))
        ++at;
    return at;
}

bool startsLinux(const Words& words, std::size_t at)
{
    return at + 1 < words.size() &&
           (words[at] == "linux" || words[at] == "linuxefi" || words[at] == "linux16");
}

std::string releaseOf(std::string_view path)
{
    constexpr std::string_view prefix = "vmlinuz-";
    const auto slash = path.rfind('/');
    const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    return name.starts_with(prefix) ? std::string(name.substr(prefix.size())) : std::string();
}

enum class Block { Other, Submenu, Entry };

Block blockOf(const Words& words)
{
    if (words.empty())
        return Block::Other;
    return words[0] == "menuentry" ? Block::Entry
           : words[0] == "submenu" ? Block::Submenu
                                   : Block::Other;
}

bool isRecovery(const Heading& heading)
{
    return heading.title.find("(recovery mode)") != std::string::npos ||
           heading.id.find("-recovery-") != std::string::npos;
}

// "a>b": part by part, ">>" being a '>' of a title.
Words pathOf(std::string_view value)
{
    Words parts(1);
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '>')
            parts.back() += value[i];
        else if (i + 1 < value.size() && value[i + 1] == '>')
            parts.back() += value[i++];
        else
            parts.emplace_back();
    }
    return parts;
}

// Last of the file's settings. What the environment block holds is not known.
std::string defaultSetting(std::string_view text)
{
    std::string value;
    GrubScript script(text);
    for (auto ends = GrubScript::Ends::Command; ends != GrubScript::Ends::Text;) {
        ends = script.next();
        const std::size_t at = commandAt(script.words());
        if (at + 1 >= script.words().size() || script.words()[at] != "set")
            continue;
        const std::string& word = script.words()[at + 1];
        if (!word.starts_with("default=") || word.find("next_entry") != std::string::npos)
            continue;
        value = word.find('$') == std::string::npos ? word.substr(8) : std::string();
    }
    return value;
}

// What stands on one page of the menu, in order.
struct Item
{
    Heading heading;
    int line = 0;
    bool isSubmenu = false;
    std::vector<Item> items;
};

// Deeper than anybody nests menus; a hostile file cannot make the stack grow.
constexpr std::size_t deepest = 8;

void readItems(GrubScript& script, std::vector<Item>& items, std::size_t depth)
{
    std::size_t others = 0;
    for (;;) {
        const auto ends = script.next();
        if (ends == GrubScript::Ends::Text)
            return;
        if (ends == GrubScript::Ends::Block) {
            if (others == 0 && depth > 0)
                return;
            others -= others > 0 ? 1 : 0;
        }
        if (ends != GrubScript::Ends::OpensBlock)
            continue;
        const Block block = blockOf(script.words());
        if (block == Block::Other || others > 0 || depth == deepest) {
            ++others;
            continue;
        }
        items.push_back({headingOf(script.words()), script.line(), block == Block::Submenu, {}});
        if (block == Block::Submenu)
            readItems(script, items.back().items, depth + 1);
        else
            ++others;
    }
}

const Item* chosen(const std::vector<Item>& items, const std::string& part)
{
    if (items.empty())
        return nullptr;
    if (const auto number = wholeNumber<std::size_t>(part))
        return *number < items.size() ? &items[*number] : &items.front();
    const auto named = std::find_if(items.begin(), items.end(), [&part](const Item& item) {
        return !part.empty() && (item.heading.title == part || item.heading.id == part);
    });
    return named == items.end() ? &items.front() : &*named;
}

} // namespace

std::vector<GrubMenuEntry> parseGrubMenu(std::string_view text, std::string_view wayBackId)
{
    std::vector<GrubMenuEntry> entries;
    std::vector<Block> blocks;
    std::size_t submenus = 0;
    std::size_t wayBackAt = 0; // depth of that page while it is open
    std::optional<GrubMenuEntry> open;
    std::size_t openAt = 0;
    GrubScript script(text);
    for (auto ends = GrubScript::Ends::Command; ends != GrubScript::Ends::Text;) {
        ends = script.next();
        const Words& words = script.words();
        if (ends == GrubScript::Ends::OpensBlock) {
            blocks.push_back(open ? Block::Other : blockOf(words));
            submenus += blocks.back() == Block::Submenu ? 1 : 0;
            if (blocks.back() == Block::Submenu && wayBackAt == 0 && !wayBackId.empty() &&
                headingOf(words).id == wayBackId)
                wayBackAt = blocks.size();
            if (blocks.back() == Block::Entry) {
                const Heading heading = headingOf(words);
                const bool wayBack = wayBackAt != 0;
                open = GrubMenuEntry{.title = heading.title,
                                     .kernel = {},
                                     .options = {},
                                     .recovery = wayBack || isRecovery(heading),
                                     .wayBack = wayBack,
                                     .inSubmenu = submenus > 0,
                                     .line = script.line()};
                openAt = blocks.size();
            }
            continue;
        }
        const std::size_t at = commandAt(words);
        if (open && open->kernel.empty() && startsLinux(words, at)) {
            open->kernel = releaseOf(words[at + 1]);
            open->options = handedOn(words, at + 2);
        }
        if (ends == GrubScript::Ends::Block && !blocks.empty()) {
            if (open && blocks.size() == openAt) {
                if (!open->kernel.empty())
                    entries.push_back(std::move(*open));
                open.reset();
            }
            submenus -= blocks.back() == Block::Submenu ? 1 : 0;
            wayBackAt = wayBackAt == blocks.size() ? 0 : wayBackAt;
            blocks.pop_back();
        }
    }
    return entries;
}

const GrubMenuEntry* defaultEntry(std::string_view text, const std::vector<GrubMenuEntry>& entries)
{
    Item menu;
    GrubScript script(text);
    readItems(script, menu.items, 0);
    const Words path = pathOf(defaultSetting(text));
    const Item* item = chosen(menu.items, path.front());
    for (std::size_t i = 1; item && item->isSubmenu; ++i)
        item = chosen(item->items, i < path.size() ? path[i] : std::string());
    const auto entry = std::find_if(entries.begin(), entries.end(), [item](const auto& one) {
        return item && one.line == item->line;
    });
    return entry == entries.end() ? nullptr : &*entry;
}

} // namespace vfpilot::model
