// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/inverse_edit.h"

#include "core/model/cmdline_file.h"
#include "core/model/grub_default.h"
#include "core/model/kernel_cmdline.h"
#include "core/model/sysfs_conf.h"

#include <algorithm>

namespace vfpilot::steps {
namespace {

using model::GrubDefault;
using model::KernelCmdline;

Error blocked(const std::string& path)
{
    return fail(Errc::UndoBlocked, {{"path", path}});
}

/// More than one word has that name.
bool isRepeated(const KernelCmdline& line, std::string_view key)
{
    const auto words = line.words();
    return std::count_if(words.begin(), words.end(), [key](const std::string& word) {
               return KernelCmdline::sameKey(KernelCmdline::keyOf(word), key);
           }) > 1;
}

/// Words that went: where the kernel has none of that name by now, they come again. False:
/// somebody set another one, or an earlier one of `before` came to count once ours had gone.
bool putBack(KernelCmdline& line,
             const std::vector<std::string>& words,
             const KernelCmdline& before)
{
    for (const std::string& word : words) {
        auto with = line;
        with.set(word);
        const auto value = line.value(KernelCmdline::keyOf(word));
        // A list takes more names; another value of a single one stays where it is.
        if (value && !line.carries(word)) {
            const std::string old = std::string(KernelCmdline::keyOf(word)) + "=" + *value;
            if (!with.carries(old) || isRepeated(before, KernelCmdline::keyOf(word)))
                return false;
        }
        line = with;
    }
    return true;
}

Result<std::string> inverseCmdline(const plan::EditFile& edit, const std::string& now)
{
    const auto fileNow = model::CmdlineFile::parse(now, edit.path);
    const auto fileBefore = model::CmdlineFile::parse(edit.before, edit.path);
    if (!fileNow || !fileBefore)
        return blocked(edit.path);
    const auto lineBefore = KernelCmdline::parse(fileBefore->firstLine());
    auto line = KernelCmdline::parse(fileNow->firstLine());
    for (const std::string& token : edit.tokens) {
        const std::string key(KernelCmdline::keyOf(token));
        if (!line.value(key))
            continue; // somebody took it out already
        if (!line.carries(token))
            return blocked(edit.path);
        line.remove(token);
        const auto old = lineBefore.value(key);
        if (old && !line.value(key))
            line.set(old->empty() ? key : key + "=" + *old);
    }
    if (!putBack(line, edit.removed, lineBefore))
        return blocked(edit.path);
    const std::string result = line.toLine() + now.substr(fileNow->firstLine().size());
    return model::CmdlineFile::parse(result, edit.path) ? Result<std::string>(result)
                                                        : blocked(edit.path);
}

/// What is assigned to `variable`, as one line; none: not exactly once, and so not to be told.
std::optional<KernelCmdline> assigned(const GrubDefault& file, const char* variable)
{
    std::optional<KernelCmdline> found;
    for (const GrubDefault::Assignment& assignment : file.assignments()) {
        if (assignment.name != variable)
            continue;
        if (found)
            return std::nullopt;
        found = KernelCmdline::parse(assignment.value);
    }
    return found;
}

/// Our words of /etc/default/grub and its like only ever go from there.
Result<std::string> inverseGrub(const plan::EditFile& edit, const std::string& now)
{
    auto file = GrubDefault::parse(now, edit.path);
    const auto before = GrubDefault::parse(edit.before, edit.path);
    if (!file || !before)
        return blocked(edit.path);
    for (const char* variable : {"GRUB_CMDLINE_LINUX", "GRUB_CMDLINE_LINUX_DEFAULT"}) {
        const auto old = assigned(*before, variable);
        std::vector<std::string> words;
        for (const std::string& word : edit.removed) {
            if (old && old->carries(word))
                words.push_back(word);
        }
        if (words.empty())
            continue;
        auto line = assigned(*file, variable);
        if (!line || !putBack(*line, words, *old))
            return blocked(edit.path);
        auto with = file->withWords(variable, words);
        if (!with)
            return blocked(edit.path);
        file = std::move(with);
    }
    // A word whose variable was assigned more than once would have been passed over above.
    const auto missing =
        std::any_of(edit.removed.begin(), edit.removed.end(), [&](const auto& word) {
            return !(assigned(*file, "GRUB_CMDLINE_LINUX") &&
                     assigned(*file, "GRUB_CMDLINE_LINUX")->carries(word)) &&
                   !(assigned(*file, "GRUB_CMDLINE_LINUX_DEFAULT") &&
                     assigned(*file, "GRUB_CMDLINE_LINUX_DEFAULT")->carries(word));
        });
    return missing ? Result<std::string>(blocked(edit.path)) : file->toText();
}

/// "attribute=value" in two.
std::pair<std::string, std::string> halves(const std::string& word)
{
    const auto equals = word.find('=');
    return {word.substr(0, equals), equals == std::string::npos ? "" : word.substr(equals + 1)};
}

Result<std::string> inverseSysfs(const plan::EditFile& edit, const std::string& now)
{
    const auto conf = model::SysfsConf::parse(now, edit.path);
    const auto before = model::SysfsConf::parse(edit.before, edit.path);
    if (!conf || !before)
        return blocked(edit.path);
    model::SysfsConf result = *conf;
    for (const std::string& token : edit.tokens) {
        const auto [attribute, ours] = halves(token);
        const auto value = result.value(attribute);
        if (!value)
            continue; // somebody took it out already
        if (*value != ours)
            return blocked(edit.path);
        const auto old = before->value(attribute);
        result = old ? result.with(attribute, *old) : result.without(attribute);
    }
    for (const std::string& word : edit.removed) {
        const auto [attribute, theirs] = halves(word);
        if (const auto value = result.value(attribute); value && *value != theirs)
            return blocked(edit.path);
        result = result.with(attribute, theirs);
    }
    return result.toText();
}

/// What we left stands there as a whole, with whole lines of somebody's before or behind it.
Result<std::string> inverseLines(const plan::EditFile& edit, const std::string& now)
{
    const auto at = now.find(edit.after);
    const bool isThere = at != std::string::npos && !edit.after.empty();
    if (!isThere || now.find(edit.after, at + 1) != std::string::npos)
        return blocked(edit.path);
    const std::string rest = now.substr(at + edit.after.size());
    const bool beginsLine = at == 0 || now[at - 1] == '\n';
    const bool endsLine =
        rest.empty() || (edit.after.ends_with('\n') && edit.before.ends_with('\n'));
    if (!beginsLine || !endsLine)
        return blocked(edit.path);
    return now.substr(0, at) + edit.before + rest;
}

} // namespace

Result<std::string> inverseEdit(const plan::EditFile& edit, const std::string& now)
{
    if (now == edit.after)
        return edit.before;
    switch (edit.format) {
    case plan::FileFormat::KernelCmdline:
        return inverseCmdline(edit, now);
    case plan::FileFormat::GrubDefault:
        return inverseGrub(edit, now);
    case plan::FileFormat::SysfsConf:
        return inverseSysfs(edit, now);
    case plan::FileFormat::Lines:
        return inverseLines(edit, now);
    }
    return blocked(edit.path);
}

} // namespace vfpilot::steps
