# SPDX-License-Identifier: GPL-3.0-or-later
"""What the PCI drivers do with a device: i915 with or without SR-IOV, xe, vfio-pci, the others."""

import fnmatch

from simulated.tree import version_key
from . import config_space
from .devices import DEVICES, PF

# Drivers that come with a table of ids; vfio-pci has none of its own.
BY_ALIAS = ("i915", "xe", "igc", "xhci_hcd", "mei_me", "ahci", "snd_hda_intel", "nvme")

ALIASES = {
    "i915": ["pci:v00008086d000046D1sv*sd*bc03sc*i*", "pci:v00008086d000046D0sv*sd*bc03sc*i*",
             "pci:v00008086d00004C8Asv*sd*bc03sc*i*"],
    "xe": ["pci:v00008086d000046D1sv*sd*bc03sc*i*", "pci:v00008086d00009A49sv*sd*bc03sc*i*"],
    "igc": ["pci:v00008086d0000125Csv*sd*bc*sc*i*"],
    "xhci_pci": ["pci:v*d*sv*sd*bc0Csc03i30*"],
    "mei_me": ["pci:v00008086d000054E0sv*sd*bc*sc*i*"],
    "ahci": ["pci:v*d*sv*sd*bc01sc06i01*"],
    "snd_hda_intel": ["pci:v00008086d000054C8sv*sd*bc*sc*i*"],
    "nvme": ["pci:v*d*sv*sd*bc01sc08i02*"],
}


def matches(module, alias):
    return any(fnmatch.fnmatchcase(alias, pattern) for pattern in ALIASES.get(module, ()))


def _later(at, seconds):
    return None if at is None else at + seconds


def probe(kernel, address, driver, at):
    """The driver's probe function; True when it takes the device."""
    if driver == "xe":
        return _probe_xe(kernel, address, at)
    if driver == "i915":
        if kernel.sriov.is_vf(address):
            return _probe_i915_vf(kernel, address, at)
        _probe_i915(kernel, address, at)
    return True


def bound(kernel, address, driver, at):
    """After the driver has the device."""
    if driver == "vfio-pci":
        group = kernel.devices.group(address)
        kernel.tree.write("/dev/vfio/vfio", "", 0o666)
        if group:
            kernel.tree.write(f"/dev/vfio/{group}", "", 0o600)
        if kernel.tree.first_line(f"{DEVICES}/{address}/class") == "0x030000":
            kernel.log.say(f"vfio-pci {address}: vgaarb: VGA decodes changed: olddecodes=io+mem,"
                           "decodes=none:owns=none")
    elif driver in ("i915", "xe"):
        minor = _free_minor(kernel)
        version = "i915 1.6.0 20201103" if driver == "i915" else "xe 1.1.0"
        kernel.log.say(f"[drm] Initialized {version} for {address} on minor {minor}",
                       _later(at, 0.06))
        kernel.tree.write(f"/dev/dri/card{minor}", "", 0o660)
        kernel.tree.write(f"/dev/dri/renderD{128 + minor}", "", 0o660)
        kernel.tree.write(f"{kernel.devices.real(address)}/drm/card{minor}/dev", f"226:{minor}\n", 0o444)
        total = int(kernel.tree.first_line(f"{DEVICES}/{PF}/sriov_totalvfs") or 0)
        if address == PF and driver == "i915" and _is_sriov(kernel) and total:
            kernel.log.say(f"i915 {address}: {total} VFs could be associated with this PF",
                           _later(at, 0.062))


def removing(kernel, address, driver):
    """Before the driver lets go."""
    if driver == "vfio-pci":
        group = kernel.devices.group(address)
        kernel.tree.remove(f"/dev/vfio/{group}")
    elif driver in ("i915", "xe"):
        if address == PF and kernel.sriov.vfs():
            kernel.sriov.disable()
        for name in kernel.tree.names(f"{DEVICES}/{address}/drm"):
            minor = int(name.removeprefix("card"))
            kernel.tree.remove(f"/dev/dri/card{minor}")
            kernel.tree.remove(f"/dev/dri/renderD{128 + minor}")
            kernel.tree.remove(f"{kernel.devices.real(address)}/drm/{name}/dev")
            kernel.tree.remove_empty_folders(f"{kernel.devices.real(address)}/drm/{name}",
                                             kernel.devices.real(address))
        if address == PF:
            kernel.sriov.set_total(config_space.TOTAL_VFS)


def _free_minor(kernel):
    used = {int(name.removeprefix("card")) for name in kernel.tree.names("/dev/dri")
            if name.startswith("card")}
    return next(number for number in range(len(used) + 1) if number not in used)


def _is_sriov(kernel):
    return "max_vfs" in kernel.loaded_parameters("i915")


def _guc_submission(parameters):
    """enable_guc: -1 lets the driver choose, and on Alder Lake-N it chooses GuC submission."""
    value = int(parameters.get("enable_guc", "-1"), 0)
    return value < 0 or bool(value & 1)


def _probe_xe(kernel, address, at):
    device = kernel.tree.first_line(f"{DEVICES}/{address}/device").removeprefix("0x")
    forced = kernel.loaded_parameters("xe").get("force_probe", "").removeprefix("0x")
    if forced in (device, "*"):
        return _probe_xe_vf(kernel, address, at) if kernel.sriov.is_vf(address) else \
            _probe_xe_pf(kernel, address, at)
    kernel.log.say(f"xe {address}: Your graphics device {device} is not officially supported\n"
                   "by xe driver in this kernel version. To force Xe probe,\n"
                   f"use xe.force_probe='{device}' and i915.force_probe='!{device}'\n"
                   "module parameters or CONFIG_DRM_XE_FORCE_PROBE='" + device + "' and\n"
                   f"CONFIG_DRM_I915_FORCE_PROBE='!{device}' configuration options.", at)
    return False


