// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Where vfpilot keeps its things on the host; always below the root that the engine was given.
namespace vfpilot::paths {

constexpr auto stateDir = "/var/lib/vfpilot";            // 0700, root
constexpr auto engineDir = "/var/lib/vfpilot/engine";    // engine/<sha256>/vfpilot-engine
constexpr auto packageDir = "/var/lib/vfpilot/packages"; // packages/<sha256>/<name>.deb
constexpr auto jobsDir = "/var/lib/vfpilot/jobs";        // jobs/<id>/{plan.json,journal.jsonl,...}
constexpr auto trialDir = "/var/lib/vfpilot/trial";      // trial/<kernel>, while it is built
constexpr auto trialBuilds = "/var/lib/vfpilot/trial-builds.json"; // what came of it
constexpr auto lockFile = "/var/lib/vfpilot/lock"; // flock; text says who and since when
constexpr auto engineName = "vfpilot-engine";

// Changes to the host itself, each made by a reviewed step.
constexpr auto engineCopy = "/usr/local/libexec/vfpilot/vfpilot-engine";
constexpr auto guardCopy = "/usr/local/sbin/vfpilot-guard"; // its folder is no job's to take away
constexpr auto modulesLoad = "/etc/modules-load.d/vfpilot.conf";
constexpr auto vfUnit = "/etc/systemd/system/vfpilot-vfs.service";
constexpr auto vfUnitName = "vfpilot-vfs.service";
constexpr auto guardUnit = "/etc/systemd/system/vfpilot-guard.service";
constexpr auto guardUnitName = "vfpilot-guard.service";
constexpr auto grubConfig = "/etc/default/grub.d/zz-vfpilot.cfg"; // after those of others
constexpr auto grubWayBack = "/etc/grub.d/42_vfpilot";            // behind all entries of others
constexpr auto grubWayBackId = "vfpilot-way-back";                // of its page in the menu
constexpr auto grubWayBackTitle = "vfpilot: kernel parameters from before";
constexpr auto kernelCmdline = "/etc/kernel/cmdline"; // systemd-boot hosts, first line only
constexpr auto grubMenu = "/boot/grub/grub.cfg";
constexpr auto grubMenuNew = "/boot/grub/grub.cfg.vfpilot"; // rendered here, then renamed
constexpr auto sysfsConf =
    "/etc/sysfs.conf"; // sysfsutils', shared with a person: edited, not owned
constexpr auto sysfsOwn = "/etc/sysfs.d/vfpilot.conf"; // where the host has no sysfs.conf

} // namespace vfpilot::paths
