// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shape.h"
#include "core/protocol/facts.h"
#include "core/protocol/finding.h"
#include "core/protocol/job.h"
#include "core/protocol/plan.h"

#include <algorithm>

namespace vfpilot::protocol {

std::string_view wireName(FindingState state)
{
    switch (state) {
    case FindingState::Ok:
        return "ok";
    case FindingState::Info:
        return "info";
    case FindingState::Warning:
        return "warning";
    case FindingState::Planned:
        return "planned";
    case FindingState::Blocking:
        return "blocking";
    case FindingState::NotReached:
        return "not-reached";
    }
    return "";
}

std::string_view kindOf(const Goal& goal)
{
    struct Name
    {
        std::string_view operator()(const SriovGoal&) const { return "sriov"; }
        std::string_view operator()(const VmGoal&) const { return "vm"; }
        std::string_view operator()(const GuardGoal&) const { return "guard"; }
        std::string_view operator()(const PrepareGoal&) const { return "prepare"; }
    };
    return std::visit(Name(), goal);
}

std::string_view wireName(UndoClass undo)
{
    switch (undo) {
    case UndoClass::Exact:
        return "exact";
    case UndoClass::Rebuilt:
        return "rebuilt";
    case UndoClass::Removed:
        return "removed";
    }
    return "";
}

bool isJobId(std::string_view text)
{
    return fitsShape(text, "99999999-999999-xxxx");
}

std::string_view wireName(JobState state)
{
    switch (state) {
    case JobState::Running:
        return "running";
    case JobState::Interrupted:
        return "interrupted";
    case JobState::Done:
        return "done";
    case JobState::RolledBack:
        return "rolled-back";
    case JobState::RollbackFailed:
        return "rollback-failed";
    case JobState::Undone:
        return "undone";
    }
    return "";
}

std::string_view wireName(StepState state)
{
    switch (state) {
    case StepState::Pending:
        return "pending";
    case StepState::Running:
        return "running";
    case StepState::Done:
        return "done";
    case StepState::Failed:
        return "failed";
    case StepState::Undoing:
        return "undoing";
    case StepState::Undone:
        return "undone";
    }
    return "";
}

const KernelFacts* runningKernel(const Facts& facts)
{
    const auto it = std::find_if(facts.kernels.begin(), facts.kernels.end(),
                                 [](const KernelFacts& kernel) { return kernel.running; });
    return it == facts.kernels.end() ? nullptr : &*it;
}

const GpuFacts* findGpu(const Facts& facts, const std::string& address)
{
    const auto it =
        std::find_if(facts.gpus.begin(), facts.gpus.end(), [&address](const GpuFacts& gpu) {
            return address.empty() || gpu.address == address;
        });
    return it == facts.gpus.end() ? nullptr : &*it;
}

const ModuleFacts* findModule(const Facts& facts, const std::string& name)
{
    const auto it =
        std::find_if(facts.modules.begin(), facts.modules.end(),
                     [&name](const ModuleFacts& module) { return module.name == name; });
    return it == facts.modules.end() ? nullptr : &*it;
}

const TrialBuild* findTrialBuild(const std::vector<TrialBuild>& builds,
                                 const std::string& release,
                                 const std::string& kernel,
                                 const std::string& packageSha256)
{
    const auto it = std::find_if(builds.begin(), builds.end(), [&](const TrialBuild& build) {
        return build.release == release && build.kernel == kernel &&
               build.packageSha256 == packageSha256;
    });
    return it == builds.end() ? nullptr : &*it;
}

int firstBroken(const std::vector<Finding>& chain)
{
    const auto it = std::find_if(chain.begin(), chain.end(), [](const Finding& finding) {
        return finding.state == FindingState::Blocking;
    });
    return it == chain.end() ? -1 : static_cast<int>(it - chain.begin());
}

} // namespace vfpilot::protocol
