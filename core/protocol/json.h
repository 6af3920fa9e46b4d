// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The JSON of every struct of the protocol. For .cpp files only: nlohmann/json costs seconds of
// compile time in each file that sees it.

#include "core/protocol/json_reading.h"
#include "core/protocol/methods.h"

#include <stdexcept>

namespace nlohmann {

template<class T>
struct adl_serializer<std::optional<T>>
{
    static void to_json(json& j, const std::optional<T>& value)
    {
        if (value)
            j = *value;
        else
            j = nullptr;
    }
    static void from_json(const json& j, std::optional<T>& value)
    {
        if (j.is_null())
            value.reset();
        else
            value = j.get<T>();
    }
};

} // namespace nlohmann

namespace vfpilot {

inline void to_json(nlohmann::json& j, const Error& error)
{
    j = {{"code", wireName(error.code)}, {"args", error.args}, {"detail", error.detail}};
}

inline void from_json(const nlohmann::json& j, Error& error)
{
    const auto name = j.value("code", std::string());
    error.args = j.value("args", Args());
    error.detail = j.value("detail", std::string());
    if (const auto code = errcFromWire(name)) {
        error.code = *code;
    } else { // from a newer version: keep the name for the log
        error.code = Errc::Internal;
        error.detail = name + ": " + error.detail;
    }
}

} // namespace vfpilot

