// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/plan/draft.h"
#include "core/protocol/json.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

using nlohmann::json; // an object's members come out sorted: one text for one value

json factsFor(const protocol::SriovGoal& goal, const PlanInput& input)
{
    const protocol::Facts& facts = input.facts;
    json gpu;
    if (const protocol::GpuFacts* found = protocol::findGpu(facts, goal.gpu)) {
        gpu = *found;
        for (const char* drifting : {"driver", "iommuGroup", "totalVfs", "vfBarsAssigned", "vfs"})
            gpu.erase(drifting);
    }
    json boot = facts.boot;
    boot.erase("running");
    boot.erase("evidence");
    return {{"machineId", facts.machineId},
            {"kernels", facts.kernels},
            {"boot", boot},
            {"gpu", gpu},
            {"dkms", facts.dkms},
            {"units", facts.units},
            {"packages", facts.packages},
            {"packageFiles", facts.packageFiles},
            {"files", facts.files},
            {"fileModes", facts.fileModes},
            {"unreadFiles", facts.unreadFiles},
            {"engineHash", facts.engineHash},
            {"engineCopyHash", facts.engineCopyHash}};
}

json factsFor(const protocol::GuardGoal&, const PlanInput& input)
{
    const protocol::Facts& facts = input.facts;
    return {{"machineId", facts.machineId},
            {"bootId", facts.bootId},
            {"engineHash", facts.engineHash},
            {"guardCopyHash", facts.guardCopyHash}};
}

json factsFor(const protocol::PrepareGoal&, const PlanInput& input)
{
    const protocol::Facts& facts = input.facts;
    json outcomes = json::array(); // when a build ended and what it said is nothing to rest on
    for (const protocol::TrialBuild& build : facts.trialBuilds)
        outcomes.push_back({build.release, build.kernel, build.packageSha256, build.result});
    return {{"machineId", facts.machineId},
            {"kernels", facts.kernels},
            {"dkms", facts.dkms},
            {"packages", facts.packages},
            {"packageFiles", facts.packageFiles},
            {"trialBuilds", outcomes},
            {"unreadFiles", facts.unreadFiles}};
}

json factsFor(const protocol::VmGoal& goal, const PlanInput& input)
{
    json vfs;
    for (const protocol::GpuFacts& gpu : input.facts.gpus)
        vfs[gpu.address] = {{"group", gpu.iommuGroup}, {"vfs", gpu.vfs}};
    json vm;
    const auto found =
        std::find_if(input.vms.begin(), input.vms.end(),
                     [&goal](const protocol::VmInfo& info) { return info.vmid == goal.vmid; });
    if (found != input.vms.end())
        vm = {{"digest", found->digest}, {"lock", found->lock}, {"hostpci", found->hostpci}};
    return {{"machineId", input.facts.machineId},
            {"vfs", vfs},
            {"vm", vm},
            {"quorate", input.facts.quorate}};
}

} // namespace

std::string digestOf(const PlanInput& input, const protocol::Goal& goal, const protocol::Plan& plan)
{
    const json text = {
        {"goal", goal},
        {"catalog", input.catalog.version()},
        {"facts", std::visit([&input](const auto& g) { return factsFor(g, input); }, goal)},
        {"steps", plan.steps},
        {"refusals", plan.refusals}};
    return sha256Hex(text.dump(-1, ' ', false, json::error_handler_t::replace));
}

} // namespace vfpilot::plan
