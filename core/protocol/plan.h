// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/finding.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vfpilot::protocol {

/// The person's choice: make VFs on one GPU.
struct SriovGoal
{
    std::string gpu;           ///< "0000:00:02.0"
    std::string route;         ///< "i915-dkms"
    int vfCount = 0;           ///< 1..TotalVFs
    std::string release;       ///< driver release, "2025.07.22"
    std::string packageSha256; ///< of the driver package put up by the workstation; may be empty
                               ///< when the release is installed already
    /// What makes the VFs at each start: "unit" (vfpilot-vfs.service) or "sysfsutils"
    /// (/etc/sysfs.conf, which leaves them to the host's drivers until a VM takes one).
    std::string persistence = "unit";
    /// Names of the optional parameters that are wanted, each of Choices::options; none given:
    /// those that are on by default.
    std::optional<std::vector<std::string>> options = std::nullopt;
    /// Ids of leftovers of other tools that the plan shall clear away, each of Choices::leftovers.
    /// What is not there (any more) needs nothing.
    std::vector<std::string> cleanup = {};
};

/// The person's choice: give one VF to one VM, set right what is known to go wrong with it, or
/// both.
struct VmGoal
{
    int vmid = 0;
    std::string vf; ///< "0000:00:02.1"; empty, with remedies: none
    int slot = -1;  ///< hostpciN, 0..15; -1: the first free one
    bool pcie = true;
    bool primaryGpu = false; ///< x-vga
    bool rombar = true;
    /// Names of remedies that the findings of the VM's lint offer as their fix. What is right
    /// already needs nothing.
    std::vector<std::string> remedies = {};
};

/// The person's choice: have the host take a job back by itself when its next boot cannot be
/// reached.
struct GuardGoal
{
    std::string job;  ///< the one whose restart is watched over
    int minutes = 5;  ///< that the next boot may stay unreachable, 2..60
    int sshPort = 22; ///< where the host's sshd listens
};

/// The person's choice: find out whether a driver release builds on this host, before anything is
/// changed that the host starts with.
struct PrepareGoal
{
    std::string gpu;           ///< "0000:00:02.0"
    std::string route;         ///< "i915-dkms"
    std::string release;       ///< "2025.07.22"
    std::string packageSha256; ///< of the driver package put up by the workstation
    bool again = false;        ///< also for kernels whose outcome is known
};

using Goal = std::variant<SriovGoal, VmGoal, GuardGoal, PrepareGoal>;

std::string_view kindOf(const Goal& goal); ///< "sriov", "vm", "guard" or "prepare"

/// How a step is taken back.
enum class UndoClass {
    Exact,   ///< the bytes, mode, owner and xattrs of before
    Rebuilt, ///< generated again from what was put back; equal in meaning
    Removed, ///< packages that were added are removed
};

std::string_view wireName(UndoClass undo);

/// One file as it is and as it will be. Mode as four octal digits; empty: the file does not exist.
struct FileChange
{
    std::string path;
    std::string modeBefore;
    std::string modeAfter;
    std::string before;
    std::string after;
};

/// A step as the person reviews it. Kinds: "install-engine-copy", "install-packages",
/// "install-driver", "trial-build", "own-file", "edit-file", "rebuild-initramfs",
/// "render-boot-entries", "enable-unit", "vm-settings".
struct PlannedStep
{
    std::string id; ///< stable and unique in the plan, e.g. "edit-file:/etc/kernel/cmdline"
    std::string kind;
    std::string group; ///< "driver", "boot", "functions", "leftovers" or "machine"
    /// For its sentence: path, packages, release, kernels, unit, vmid, vf. "leftovers" names what
    /// the step clears away, also where it does something else in that file too.
    Args args;
    UndoClass undo = UndoClass::Exact;
    std::vector<FileChange> files;
    std::vector<std::vector<std::string>> commands; ///< argv of what will be run
};

struct Plan
{
    std::string digest; ///< hex SHA-256 over goal, catalog version and the facts it rests on
    std::vector<PlannedStep> steps; ///< none and no refusal: the host is as wanted already
    bool rebootNeeded = false;
    std::vector<Finding> refusals; ///< any: the plan cannot be applied
    std::vector<Finding> warnings;
};

/// A way to make VFs on this host, as the Choose page shows it.
struct Route
{
    std::string id; ///< "i915-dkms", "xe-native" or "none"
    bool usable = false;
    bool recommended = false;
    std::string reason; ///< key of a sentence: why recommended, or why it cannot work
    Args args;
    std::string release;       ///< driver release by rule; empty for native routes
    bool needsPackage = false; ///< a package file must come from the workstation
    std::string packageName;   ///< file name to look for, "i915-sriov-dkms_2025.07.22_amd64.deb"
    std::string downloadUrl;   ///< where a person finds it
};

/// A kernel parameter that a person may add or leave out. Meaning and risk are sentences of
/// gui/text by its name.
struct ParameterOption
{
    std::string name; ///< "iommu"
    std::string word; ///< as on a command line, "iommu=pt"
    bool onByDefault = false;
    std::string risk; ///< "none", "low" or "high"
};

/// Another way for VMs or containers to use the iGPU, where no route makes VFs.
struct Alternative
{
    std::string id; ///< "container-render-node", "gvt-g" or "whole-igpu"
    bool possible = false;
    std::string reason; ///< key of a sentence: its conditions, or why it cannot work
    Args args;
};

/// One kind of leftover of other tools, in all places where it was found.
struct Leftover
{
    std::string id;                  ///< "vfio-ids", for SriovGoal::cleanup
    std::vector<std::string> routes; ///< usable ones that it concerns
    bool inTheWay = false;           ///< it keeps these routes from working: recommended
    /// "offered": a plan clears it away if it is asked to; "always": every plan does; "by-hand":
    /// none can; "not-sure": a place is written in a way that cannot be changed without a doubt.
    std::string state;
    Args args;                   ///< of that state: path and line of the place in doubt
    std::vector<Finding> places; ///< each with path, line, cause and fix
};

struct Choices
{
    std::string gpu;
    std::vector<Route> routes;
    int maxVfs = 0;
    int defaultVfs = 0;
    std::vector<ParameterOption> options;  ///< of the recommended route
    std::vector<Alternative> alternatives; ///< filled when no route is usable
    std::vector<Leftover> leftovers = {};  ///< those that are in the way first
};

} // namespace vfpilot::protocol
