// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/grub_files.h"
#include "core/plan/sriov_view.h"
#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

FileFormat formatOf(const std::string& path)
{
    if (path == paths::kernelCmdline)
        return FileFormat::KernelCmdline;
    return path.starts_with(grubSettings) ? FileFormat::GrubDefault : FileFormat::Lines;
}

/// What is made from these files comes behind them.
bool isMadeFromFiles(const StepSpec& spec)
{
    const std::string kind = stepKind(spec);
    return kind == RebuildInitramfs::kind || kind == RenderBootEntries::kind;
}

EditFile* editOf(const std::string& path, Draft& draft)
{
    for (StepSpec& spec : draft.specs) {
        auto* edit = std::get_if<EditFile>(&spec);
        if (edit && edit->path == path)
            return edit;
    }
    return nullptr;
}

void putFirst(std::vector<std::string>& list, const std::vector<std::string>& more)
{
    auto all = more;
    for (std::string& word : list) {
        if (std::find(all.begin(), all.end(), word) == all.end())
            all.push_back(std::move(word));
    }
    list = std::move(all);
}

} // namespace

void takeLeftovers(const PlanInput& input,
                   const std::vector<std::string>& ids,
                   Cleanup& cleanup,
                   Draft& draft)
{
    const auto& rules = input.catalog.leftoverRules();
    for (const std::string& id : ids) {
        if (std::none_of(rules.begin(), rules.end(),
                         [&id](const auto& rule) { return rule.id == id; }))
            draft.refuse("refuse-leftover-unknown", {{"leftover", id}});
    }
    // In the catalog's order, whatever that of the goal: the same choice is the same plan.
    for (const catalog::LeftoverRule& rule : rules) {
        if (std::find(ids.begin(), ids.end(), rule.id) == ids.end())
            continue;
        auto outcome = cleanup.take(rule);
        if (outcome.state != "by-hand" && outcome.state != "not-sure")
            continue;
        outcome.args["leftover"] = rule.id;
        draft.refuse("refuse-leftover-" + outcome.state, std::move(outcome.args));
    }
}

void addCleanup(const Cleanup& cleanup, Draft& draft)
{
    for (const auto& [path, file] : cleanup.files()) {
        if (EditFile* edit = editOf(path, draft)) {
            edit->before = file.before;
            edit->leftovers = file.leftovers;
            putFirst(edit->removed, file.removed);
            continue;
        }
        if (file.after == file.before)
            continue;
        const auto place = std::find_if(draft.specs.begin(), draft.specs.end(), isMadeFromFiles);
        draft.specs.insert(place, EditFile{.path = path,
                                           .mode = modeOf(cleanup.facts(), path),
                                           .before = file.before,
                                           .after = file.after,
                                           .tokens = {},
                                           .format = formatOf(path),
                                           .removed = file.removed,
                                           .leftovers = file.leftovers,
                                           .onlyClears = true});
    }
}

} // namespace vfpilot::plan
