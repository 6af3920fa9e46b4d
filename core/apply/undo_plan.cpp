// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/undo_plan.h"

#include "core/apply/journal.h"
#include "core/base/digest.h"
#include "core/base/words.h"
#include "core/protocol/codec.h"
#include "core/steps/step.h"

#include <algorithm>
#include <set>

namespace vfpilot::apply {
namespace {

using protocol::Finding;
using protocol::FindingState;

Finding refusal(std::string id, Args args)
{
    return {.id = std::move(id),
            .state = FindingState::Blocking,
            .args = std::move(args),
            .cause = {},
            .fix = {},
            .evidence = {}};
}

/// VMs that name a VF which is about to go.
std::vector<std::string> holders(const StoredJob& job, const protocol::Facts& facts)
{
    const auto* goal = std::get_if<protocol::SriovGoal>(&job.plan.goal);
    const protocol::GpuFacts* gpu = goal ? protocol::findGpu(facts, goal->gpu) : nullptr;
    std::set<int> vmids;
    if (gpu) {
        for (const protocol::VfFacts& vf : gpu->vfs)
            vmids.insert(vf.usedBy.begin(), vf.usedBy.end());
    }
    std::vector<std::string> names;
    for (const int vmid : vmids)
        names.push_back(std::to_string(vmid));
    return names;
}

void preview(host::Host& host,
             const Journal& journal,
             const steps::Step& step,
             const steps::Undo& recorded,
             protocol::Plan& plan)
{
    auto shown = journal.load(recorded).and_then(
        [&](const steps::Undo& undo) { return step.previewUndo(host, undo, plan.steps); });
    if (shown && *shown) {
        plan.steps.push_back(**std::move(shown));
    } else if (!shown) {
        const Args& args = shown.error().args;
        const auto path = args.find("path");
        plan.refusals.push_back(refusal("refuse-file-changed",
                                        {{"path", path == args.end() ? step.id() : path->second}}));
    }
}

std::string digestOf(const std::string& job, const protocol::Plan& plan)
{
    protocol::Plan text = plan;
    text.digest = job;
    text.warnings.clear();
    return sha256Hex(protocol::toJson(text));
}

} // namespace

Result<protocol::Plan>
undoPlan(host::Host& host, const StoredJob& job, const protocol::Facts& facts)
{
    const protocol::JobSummary& summary = job.info.summary;
    if (!standsOnHost(summary) || job.damaged)
        return fail(Errc::JobState,
                    {{"job", summary.id}, {"state", std::string(wireName(summary.state))}});
    const auto folder = JobFolder::of(summary.id);
    if (!folder)
        return folder.error();
    const auto journal = Journal::forReading(host, *folder);
    if (!journal)
        return journal.error();

    protocol::Plan plan;
    if (!summary.undoBlockedBy.empty())
        plan.refusals.push_back(refusal("refuse-newer-job", {{"job", summary.undoBlockedBy}}));
    if (const auto vmids = holders(job, facts); !vmids.empty())
        plan.refusals.push_back(refusal("refuse-vf-held", {{"vmids", joined(vmids)}}));

    std::vector<std::unique_ptr<steps::Step>> again;
    for (auto spec = job.plan.specs.rbegin(); spec != job.plan.specs.rend(); ++spec) {
        auto step = steps::makeStep(*spec);
        const auto begun = job.history.begun.find(step->id());
        if (step->isRebuilt())
            again.insert(again.begin(), std::move(step));
        else if (begun != job.history.begun.end())
            preview(host, *journal, *step, begun->second.undo, plan);
    }
    for (const auto& step : again) {
        const auto& begun = job.history.begun;
        if (begun.contains(step->id()) || std::any_of(begun.begin(), begun.end(), [&](auto& one) {
                return step->isMadeFrom(one.first);
            }))
            preview(host, *journal, *step, {}, plan);
    }
    plan.rebootNeeded = job.plan.rebootNeeded && !plan.steps.empty();
    plan.digest = digestOf(summary.id, plan);
    return plan;
}

} // namespace vfpilot::apply
