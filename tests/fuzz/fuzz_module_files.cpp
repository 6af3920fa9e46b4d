// SPDX-License-Identifier: GPL-3.0-or-later
// A file of modprobe.d, and one of modules-load.d.
#include "core/model/modprobe_conf.h"
#include "core/model/modules_list.h"
#include "tests/fuzz/property.h"

#include <algorithm>

using namespace vfpilot;
using fuzz::Input;
using model::ModprobeConf;
using model::ModulesList;

namespace {

using Commands = std::vector<std::vector<std::string>>;

Commands wordsOf(const ModprobeConf& conf, int exceptLine = 0)
{
    Commands commands;
    for (const auto& command : conf.commands()) {
        if (command.line == exceptLine)
            continue;
        commands.push_back({command.kind, command.module});
        commands.back().insert(commands.back().end(), command.words.begin(), command.words.end());
    }
    return commands;
}

void checkModprobe(const std::string& text, const std::vector<std::string>& ids)
{
    const auto conf = ModprobeConf::parse(text, "vfio.conf");
    if (!conf)
        return;
    HOLDS(conf->toText() == text);
    for (const auto& command : conf->commands()) {
        const ModprobeConf without = conf->withoutLine(command.line);
        HOLDS(wordsOf(without) == wordsOf(*conf, command.line), without.toText());
    }
    const auto cleaned = conf->withoutIds("vfio-pci", ids);
    if (!cleaned)
        return;
    const auto twice = cleaned->withoutIds("vfio-pci", ids);
    HOLDS(twice && twice->toText() == cleaned->toText(), text, cleaned->toText(),
          twice ? twice->toText() : "fault");
    HOLDS(cleaned->toText().size() <= text.size());
    for (const std::string& option : cleaned->options("vfio_pci")) {
        for (const std::string& id : ids)
            HOLDS(option != "ids=" + id, text, cleaned->toText());
    }
}

void checkModules(const std::string& text, const std::vector<std::string>& modules)
{
    const auto list = ModulesList::parse(text, "/etc/modules");
    if (!list)
        return;
    HOLDS(list->toText() == text);
    const ModulesList with = list->with(modules);
    HOLDS(with.toText().starts_with(text));
    HOLDS(with.with(modules).toText() == with.toText());
    bool isNew = true;
    for (const std::string& module : modules) {
        HOLDS(with.holds(module), module);
        isNew = isNew && !list->holds(module);
    }
    const ModulesList without = with.without(modules);
    HOLDS(std::none_of(modules.begin(), modules.end(),
                       [&without](const auto& module) { return without.holds(module); }));
    HOLDS(!isNew || without.toText() == text, text, without.toText());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const unsigned kind = input.choice();
    const std::string text = input.text();
    const auto words = fuzz::plainWords(input);
    if (kind % 2 == 0)
        checkModprobe(text, {words.front(), "8086:46d1"});
    else
        checkModules(text, words);
    return 0;
}
