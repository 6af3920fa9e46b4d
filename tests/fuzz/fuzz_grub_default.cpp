// SPDX-License-Identifier: GPL-3.0-or-later
// /etc/default/grub and its parts: read, kernel words put in and taken out.
#include "core/model/grub_default.h"
#include "core/model/kernel_cmdline.h"
#include "tests/fuzz/property.h"

#include <map>

using namespace vfpilot;
using fuzz::Input;
using model::GrubDefault;
using model::KernelCmdline;

namespace {

constexpr auto path = "/etc/default/grub";

using Values = std::vector<std::pair<std::string, std::string>>;

Values valuesOf(const GrubDefault& file)
{
    Values values;
    for (const auto& assignment : file.assignments())
        values.emplace_back(assignment.name, assignment.value);
    return values;
}

/// The text between the values of that variable, which no edit touches.
std::vector<std::string> around(const GrubDefault& file, const std::string& variable)
{
    std::vector<std::string> texts;
    std::size_t at = 0;
    for (const auto& place : file.places()) {
        if (place.name != variable)
            continue;
        texts.push_back(file.toText().substr(at, place.from - at));
        at = place.to;
    }
    texts.push_back(file.toText().substr(at));
    return texts;
}

void checkWords(const GrubDefault& file,
                const std::string& variable,
                const std::vector<std::string>& words)
{
    const auto with = file.withWords(variable, words);
    if (!with)
        return;
    HOLDS(around(*with, variable) == around(file, variable), with->toText());
    const auto twice = with->withWords(variable, words);
    HOLDS(twice && twice->toText() == with->toText(), with->toText());

    const auto before = model::grubVariables({{path, file.toText()}});
    const auto after = model::grubVariables({{path, with->toText()}});
    HOLDS(before.has_value() && after.has_value());
    if (!before->contains(variable) || !after->contains(variable))
        return;
    const auto line = KernelCmdline::parse(after->at(variable));
    bool isNew = true;
    for (const std::string& word : words) {
        HOLDS(line.carries(word), with->toText(), word);
        isNew =
            isNew && !KernelCmdline::parse(before->at(variable)).value(KernelCmdline::keyOf(word));
    }
    const auto taken = with->withoutWords(variable, words);
    if (isNew && taken && valuesOf(file).size() == 1)
        HOLDS(valuesOf(*taken) == valuesOf(file), file.toText(), taken->toText());
}

void checkRemoval(const GrubDefault& file,
                  const std::string& variable,
                  const std::vector<std::string>& words)
{
    const auto without = file.withoutWords(variable, words);
    if (!without)
        return;
    HOLDS(around(*without, variable) == around(file, variable), without->toText());
    const auto twice = without->withoutWords(variable, words);
    HOLDS(twice && twice->toText() == without->toText(), file.toText(), without->toText(),
          twice ? twice->toText() : "fault");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const std::string text = input.text();
    const auto file = GrubDefault::parse(text, path);
    (void)model::grubCommandLine({{path, text}, {"/etc/default/grub.d/a.cfg", input.text()}});
    if (!file) {
        HOLDS(file.error().args.contains("reason") && file.error().args.contains("line"));
        return 0;
    }
    HOLDS(file->toText() == text);
    HOLDS(file->assignments().size() <= text.size());
    const auto words = fuzz::plainWords(input);
    for (const std::string variable : {"GRUB_CMDLINE_LINUX", "GRUB_CMDLINE_LINUX_DEFAULT"}) {
        checkWords(*file, variable, words);
        checkRemoval(*file, variable, words);
        for (const auto& assignment : file->assignments()) {
            if (assignment.name == variable)
                checkRemoval(*file, variable, KernelCmdline::parse(assignment.value).words());
        }
    }
    return 0;
}
