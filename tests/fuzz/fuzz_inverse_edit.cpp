// SPDX-License-Identifier: GPL-3.0-or-later
// Our words taken back out of a file: what is there afterwards means what it meant before us, and
// what somebody added in between stays.
#include "core/model/cmdline_file.h"
#include "core/model/grub_default.h"
#include "core/model/kernel_cmdline.h"
#include "core/model/sysfs_conf.h"
#include "core/steps/inverse_edit.h"
#include "tests/fuzz/property.h"

#include <algorithm>
#include <set>

using namespace vfpilot;
using fuzz::Input;
using model::KernelCmdline;

namespace {

using Words = std::vector<std::string>;

/// What somebody adds to a file after us: without a change since then the bytes of before are put
/// back, and no edit is turned round.
const std::string stranger = "stranger=1";
const std::string remark = "\n# of somebody\n";

bool isList(std::string_view key)
{
    return key == "pci" || KernelCmdline::sameKey(key, "module_blacklist");
}

/// The kernel reads the same from both; a list in any order.
void checkSameMeaning(const std::string& before, const std::string& after)
{
    const auto a = KernelCmdline::parse(before), b = KernelCmdline::parse(after);
    for (const auto* line : {&a, &b}) {
        for (const std::string& word : line->words()) {
            if (word.find('"') != std::string::npos)
                continue;
            const auto key = KernelCmdline::keyOf(word);
            HOLDS(a.value(key).has_value() == b.value(key).has_value(), before, after, word);
            if (isList(key))
                HOLDS(a.carries(word) == b.carries(word), before, after, word);
            else
                HOLDS(a.value(key) == b.value(key), before, after, word);
        }
    }
}

Words present(const KernelCmdline& line, const Words& words)
{
    Words found;
    std::copy_if(words.begin(), words.end(), std::back_inserter(found),
                 [&line](const std::string& word) { return line.carries(word); });
    return found;
}

/// One value a key is what plans are made of.
void dropRivals(Words& words, const Words& others)
{
    std::erase_if(words, [&others](const std::string& word) {
        return std::any_of(others.begin(), others.end(), [&word](const std::string& other) {
            return KernelCmdline::sameKey(KernelCmdline::keyOf(word), KernelCmdline::keyOf(other));
        });
    });
}

Words oneAKey(const Words& words)
{
    Words kept;
    for (const std::string& word : words) {
        Words one{word};
        dropRivals(one, kept);
        kept.insert(kept.end(), one.begin(), one.end());
    }
    return kept;
}

void checkCmdline(const std::string& text, const Words& wanted, Words unwanted)
{
    const std::string path = "/etc/kernel/cmdline";
    const auto file = model::CmdlineFile::parse(text, path);
    if (!file)
        return;
    dropRivals(unwanted, wanted);
    plan::EditFile edit{.path = path,
                        .mode = "0644",
                        .before = text,
                        .after = {},
                        .tokens = file->missing(wanted),
                        .format = plan::FileFormat::KernelCmdline,
                        .removed = present(KernelCmdline::parse(file->firstLine()), unwanted)};
    edit.after = file->without(edit.removed).with(wanted).toText();
    const auto now = model::CmdlineFile::parse(edit.after, path);
    HOLDS(now, edit.after);
    const auto back = steps::inverseEdit(edit, edit.after);
    HOLDS(back && *back == text, edit.after);
    if (text.find(stranger) != std::string::npos)
        return;
    const auto other = steps::inverseEdit(edit, now->with({stranger}).toText());
    if (!other)
        return;
    auto line = KernelCmdline::parse(other->substr(0, other->find('\n')));
    HOLDS(line.carries(stranger), *other);
    line.remove(stranger);
    checkSameMeaning(file->firstLine(), line.toLine());
}

/// The value of the variable before and after, where a shell is not needed to tell.
void checkGrub(const std::string& text, Words unwanted)
{
    const std::string path = "/etc/default/grub";
    const std::string variable = "GRUB_CMDLINE_LINUX_DEFAULT";
    const auto file = model::GrubDefault::parse(text, path);
    if (!file)
        return;
    plan::EditFile edit{.path = path,
                        .mode = "0644",
                        .before = text,
                        .after = {},
                        .tokens = {},
                        .format = plan::FileFormat::GrubDefault};
    const auto before = model::grubVariables({{path, text}});
    if (!before || !before->contains(variable))
        return;
    edit.removed = present(KernelCmdline::parse(before->at(variable)), unwanted);
    const auto without = file->withoutWords(variable, edit.removed);
    if (!without || edit.removed.empty())
        return;
    edit.after = without->toText();
    const std::string now = edit.after + remark;
    if (!model::GrubDefault::parse(now, path)) // it went on into the last line
        return;
    const auto back = steps::inverseEdit(edit, now);
    if (!back)
        return;
    HOLDS(back->ends_with(remark), *back);
    const auto after = model::grubVariables({{path, *back}});
    HOLDS(after && after->contains(variable), *back);
    checkSameMeaning(before->at(variable), after->at(variable));
}

void checkSysfs(const std::string& text, const std::string& count)
{
    const std::string path = "/etc/sysfs.conf";
    const std::string attribute = "devices/pci0000:00/0000:00:02.0/sriov_numvfs";
    const auto conf = model::SysfsConf::parse(text, path);
    if (!conf)
        return;
    plan::EditFile edit{.path = path,
                        .mode = "0644",
                        .before = text,
                        .after = conf->with(attribute, count).toText(),
                        .tokens = {},
                        .format = plan::FileFormat::SysfsConf};
    if (conf->value(attribute) != count)
        edit.tokens.push_back(attribute + "=" + count);
    const auto back = steps::inverseEdit(edit, edit.after + remark);
    HOLDS(back, edit.after);
    HOLDS(back->ends_with(remark), *back);
    const auto old = model::SysfsConf::parse(*back, path);
    HOLDS(old, *back);
    for (const auto& entry : conf->entries())
        HOLDS(old->value(entry.path) == conf->value(entry.path), text, *back, entry.path);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const unsigned kind = input.choice();
    const std::string text = input.text();
    Words wanted = oneAKey(fuzz::plainWords(input));
    const std::size_t half = (wanted.size() + 1) / 2;
    Words unwanted(wanted.begin() + static_cast<std::ptrdiff_t>(half), wanted.end());
    if (kind % 3 == 0) {
        wanted.resize(half);
        checkCmdline(text, wanted, unwanted);
    } else if (kind % 3 == 1) {
        checkGrub(text, wanted);
    } else {
        checkSysfs(text, std::to_string(kind));
    }
    return 0;
}
