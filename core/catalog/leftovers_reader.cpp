// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog_reader.h"
#include "core/catalog/reading.h"

#include <algorithm>
#include <array>
#include <set>

namespace vfpilot::catalog {
namespace {

using Node = CheckedJson::Node;
using Where = LeftoverRule::Where;
using Check = LeftoverRule::Check;
using Take = LeftoverRule::Take;

Where readWhere(const Node& node)
{
    const auto word = readWord(node, {"cmdline", "file", "dkms", "package"});
    if (word == "file")
        return Where::File;
    if (word == "dkms")
        return Where::Dkms;
    return word == "package" ? Where::Package : Where::Cmdline;
}

Check readCheck(const Node& node)
{
    const auto word = readWord(node, {"absent", "repeated", "contradicting", "stale-pin"});
    if (word == "absent")
        return Check::Absent;
    if (word == "repeated")
        return Check::Repeated;
    return word == "stale-pin" ? Check::StalePin : Check::Contradicting;
}

constexpr std::array takes = {
    std::pair("by-hand", Take::ByHand),  std::pair("always", Take::Always),
    std::pair("word", Take::Word),       std::pair("items", Take::Items),
    std::pair("repeats", Take::Repeats), std::pair("others", Take::Others),
    std::pair("line", Take::Line),       std::pair("options", Take::Options),
    std::pair("returns", Take::Returns), std::pair("tail", Take::Tail),
    std::pair("command", Take::Command),
};

Take readTake(const Node& node)
{
    const auto word = readWord(node, {"by-hand", "always", "word", "items", "repeats", "others",
                                      "line", "options", "returns", "tail", "command"});
    const auto found = std::find_if(takes.begin(), takes.end(),
                                    [&word](const auto& t) { return word == t.first; });
    return found == takes.end() ? Take::ByHand : found->second;
}

/// Whether something found there can be taken out that way.
bool goesWith(const LeftoverRule& rule)
{
    switch (rule.take) {
    case Take::ByHand:
    case Take::Always:
        return true;
    case Take::Word:
        return rule.where == Where::Cmdline && rule.check == Check::Pattern;
    case Take::Repeats:
        return rule.check == Check::Repeated;
    case Take::Others:
        return rule.check == Check::Contradicting;
    case Take::Items:
        return rule.where == Where::Cmdline || rule.where == Where::File;
    case Take::Line:
    case Take::Options:
    case Take::Returns:
    case Take::Tail:
    case Take::Command:
        return rule.where == Where::File && rule.check == Check::Pattern;
    }
    return false;
}

/// A path to look into: absolute, and with nothing in it that leads elsewhere.
std::string readGlob(const Node& node)
{
    auto text = node.text();
    if (!text.starts_with('/') || text.find("/..") != std::string::npos)
        node.reject("not an absolute path");
    return text;
}

/// The pattern with values in the place of {device} and {address}, to see that it is one then.
void checkPattern(const Node& node, std::string pattern)
{
    for (const std::string_view name : {"{device}", "{address}"}) {
        for (auto at = pattern.find(name); at != std::string::npos; at = pattern.find(name))
            pattern.replace(at, name.size(), "46d1");
    }
    requirePattern(node, pattern);
}

void readTaking(const Node& node, LeftoverRule& rule)
{
    if (const auto take = node.optional("take"))
        rule.take = readTake(*take);
    if (!goesWith(rule))
        node.reject("the take does not go with where and check");
    const bool needsItem = rule.take == Take::Items || rule.take == Take::Options;
    const auto item = node.optional("item");
    if (needsItem != item.has_value())
        node.reject("item belongs to take: items and options, and only there");
    if (item) {
        rule.item = item->text();
        checkPattern(*item, rule.item);
    }
}

LeftoverRule readLeftover(const Node& node)
{
    node.expectObject({"id", "where", "check", "files", "pattern", "severity", "minKernel",
                       "maxKernel", "driver", "notDevice", "cause", "fix", "comment", "take",
                       "item"});
    LeftoverRule rule;
    rule.id = readName(node.required("id"));
    rule.where = readWhere(node.required("where"));
    if (const auto check = node.optional("check"))
        rule.check = readCheck(*check);
    if (const auto files = node.optional("files")) {
        for (const Node& file : files->items(50))
            rule.files.push_back(readGlob(file));
    }
    if ((rule.where == Where::File) != !rule.files.empty())
        node.reject("files belong to where: file, and only there");
    const bool isFileCheck = rule.check == Check::Absent || rule.check == Check::StalePin;
    const bool isWordCheck = rule.check == Check::Repeated || rule.check == Check::Contradicting;
    if ((isFileCheck && rule.where != Where::File) || (isWordCheck && rule.where != Where::Cmdline))
        node.reject("the check does not go with where");
    if (rule.check == Check::Pattern || rule.check == Check::Absent) {
        const auto pattern = node.required("pattern");
        rule.pattern = pattern.text();
        checkPattern(pattern, rule.pattern);
    } else if (node.optional("pattern")) {
        node.reject("the check takes no pattern");
    }
    readTaking(node, rule);
    rule.severity = readSeverity(node.required("severity"), {"info", "warning", "blocking"});
    rule.kernels = readWindow(node);
    if (const auto driver = node.optional("driver"))
        rule.driver = readName(*driver);
    if (const auto device = node.optional("notDevice"))
        rule.notDevice = readHex(*device, 4);
    rule.cause = readName(node.required("cause"));
    rule.fix = readName(node.required("fix"));
    return rule;
}

} // namespace

Result<LeftoversFile> readLeftovers(const CatalogFile& source)
{
    CheckedJson file(source.name, source.text);
    LeftoversFile leftovers;
    const auto root = file.root();
    root.expectObject({"format", "version", "leftovers"});
    (void)root.required("format").number(1, 1);
    leftovers.version = root.required("version").text();
    std::set<std::string> ids;
    for (const Node& item : root.required("leftovers").items(500)) {
        leftovers.leftovers.push_back(readLeftover(item));
        if (!ids.insert(leftovers.leftovers.back().id).second)
            item.reject("the id stands here twice");
    }
    if (file.fault())
        return *file.fault();
    return leftovers;
}

} // namespace vfpilot::catalog
