// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/words.h"
#include "core/model/grub_default.h"
#include "core/model/kernel_cmdline.h"
#include "core/plan/grub_files.h"
#include "core/plan/sriov_view.h"
#include "core/protocol/paths.h"

#include <algorithm>
#include <array>

namespace vfpilot::plan {
namespace {

using model::GrubDefault;
using model::GrubFile;
using model::KernelCmdline;

constexpr auto settings = grubSettings;
constexpr auto folder = grubFolder;
constexpr auto defaultLine = "GRUB_CMDLINE_LINUX_DEFAULT";
constexpr std::array lines = {"GRUB_CMDLINE_LINUX", defaultLine};

bool isAny(const std::vector<std::string>& words, const std::string& word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<GrubFile> withoutOurs(std::vector<GrubFile> files)
{
    std::erase_if(files, [](const GrubFile& file) { return file.path == paths::grubConfig; });
    return files;
}

std::vector<GrubFile> withOurs(std::vector<GrubFile> files, std::string text)
{
    const auto place = std::find_if(files.begin(), files.end(), [](const GrubFile& file) {
        return file.path != settings && file.path > paths::grubConfig;
    });
    files.insert(place, {paths::grubConfig, std::move(text)});
    return files;
}

void refuseNotUnderstood(const Error& error, Draft& draft)
{
    const auto value = [&error](const char* name) {
        const auto found = error.args.find(name);
        return found == error.args.end() ? std::string() : found->second;
    };
    draft.refuse("refuse-grub-not-understood",
                 {{"path", value("path")}, {"line", value("line")}, {"reason", value("reason")}});
}

/// A word of somebody else's that says otherwise than one of ours. A list only grows: its names do
/// not contradict each other.
bool contradicts(const std::string& word, const SriovView& view)
{
    const auto sameKey = [&word](const std::string& ours) {
        return KernelCmdline::sameKey(KernelCmdline::keyOf(word), KernelCmdline::keyOf(ours));
    };
    const auto line = KernelCmdline::parse(word);
    for (const std::string& ours : view.words) {
        auto both = line;
        both.set(ours);
        const bool isList = both.carries(word) && both.carries(ours);
        if (sameKey(ours) && !line.carries(ours) && !isList)
            return true;
    }
    return false;
}

/// The words of one file that have to go: those that contradict ours, and unwanted ones.
std::vector<std::string>
wordsToRemove(const GrubDefault& file, const std::string& variable, const SriovView& view)
{
    std::vector<std::string> found;
    for (const GrubDefault::Assignment& assignment : file.assignments()) {
        if (assignment.name != variable)
            continue;
        const auto line = KernelCmdline::parse(assignment.value);
        for (const std::string& word : line.words()) {
            if (contradicts(word, view) && !isAny(found, word))
                found.push_back(word);
        }
        for (const std::string& word : view.unwanted) {
            if (line.carries(word) && !isAny(found, word))
                found.push_back(word);
        }
    }
    return found;
}

/// The file without them, as a step. False: it cannot be told what an edit would do.
bool cleanFile(const SriovView& view, GrubFile& file, Draft& draft)
{
    auto parsed = GrubDefault::parse(file.text, file.path);
    if (!parsed) {
        refuseNotUnderstood(parsed.error(), draft);
        return false;
    }
    EditFile edit{.path = file.path,
                  .mode = modeOf(view.facts, file.path),
                  .before = file.text,
                  .after = {},
                  .tokens = {},
                  .format = FileFormat::GrubDefault};
    for (const char* variable : lines) {
        const auto words = wordsToRemove(*parsed, variable, view);
        if (words.empty())
            continue;
        auto without = parsed->withoutWords(variable, words);
        if (!without) {
            refuseNotUnderstood(without.error(), draft);
            return false;
        }
        parsed = std::move(without);
        edit.removed.insert(edit.removed.end(), words.begin(), words.end());
    }
    file.text = parsed->toText();
    edit.after = file.text;
    if (edit.after != edit.before)
        draft.specs.push_back(std::move(edit));
    return true;
}

/// The words that our own file has to add to `line`, lists with the names that stand there already:
/// the kernel takes the last of several.
std::vector<std::string> wordsToAdd(const SriovView& view, const std::string& line)
{
    std::vector<std::string> added;
    for (const std::string& word : view.words) {
        auto cmdline = KernelCmdline::parse(line);
        if (cmdline.carries(word))
            continue;
        cmdline.set(word);
        const std::string key(KernelCmdline::keyOf(word));
        const auto value = cmdline.value(key).value_or("");
        added.push_back(value.empty() ? key : key + "=" + value);
    }
    return added;
}

/// Inside double quotes these are not a shell's.
bool isPlain(const std::string& word)
{
    return word.find_first_of("\"$`\\\n'") == std::string::npos;
}

std::string ownText(const std::vector<std::string>& words)
{
    const std::string head = "# Written by vfpilot; taken back by it too.\n";
    if (words.empty())
        return head;
    return head + defaultLine + "=\"$" + defaultLine + " " + joined(words) + "\"\n";
}

/// The command line is as wanted.
bool isRight(const SriovView& view, const std::string& line)
{
    const auto cmdline = KernelCmdline::parse(line);
    const auto carried = [&cmdline](const std::string& word) { return cmdline.carries(word); };
    return std::all_of(view.words.begin(), view.words.end(), carried) &&
           std::none_of(view.unwanted.begin(), view.unwanted.end(), carried);
}

/// Where words of ours get lost: the assignment behind our file that forgets what was before it.
void refuseOverridden(const std::vector<GrubFile>& files, Draft& draft)
{
    Args args = {{"path", files.back().path}, {"line", "1"}};
    for (const GrubFile& file : files) {
        if (file.path == settings || file.path <= paths::grubConfig)
            continue;
        const auto parsed = GrubDefault::parse(file.text, file.path);
        if (!parsed)
            continue;
        for (const GrubDefault::Assignment& assignment : parsed->assignments()) {
            if (assignment.name == defaultLine)
                args = {{"path", file.path}, {"line", std::to_string(assignment.line)}};
        }
    }
    draft.refuse("refuse-grub-overridden", std::move(args));
}

} // namespace

void addGrubParameters(const SriovView& view, Draft& draft)
{
    for (const auto& [path, reason] : view.facts.unreadFiles) {
        if (path == settings || path.starts_with(folder)) {
            draft.refuse("refuse-file-unread", {{"path", path}, {"reason", reason}});
            return;
        }
    }
    auto files = withoutOurs(grubFiles(view.facts));
    for (GrubFile& file : files) {
        if (!cleanFile(view, file, draft))
            return;
    }
    const auto line = model::grubCommandLine(files);
    if (!line) {
        refuseNotUnderstood(line.error(), draft);
        return;
    }
    const auto words = wordsToAdd(view, *line);
    const auto ours = view.facts.files.find(paths::grubConfig);
    if (words.empty()) { // a person has set them all by hand
        const auto now = ours == view.facts.files.end()
                             ? line
                             : model::grubCommandLine(withOurs(files, ours->second));
        if (now && isRight(view, *now))
            return;
    }
    if (!std::all_of(words.begin(), words.end(), isPlain)) {
        refuseNotUnderstood(fail(Errc::FileMalformed,
                                 {{"path", settings}, {"line", "1"}, {"reason", "not-understood"}}),
                            draft);
        return;
    }
    const auto planned = withOurs(std::move(files), ownText(words));
    const auto result = model::grubCommandLine(planned);
    if (!result) {
        refuseNotUnderstood(result.error(), draft);
        return;
    }
    if (!isRight(view, *result)) {
        refuseOverridden(planned, draft);
        return;
    }
    addOwnFile(view.facts,
               {.path = paths::grubConfig,
                .group = "boot",
                .args = {{"tokens", joined(words)}},
                .before = {},
                .modeBefore = {},
                .after = ownText(words)},
               draft);
}

} // namespace vfpilot::plan
