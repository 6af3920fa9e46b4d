// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/step_spec.h"

#include <optional>
#include <string>
#include <vector>

/// Every command that a step runs, as argv. The review shows these and the steps run these, so that
/// what is shown is what is done.
namespace vfpilot::plan::commands {

using Argv = std::vector<std::string>;

/// Prints what an installation would do ("Inst", "Remv", "Conf" lines) and does nothing.
/// Recommended packages stay out: dkms recommends Debian's own kernel headers.
Argv simulateInstall(const std::vector<std::string>& packages);
Argv install(const std::vector<std::string>& packages);
Argv simulatePurge(const std::vector<std::string>& packages);
Argv purge(const std::vector<std::string>& packages);
/// Ends what a killed dpkg left half done; apt refuses to work before.
Argv configurePending();
Argv installPackageFile(const std::string& path);
Argv purgePackage(const std::string& package);
/// Also one whose unpacking was cut off.
Argv purgeBrokenPackage(const std::string& package);

/// Below `folder`, which is there: package/ with the package's files, and dkms' own tree beside it.
Argv unpackPackage(const std::string& path, const std::string& folder);
Argv trialBuild(const TrialBuild& build, const std::string& folder);
Argv removeFolder(const std::string& folder);

Argv rebuildInitramfs();
Argv refreshBootEntries();
/// Prints GRUB's menu into a file: grub-mkconfig ends with a plain cat over it.
Argv renderGrubMenu(const std::string& path);
Argv checkGrubMenu(const std::string& path);

Argv reloadUnits();
Argv enableUnit(const std::string& unit);
Argv disableUnit(const std::string& unit);
Argv reboot();

/// Dies on a hostpci line that cannot work; starts nothing.
Argv showVm(int vmid);
/// `digest`: of the configuration this rests on; qm refuses when it has changed.
Argv setVm(int vmid, const model::VmValues& values, const std::string& digest);

} // namespace vfpilot::plan::commands