def _xe_has_sriov(kernel):
    """In-tree xe knows SR-IOV on Alder Lake from Linux 6.18 on, one from dkms at once."""
    release = kernel.tree.first_line("/proc/sys/kernel/osrelease")
    return "max_vfs" in kernel.loaded_parameters("xe") and (
        version_key(release) >= version_key("6.18") or bool(
            kernel.tree.first_line("/sys/module/xe/version")))


def _probe_xe_pf(kernel, address, at):
    parameters = kernel.loaded_parameters("xe")
    total = 0
    if _xe_has_sriov(kernel) and kernel.sriov.firmware.sriov and kernel.sriov.firmware.vf_bars_placed:
        total = min(max(int(parameters["max_vfs"], 0), 0), config_space.TOTAL_VFS)
    # As i915 does: without VFs to offer it goes on as native and says nothing of it.
    if total:
        kernel.log.say(f"xe {address}: [drm] Running in SR-IOV PF mode", at)
    kernel.sriov.set_total(total)
    for number, line in enumerate((
            "vgaarb: deactivate vga console", "[drm] Using GuC firmware from i915/tgl_guc_70.bin "
            "version 70.49.4", "[drm] Using HuC firmware from i915/tgl_huc.bin version 7.9.3",
            "[drm] Finished loading DMC firmware i915/adlp_dmc.bin (v2.20)")):
        kernel.log.say(f"xe {address}: {line}", _later(at, 0.002 + number * 0.003))
    if total:
        kernel.log.say(f"xe {address}: [drm] {total} VFs could be associated with this PF",
                       _later(at, 0.02))
    return True


def _probe_xe_vf(kernel, address, at):
    kernel.log.say(f"xe {address}: enabling device (0000 -> 0002)", at)
    if not _xe_has_sriov(kernel):
        return False
    kernel.log.say(f"xe {address}: [drm] Running in SR-IOV VF mode", at)
    return True


def _probe_i915(kernel, address, at):
    parameters = kernel.loaded_parameters("i915")
    say = kernel.log.say
    prefix = f"i915 {address}: "
    if _is_sriov(kernel):
        say("i915: You are using the i915-sriov-dkms module, a ported version of the i915/xe module "
            "with SR-IOV support.", at)
        wanted = int(parameters["max_vfs"], 0)
        total = min(max(wanted, 0), config_space.TOTAL_VFS)
        if not kernel.sriov.firmware.sriov or not kernel.sriov.firmware.vf_bars_placed:
            total = 0  # "VFs BAR not ready" is said at debug level only
        if total and not _guc_submission(parameters):
            say(prefix + "PF aborted (-EOPNOTSUPP)", at, level=4)
            total = 0
        # With max_vfs=0 the driver goes on as native and says nothing of it.
        if total:
            say(prefix + "Running in SR-IOV PF mode", _later(at, 0.001))
        kernel.sriov.set_total(total)
    submission = _guc_submission(parameters)
    lines = ["[drm] VT-d active for gfx access"] if kernel.tree.names("/sys/class/iommu") else []
    lines += ["vgaarb: deactivate vga console", "[drm] Using Transparent Hugepages",
              "vgaarb: VGA decodes changed: olddecodes=io+mem,decodes=io+mem:owns=io+mem",
              "[drm] Finished loading DMC firmware i915/adlp_dmc.bin (v2.20)"]
    if submission:
        lines += ["[drm] GT0: GuC firmware i915/tgl_guc_70.bin version 70.20.0",
                  "[drm] GT0: HuC firmware i915/tgl_huc.bin version 7.9.3",
                  "[drm] GT0: HuC: authenticated for all workloads",
                  "[drm] GT0: GUC: submission enabled", "[drm] GT0: GUC: SLPC enabled",
                  "[drm] GT0: GUC: RC enabled",
                  "[drm] *ERROR* GT0: GUC: mmio request 0x4100: failure 201/0",
                  "[drm] *ERROR* GT0: Failed to retrieve hwconfig table: -ENOENT"]
    for number, line in enumerate(lines):
        say(prefix + line, _later(at, 0.002 + number * 0.003), level=3 if "ERROR" in line else 6)


def _probe_i915_vf(kernel, address, at):
    say = kernel.log.say
    prefix = f"i915 {address}: "
    say(prefix + "enabling device (0000 -> 0002)", at)
    if not _is_sriov(kernel):
        say(prefix + "Device is non-operational; MMIO access returns 0xFFFFFFFF!", at, level=3)
        say(prefix + "Device initialization failed (-5)", at, level=3)
        return False
    say(prefix + "Running in SR-IOV VF mode", at)
    if not _guc_submission(kernel.loaded_parameters("i915")):
        say(prefix + "[drm] *ERROR* GuC submission disabled", at, level=3)
        say(prefix + "Device initialization failed (-19)", at, level=3)
        return False
    for line in ("[drm] GT0: GUC: interface version 0.1.9.0", "[drm] VT-d active for gfx access",
                 "[drm] Using Transparent Hugepages",
                 "GuC firmware PRELOADED version 0.0 submission:SR-IOV VF", "HuC firmware PRELOADED",
                 "[drm] PMU not supported for this GPU."):
        say(prefix + line, at)
    return True
