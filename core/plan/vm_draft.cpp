// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/hostpci_problem.h"
#include "core/model/vm_config.h"
#include "core/model/vm_remedy.h"
#include "core/plan/draft.h"
#include "core/plan/iommu_group.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

using protocol::GpuFacts;
using protocol::HostPci;
using protocol::VfFacts;
using protocol::VmGoal;
using protocol::VmInfo;

std::string valueOf(const VmGoal& goal)
{
    std::string value = goal.vf;
    if (goal.pcie)
        value += ",pcie=1";
    if (goal.primaryGpu)
        value += ",x-vga=1";
    if (!goal.rombar)
        value += ",rombar=0";
    return value;
}

bool names(const HostPci& device, const std::string& address)
{
    return std::find(device.addresses.begin(), device.addresses.end(), address) !=
           device.addresses.end();
}

const HostPci* inSlot(const VmInfo& vm, int slot)
{
    const auto it = std::find_if(vm.hostpci.begin(), vm.hostpci.end(),
                                 [slot](const HostPci& device) { return device.slot == slot; });
    return it == vm.hostpci.end() ? nullptr : &*it;
}

/// Where the VF goes: where this VM has it already, the wished slot, or the first free one. -1:
/// nowhere.
int slotFor(const VmInfo& vm, const VmGoal& goal)
{
    for (const HostPci& device : vm.hostpci) {
        if (names(device, goal.vf))
            return goal.slot == -1 || goal.slot == device.slot ? device.slot : -1;
    }
    if (goal.slot != -1)
        return inSlot(vm, goal.slot) ? -1 : goal.slot;
    for (int slot = 0; slot < model::hostPciSlots; ++slot) {
        if (!inSlot(vm, slot))
            return slot;
    }
    return -1;
}

const GpuFacts* ownerOf(const protocol::Facts& facts, const std::string& vf)
{
    const auto it = std::find_if(facts.gpus.begin(), facts.gpus.end(), [&vf](const GpuFacts& gpu) {
        return std::any_of(gpu.vfs.begin(), gpu.vfs.end(),
                           [&vf](const VfFacts& each) { return each.address == vf; });
    });
    return it == facts.gpus.end() ? nullptr : &*it;
}

bool isNotAloneInGroup(const GpuFacts& gpu, const VfFacts& vf)
{
    return vf.iommuGroup < 0 || vf.iommuGroup == gpu.iommuGroup || sharesGroupWithVf(gpu, vf);
}

void refuseByVf(const PlanInput& input, const VmGoal& goal, Draft& draft)
{
    for (const GpuFacts& gpu : input.facts.gpus) {
        if (gpu.address == goal.vf) {
            draft.refuse("refuse-pf", {{"address", goal.vf}});
            return;
        }
    }
    const GpuFacts* gpu = ownerOf(input.facts, goal.vf);
    if (!gpu) {
        draft.refuse("refuse-vf-unknown", {{"vf", goal.vf}});
        return;
    }
    const VfFacts& vf = *std::find_if(gpu->vfs.begin(), gpu->vfs.end(),
                                      [&](const VfFacts& each) { return each.address == goal.vf; });
    for (const int vmid : vf.usedBy) {
        if (vmid != goal.vmid)
            draft.refuse("refuse-vf-taken", {{"vf", goal.vf}, {"vmid", std::to_string(vmid)}});
    }
    if (isNotAloneInGroup(*gpu, vf))
        draft.refuse("refuse-vf-group", {{"vf", goal.vf}});
}

bool isWanted(const VmGoal& goal, const char* remedy)
{
    return std::find(goal.remedies.begin(), goal.remedies.end(), remedy) != goal.remedies.end();
}

