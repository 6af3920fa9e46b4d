// SPDX-License-Identifier: GPL-3.0-or-later
// What other tools left in files of the host, taken out again and put back: nothing else goes, and
// a person's own lines stay whatever is done.
#include "core/catalog/catalog.h"
#include "core/model/grub_default.h"
#include "core/plan/cleanup.h"
#include "core/plan/grub_files.h"
#include "core/plan/script_lines.h"
#include "core/protocol/paths.h"
#include "core/steps/inverse_edit.h"
#include "tests/fuzz/property.h"

#include <algorithm>

using namespace vfpilot;
using catalog::LeftoverRule;
using fuzz::Input;

namespace {

const catalog::Catalog& builtIn()
{
    static const auto catalog = catalog::Catalog::builtIn();
    return *catalog;
}

/// A file that the rule looks into, "/etc/modprobe.d/x.conf" of "/etc/modprobe.d/*.conf".
std::string pathFor(const LeftoverRule& rule, unsigned choice, bool isGrub)
{
    if (rule.where == LeftoverRule::Where::Cmdline)
        return isGrub ? plan::grubSettings : paths::kernelCmdline;
    if (rule.files.empty())
        return {};
    std::string path = rule.files[choice % rule.files.size()];
    if (const auto star = path.find('*'); star != std::string::npos)
        path.replace(star, 1, "x");
    return path;
}

protocol::Facts hostWith(const std::string& path, const std::string& text, bool isGrub)
{
    protocol::Facts facts;
    facts.gpus.push_back({.address = "0000:00:02.0",
                          .vendorId = "8086",
                          .deviceId = "46d1",
                          .classCode = "030000",
                          .driver = "i915"});
    facts.kernels.push_back({.release = "6.8.12-5-pve", .running = true, .next = true});
    facts.boot.loader = isGrub ? "grub" : "systemd-boot";
    facts.boot.configuredPath = path;
    facts.boot.configured = isGrub ? model::grubCommandLine({{path, text}}).value_or(std::string())
                                   : text.substr(0, text.find('\n'));
    facts.files[path] = text;
    facts.fileModes[path] = "0644";
    return facts;
}

/// `part` is what is left of `whole` when some bytes are taken out of it.
bool isLeftOf(std::string_view part, std::string_view whole)
{
    for (const char c : whole) {
        if (!part.empty() && part.front() == c)
            part.remove_prefix(1);
    }
    return part.empty();
}

plan::FileFormat formatOf(const LeftoverRule& rule, bool isGrub)
{
    if (rule.where == LeftoverRule::Where::Cmdline)
        return isGrub ? plan::FileFormat::GrubDefault : plan::FileFormat::KernelCmdline;
    return plan::FileFormat::Lines;
}

/// With a line of somebody's behind it, the file gets back all that it had, and keeps that line.
void checkWayBack(const plan::EditFile& edit)
{
    const std::string line = "# of somebody\n";
    const auto back = steps::inverseEdit(edit, edit.after);
    HOLDS(back && *back == edit.before, edit.after);
    if (edit.format != plan::FileFormat::Lines || !edit.after.ends_with('\n'))
        return;
    const auto other = steps::inverseEdit(edit, edit.after + line);
    HOLDS(!other || *other == edit.before + line, edit.before, edit.after);
    const auto ahead = steps::inverseEdit(edit, line + edit.after);
    HOLDS(!ahead || *ahead == line + edit.before, edit.before, edit.after);
}

void checkCleanup(const LeftoverRule& rule,
                  const std::string& path,
                  const std::string& text,
                  bool isGrub)
{
    plan::Cleanup cleanup(hostWith(path, text, isGrub), builtIn(), "i915-dkms");
    const auto outcome = cleanup.take(rule);
    if (outcome.state != "offered") {
        HOLDS(cleanup.files().empty(), outcome.state);
        HOLDS(outcome.state.empty() || outcome.state == "always" || outcome.state == "by-hand" ||
                  outcome.state == "not-sure",
              outcome.state);
        return;
    }
    HOLDS(cleanup.files().size() == 1 && cleanup.files().begin()->first == path, path);
    const plan::CleanedFile& file = cleanup.files().begin()->second;
    HOLDS(file.before == text && file.after != text, text, file.after);
    HOLDS(isLeftOf(file.after, text), text, file.after);
    HOLDS(file.leftovers == std::vector<std::string>{rule.id}, text);
    const bool isLine = rule.take == LeftoverRule::Take::Returns;
    HOLDS(isLine == file.removed.empty(), text, file.after);

    plan::Cleanup again(cleanup.facts(), builtIn(), "i915-dkms");
    HOLDS(again.take(rule).state.empty() && again.files().empty(), text, file.after);
    checkWayBack({.path = path,
                  .mode = "0644",
                  .before = text,
                  .after = file.after,
                  .tokens = {},
                  .format = formatOf(rule, isGrub),
                  .removed = file.removed});
}

void checkScript(const std::string& script)
{
    const std::string line = script.substr(0, script.find('\n'));
    const std::string pf = "0000:00:02.0";
    if (plan::setsVfsOf(line, pf)) {
        HOLDS(line.find(pf + "/sriov_numvfs") != std::string::npos, line);
        HOLDS(line.find_first_of("`$();&<") == std::string::npos ||
                  line.find('#') < line.find_first_of("`$();&<"),
              line);
        HOLDS(!plan::setsVfsOf(line, "0000:00:03.0"), line);
    }
    HOLDS(!plan::isPlainScript(script + "\nif true; then\n"), script);
    HOLDS(!plan::isPlainScript(script + "\nfalse \\\n"), script);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const unsigned which = input.choice();
    const unsigned choice = input.choice();
    const std::string text(input.rest());
    const auto& rules = builtIn().leftoverRules();
    const LeftoverRule& rule = rules[which % rules.size()];
    const bool isGrub = choice % 2 == 1;
    if (const std::string path = pathFor(rule, choice / 2, isGrub); !path.empty())
        checkCleanup(rule, path, text, isGrub);
    checkScript(text);
    return 0;
}
