// SPDX-License-Identifier: GPL-3.0-or-later
// A plan as a job keeps it, and a goal as the wire brings it.
#include "core/apply/job_plan.h"
#include "core/plan/goal_check.h"
#include "core/plan/step_spec.h"
#include "core/protocol/codec.h"
#include "tests/fuzz/property.h"

using namespace vfpilot;

namespace {

void checkSpecs(std::string_view text)
{
    const auto specs = plan::specsFromJson(text);
    if (!specs)
        return;
    const std::string written = plan::toJson(*specs);
    const auto again = plan::specsFromJson(written);
    HOLDS(again, written);
    HOLDS(plan::toJson(*again) == written, written);
    for (const plan::StepSpec& spec : *specs) {
        const protocol::PlannedStep step = plan::describe(spec);
        HOLDS(step.kind == plan::stepKind(spec) && step.id == plan::stepId(spec));
        // A program is copied byte for byte: nothing of that can be shown.
        const bool isCopy = std::holds_alternative<plan::InstallEngineCopy>(spec);
        HOLDS(!step.files.empty() || !step.commands.empty() || isCopy, step.id);
    }
}

void checkJobPlan(std::string_view text)
{
    const auto plan = apply::jobPlanFromJson(text);
    if (!plan)
        return;
    const std::string written = apply::toJson(*plan);
    const auto again = apply::jobPlanFromJson(written);
    HOLDS(again, written);
    HOLDS(apply::toJson(*again) == written, written);
    HOLDS(apply::touched(*plan).size() <= plan->specs.size());
    const auto info = apply::freshInfo(*plan);
    HOLDS(info.steps.size() == plan->planned.size());
}

/// Nothing in a goal that passes could end a word, a line or a path.
bool isHarmless(std::string_view text)
{
    return text.size() <= 64 && text.find('/') == std::string_view::npos &&
           text.find("..") == std::string_view::npos &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                  "_-.:") == std::string_view::npos;
}

void checkGoal(std::string_view text)
{
    const auto goal = protocol::fromJson<protocol::Goal>(text);
    if (!goal || !plan::checkGoal(*goal))
        return;
    if (const auto* sriov = std::get_if<protocol::SriovGoal>(&*goal)) {
        for (const std::string& value :
             {sriov->gpu, sriov->route, sriov->release, sriov->packageSha256, sriov->persistence})
            HOLDS(isHarmless(value), value);
        for (const std::string& option : sriov->options.value_or(std::vector<std::string>()))
            HOLDS(isHarmless(option), option);
        for (const std::string& leftover : sriov->cleanup)
            HOLDS(isHarmless(leftover), leftover);
        HOLDS(sriov->vfCount > 0 && sriov->vfCount <= 255);
    } else if (const auto* prepare = std::get_if<protocol::PrepareGoal>(&*goal)) {
        for (const std::string& value :
             {prepare->gpu, prepare->route, prepare->release, prepare->packageSha256})
            HOLDS(isHarmless(value), value);
    } else if (const auto* guard = std::get_if<protocol::GuardGoal>(&*goal)) {
        HOLDS(isHarmless(guard->job), guard->job);
        HOLDS(guard->minutes >= 2 && guard->minutes <= 60);
        HOLDS(guard->sshPort > 0 && guard->sshPort <= 0xffff);
    } else {
        const auto& vm = std::get<protocol::VmGoal>(*goal);
        for (const std::string& remedy : vm.remedies)
            HOLDS(isHarmless(remedy), remedy);
        HOLDS(isHarmless(vm.vf) && vm.vmid >= 100 && vm.slot >= -1 && vm.slot < 16, vm.vf);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input(data, size);
    const unsigned kind = input.choice();
    if (kind % 3 == 0)
        checkSpecs(input.rest());
    else if (kind % 3 == 1)
        checkJobPlan(input.rest());
    else
        checkGoal(input.rest());
    return 0;
}