void warnAbout(const VmInfo& vm, const VmGoal& goal, Draft& draft)
{
    const Args args = {{"vmid", std::to_string(vm.vmid)}};
    if (vm.status == "running")
        draft.warn(goal.vf.empty() ? "warn-vm-running-settings" : "warn-vm-running", args);
    if (goal.vf.empty())
        return;
    if (goal.pcie && !model::isQ35(vm.machine) && !isWanted(goal, "vm-machine-q35"))
        draft.warn("warn-not-q35", args);
    if (vm.cpu != "host" && !vm.cpu.starts_with("host,") && !isWanted(goal, "vm-cpu-host"))
        draft.warn("warn-cpu-not-host", args);
    if (vm.display == "none")
        draft.warn("warn-display-none", args);
}

/// A guest finds its devices at other places then.
void warnAboutMachine(const VmInfo& vm, const VmSettings& spec, Draft& draft)
{
    const bool isTypeNew =
        std::any_of(spec.others.begin(), spec.others.end(), [](const VmKey& each) {
            return each.key == "machine" && model::isQ35(each.after) &&
                   !model::isQ35(each.before.value_or(""));
        });
    if (isTypeNew)
        draft.warn(vm.osType.starts_with('w') ? "warn-q35-windows" : "warn-q35-devices",
                   {{"vmid", std::to_string(vm.vmid)}});
}

/// What the remedies change of the configuration, as it will be at the next start.
std::vector<VmKey> remediesOf(const model::VmConfig& config, const VmGoal& goal)
{
    const auto before = config.comingValues();
    auto after = before;
    for (const std::string& remedy : goal.remedies)
        model::applyVmRemedy(remedy, after);
    std::vector<VmKey> keys;
    for (const auto& [key, value] : after) {
        const auto old = before.find(key);
        if (old == before.end())
            keys.push_back({key, std::nullopt, value});
        else if (old->second != value)
            keys.push_back({key, old->second, value});
    }
    return keys;
}

/// `slot` -1: no VF.
VmSettings settings(const PlanInput& input, const VmInfo& vm, const VmGoal& goal, int slot)
{
    VmSettings spec;
    spec.vmid = goal.vmid;
    spec.slot = -1;
    const HostPci* const device = slot < 0 ? nullptr : inSlot(vm, slot);
    const bool hasItAlready = device && device->value == valueOf(goal);
    if (slot >= 0 && !hasItAlready) {
        spec.slot = slot;
        spec.vf = goal.vf;
        if (device)
            spec.before = device->value;
        spec.after = valueOf(goal);
    }
    spec.digest = vm.digest;
    spec.path = vmConfigPath(goal.vmid);
    if (const auto text = input.facts.files.find(spec.path); text != input.facts.files.end()) {
        const auto config = model::VmConfig::parse(text->second);
        spec.others = remediesOf(config, goal);
        spec.textBefore = text->second;
        spec.textAfter = config.previewWith(valuesOf(spec));
    }
    return spec;
}

} // namespace

Draft draftVm(const PlanInput& input, const VmGoal& goal)
{
    Draft draft;
    const auto vm = std::find_if(input.vms.begin(), input.vms.end(),
                                 [&goal](const VmInfo& info) { return info.vmid == goal.vmid; });
    if (!goal.vf.empty())
        refuseByVf(input, goal, draft);
    if (!input.facts.quorate) // pmxcfs takes no write then, and qm waits for it in vain
        draft.refuse("refuse-no-quorum", {});
    if (vm == input.vms.end()) {
        draft.refuse("refuse-vm-unknown", {{"vmid", std::to_string(goal.vmid)}});
        return draft;
    }
    if (!vm->lock.empty())
        draft.refuse("refuse-vm-locked", {{"vmid", std::to_string(goal.vmid)}, {"lock", vm->lock}});
    const int slot = goal.vf.empty() ? -1 : slotFor(*vm, goal);
    if (!goal.vf.empty() && slot < 0) {
        draft.refuse("refuse-no-slot", {{"vmid", std::to_string(goal.vmid)}});
        return draft;
    }
    VmSettings spec = settings(input, *vm, goal, slot);
    if (keysOf(spec).empty())
        return draft;
    warnAbout(*vm, goal, draft);
    warnAboutMachine(*vm, spec, draft);
    draft.specs.push_back(std::move(spec));
    return draft;
}

} // namespace vfpilot::plan
