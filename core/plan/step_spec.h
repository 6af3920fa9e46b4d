// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/vm_config.h"
#include "core/protocol/plan.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What can be done to a host: a closed set, one small struct a kind. A plan is a list of these;
/// core/steps makes each into a step, the job folder keeps them as JSON. To add a kind: a struct
/// here, its line in StepSpec, its description and JSON in step_spec.cpp, its step in core/steps.
namespace vfpilot::plan {

/// A copy of the running engine where units can rely on it.
struct InstallEngineCopy
{
    static constexpr auto kind = "install-engine-copy";
    std::string path;
    std::string sha256;
    std::string sha256Before; ///< empty: the file is absent

    bool operator==(const InstallEngineCopy&) const = default;
};

/// From the host's own apt sources.
struct InstallPackages
{
    static constexpr auto kind = "install-packages";
    std::vector<std::string> packages; ///< those that are missing

    bool operator==(const InstallPackages&) const = default;
};

/// A dkms driver package that the workstation put below paths::packageDir.
struct InstallDriver
{
    static constexpr auto kind = "install-driver";
    std::string release; ///< "2025.07.22"
    std::string package; ///< "i915-sriov-dkms"
    std::string file;    ///< absolute path of the .deb
    std::string sha256;
    std::vector<std::string> kernels; ///< a module must be there for each of them afterwards

    bool operator==(const InstallDriver&) const = default;
};

/// Such a package built for one kernel in a folder of ours: nothing that is loaded or started
/// comes of it, only the answer.
struct TrialBuild
{
    static constexpr auto kind = "trial-build";
    std::string release;
    std::string package;
    std::string module; ///< that must come of it, "i915"
    std::string file;   ///< absolute path of the .deb
    std::string sha256;
    std::string kernel;
    int jobs = 1; ///< compilers at a time

    bool operator==(const TrialBuild&) const = default;
};

/// A file that is vfpilot's alone: written whole.
struct OwnFile
{
    static constexpr auto kind = "own-file";
    std::string path;
    std::string group; ///< of PlannedStep
    Args args;         ///< more for its sentence: count
    std::optional<std::string> before;
    std::string modeBefore; ///< empty: the file is absent
    std::string after;
    std::string mode = "0644"; ///< afterwards

    bool operator==(const OwnFile&) const = default;
};

/// How a file is written that is edited, which is what taking single words back needs to know.
enum class FileFormat {
    KernelCmdline, ///< /etc/kernel/cmdline: the first line is the kernel's
    GrubDefault,   ///< /etc/default/grub and grub.d: words of GRUB_CMDLINE_LINUX and _DEFAULT
    SysfsConf,     ///< /etc/sysfs.conf and sysfs.d: a word is "attribute=value"
    Lines,         ///< any other: what is removed are whole lines, or they stay with a part less
};

std::string_view wireName(FileFormat format);

/// A file of the host's in which some words change; the rest stays byte for byte.
struct EditFile
{
    static constexpr auto kind = "edit-file";
    std::string path;
    std::string mode;
    std::string before;
    std::string after;
    std::vector<std::string> tokens; ///< those that come in or get another value
    FileFormat format = FileFormat::KernelCmdline;
    std::vector<std::string> removed = {};   ///< those that go without another in their place
    std::vector<std::string> leftovers = {}; ///< ids of what other tools left and is cleared away
    bool onlyClears = false;                 ///< nothing else is done to the file

    bool operator==(const EditFile&) const = default;
};

struct EnableUnit
{
    static constexpr auto kind = "enable-unit";
    std::string unit;

    bool operator==(const EnableUnit&) const = default;
};

struct RebuildInitramfs
{
    static constexpr auto kind = "rebuild-initramfs";
    std::vector<std::string> kernels;

    bool operator==(const RebuildInitramfs&) const = default;
};

struct RenderBootEntries
{
    static constexpr auto kind = "render-boot-entries";
    std::string loader;               ///< "systemd-boot", "grub-esp" or "grub"
    std::vector<std::string> esps;    ///< UUIDs; none with plain GRUB
    std::vector<std::string> kernels; ///< each must have an entry afterwards
    std::vector<std::string> tokens;  ///< each normal entry must carry them afterwards
    /// What the entries of paths::grubWayBack must say afterwards; none: there are none.
    std::optional<std::string> wayBack = std::nullopt;

    bool operator==(const RenderBootEntries&) const = default;
};

/// One key of a VM's configuration.
struct VmKey
{
    std::string key;
    std::optional<std::string> before; ///< none: not set
    std::string after;

    bool operator==(const VmKey&) const = default;
};

/// Keys of one VM, set by one call of qm: a hostpci key and what is set right along with it.
struct VmSettings
{
    static constexpr auto kind = "vm-settings";
    int vmid = 0;
    int slot = 0; ///< -1: no hostpci key, and the next three are empty
    std::string vf;
    std::optional<std::string> before; ///< the key's value; none: not set
    std::string after;
    std::string digest; ///< of the configuration that was reviewed
    std::string path;   ///< of the configuration, for the diff
    std::string textBefore, textAfter;
    std::vector<VmKey> others = {}; ///< besides hostpci<slot>

    bool operator==(const VmSettings&) const = default;
};

/// All of them, hostpci<slot> first.
std::vector<VmKey> keysOf(const VmSettings& spec);
/// What they become.
model::VmValues valuesOf(const VmSettings& spec);

using StepSpec = std::variant<InstallEngineCopy,
                              InstallPackages,
                              InstallDriver,
                              TrialBuild,
                              OwnFile,
                              EditFile,
                              EnableUnit,
                              RebuildInitramfs,
                              RenderBootEntries,
                              VmSettings>;

/// Stable and unique in a plan: the kind, with the path, unit, kernel or vmid where a plan may hold
/// several.
std::string stepId(const StepSpec& spec);
std::string stepKind(const StepSpec& spec);

/// Where a trial build for this kernel works.
std::string trialFolder(const std::string& kernel);

/// The step as a person reviews it: what it writes and runs, to the byte.
protocol::PlannedStep describe(const StepSpec& spec);

/// JSON text of the list, and back. Error: bad-params.
std::string toJson(const std::vector<StepSpec>& specs);
Result<std::vector<StepSpec>> specsFromJson(std::string_view text);

} // namespace vfpilot::plan