namespace vfpilot::protocol {

/// An enumeration by its wire names, which wireName() gives; the last enumerator bounds the search.
#define VFPILOT_JSON_ENUM(Type, last)                                                              \
    constexpr Type lastOf(Type)                                                                    \
    {                                                                                              \
        return last;                                                                               \
    }                                                                                              \
    inline void to_json(nlohmann::json& j, Type value)                                             \
    {                                                                                              \
        j = wireName(value);                                                                       \
    }                                                                                              \
    inline void from_json(const nlohmann::json& j, Type& value)                                    \
    {                                                                                              \
        const auto name = j.get<std::string>();                                                    \
        for (int i = 0; i <= static_cast<int>(last); ++i) {                                        \
            if (name == wireName(static_cast<Type>(i))) {                                          \
                value = static_cast<Type>(i);                                                      \
                return;                                                                            \
            }                                                                                      \
        }                                                                                          \
        throw std::invalid_argument("unknown " #Type " " + name);                                  \
    }

VFPILOT_JSON_ENUM(FindingState, FindingState::NotReached)
VFPILOT_JSON_ENUM(UndoClass, UndoClass::Removed)
VFPILOT_JSON_ENUM(JobState, JobState::Undone)
VFPILOT_JSON_ENUM(StepState, StepState::Undone)
#undef VFPILOT_JSON_ENUM

/// A struct by its members; visitMembers(visit, value) calls visit(name, member) for each of them.
#define VFPILOT_JSON(Type, ...)                                                                    \
    NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Type, __VA_ARGS__)                             \
    template<class Visit>                                                                          \
    void visitMembers(Visit& visit, const Type& value)                                             \
    {                                                                                              \
        NLOHMANN_JSON_EXPAND(NLOHMANN_JSON_PASTE(VFPILOT_VISIT, __VA_ARGS__))                      \
    }
#define VFPILOT_VISIT(member) visit(#member, value.member);
VFPILOT_JSON(CpuFacts, vendor, model, vmx, kvm, threads)
VFPILOT_JSON(IommuFacts, dmarTable, units, groups, interruptRemapping, remappingLine, addressWidth)
VFPILOT_JSON(KernelFacts, release, running, next, headers, driverFile)
VFPILOT_JSON(BootEntry, source, kernel, options, recovery)
VFPILOT_JSON(BootFacts,
             loader,
             firmware,
             evidence,
             disagreement,
             rootFileSystem,
             rootDevice,
             esps,
             configured,
             configuredPath,
             configuredProblem,
             running,
             entries,
             secureBoot,
             dkmsKey)
VFPILOT_JSON(SriovCapability, offset, totalVfs, vfOffset, vfStride, vfDeviceId, vfBars)
VFPILOT_JSON(VfFacts, address, driver, iommuGroup, usedBy)
VFPILOT_JSON(GpuFacts,
             address,
             vendorId,
             deviceId,
             classCode,
             platform,
             driver,
             iommuGroup,
             sriov,
             totalVfs,
             numVfs,
             vfBarsAssigned,
             vfs)
VFPILOT_JSON(ModuleFacts, name, loaded, version, parameters)
VFPILOT_JSON(DkmsFacts, module, version, kernel, state)
VFPILOT_JSON(UnitFacts, name, exists, enabled, beforeGuests)
VFPILOT_JSON(PackageFile, sha256, fileName, package, version, architecture, size)
VFPILOT_JSON(TrialBuild, release, kernel, packageSha256, result, timeMs, log)
VFPILOT_JSON(Facts,
             node,
             machineId,
             bootId,
             pveVersion,
             osCodename,
             simulated,
             cpu,
             iommu,
             kernels,
             boot,
             gpus,
             modules,
             dkms,
             units,
             packages,
             packageFiles,
             files,
             fileModes,
             engineHash,
             engineCopyHash,
             guardCopyHash,
             logLines,
             unreadFiles,
             vmd,
             freeBytes,
             memory,
             trialBuilds,
             quorate)
VFPILOT_JSON(Evidence, path, text)
VFPILOT_JSON(Finding, id, state, args, cause, fix, evidence)
VFPILOT_JSON(SriovGoal, gpu, route, vfCount, release, packageSha256, persistence, options, cleanup)
VFPILOT_JSON(VmGoal, vmid, vf, slot, pcie, primaryGpu, rombar, remedies)
VFPILOT_JSON(GuardGoal, job, minutes, sshPort)
VFPILOT_JSON(PrepareGoal, gpu, route, release, packageSha256, again)
VFPILOT_JSON(FileChange, path, modeBefore, modeAfter, before, after)
VFPILOT_JSON(PlannedStep, id, kind, group, args, undo, files, commands)
VFPILOT_JSON(Plan, digest, steps, rebootNeeded, refusals, warnings)
VFPILOT_JSON(
    Route, id, usable, recommended, reason, args, release, needsPackage, packageName, downloadUrl)
VFPILOT_JSON(ParameterOption, name, word, onByDefault, risk)
VFPILOT_JSON(Alternative, id, possible, reason, args)
VFPILOT_JSON(Leftover, id, routes, inTheWay, state, args, places)
VFPILOT_JSON(Choices, gpu, routes, maxVfs, defaultVfs, options, alternatives, leftovers)
VFPILOT_JSON(JobRecord, seq, timeMs, type, step, error, outcome)
VFPILOT_JSON(JobStep, planned, state, beganMs, endedMs, error)
VFPILOT_JSON(JobSummary,
             id,
             kind,
             state,
             createdMs,
             bootId,
             rebootNeeded,
             stepsDone,
             stepsTotal,
             args,
             undoable,
             undoBlockedBy,
             guardActed)
VFPILOT_JSON(JobInfo, summary, steps, errors, lastSeq, outputSize)
VFPILOT_JSON(HostPci, slot, value, addresses, mapping)
VFPILOT_JSON(VmInfo,
             vmid,
             node,
             elsewhere,
             name,
             status,
             lock,
             digest,
             machine,
             bios,
             cpu,
             display,
             osType,
             startsAtBoot,
             hostpci,
             lint)
VFPILOT_JSON(ContainerInfo, id, name, lines)

// A goal carries its kind beside its members.
inline void to_json(nlohmann::json& j, const Goal& goal)
{
    std::visit([&j](const auto& g) { j = g; }, goal);
    j["kind"] = kindOf(goal);
}

inline void from_json(const nlohmann::json& j, Goal& goal)
{
    const auto kind = j.at("kind").get<std::string>();
    if (kind == "sriov")
        goal = j.get<SriovGoal>();
    else if (kind == "vm")
        goal = j.get<VmGoal>();
    else if (kind == "guard")
        goal = j.get<GuardGoal>();
    else if (kind == "prepare")
        goal = j.get<PrepareGoal>();
    else
        throw std::invalid_argument("unknown kind of goal " + kind);
}

inline void to_json(nlohmann::json& j, const Empty&)
{
    j = nlohmann::json::object();
}
inline void from_json(const nlohmann::json&, Empty&) {}

VFPILOT_JSON(ProbeReply, facts, chain, green, firstBroken, choices, stage, jobs, symptoms)
VFPILOT_JSON(PlanParams, goal)
VFPILOT_JSON(ApplyParams, goal, digest)
VFPILOT_JSON(JobStarted, job)
VFPILOT_JSON(ListParams, cursor)
VFPILOT_JSON(ListVmsParams, cursor, wholeCluster)
VFPILOT_JSON(JobsReply, jobs, nextCursor)
VFPILOT_JSON(JobId, id)
VFPILOT_JSON(FollowParams, id, since, outputOffset)
VFPILOT_JSON(UndoParams, id, digest)
VFPILOT_JSON(VmsReply, vms, vfs, nextCursor, containers)
VFPILOT_JSON(RebootParams, bootId)
VFPILOT_JSON(DiagnoseReply, symptoms)
VFPILOT_JSON(DecideReply, device, platform, route, release, parameters, routes)
VFPILOT_JSON(Hello, protocol, version, buildHash, bootId, machineId, root, uid, capabilities)
VFPILOT_JSON(JobRecordEvent, job, record)
VFPILOT_JSON(JobOutputEvent, job, offset, text, next)
#undef VFPILOT_JSON
#undef VFPILOT_VISIT

} // namespace vfpilot::protocol
