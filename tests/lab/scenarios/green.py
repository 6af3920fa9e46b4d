# SPDX-License-Identifier: GPL-3.0-or-later
"""A clean host is set up and started again; what it then is, is asked of the host itself."""

from machine import PF

WORDS = ("intel_iommu=on", "iommu=pt", "i915.enable_guc=3", "i915.max_vfs=7", "module_blacklist=xe")
VFS = ("0000:01:00.1", "0000:01:00.2", "0000:01:00.3")


def driver_of(guest, address):
    link = guest.text(f"readlink /sys/bus/pci/devices/{address}/driver; true")
    return link.rpartition("/")[2]


def group_of(guest, address):
    link = guest.text(f"readlink /sys/bus/pci/devices/{address}/iommu_group; true")
    return link.rpartition("/")[2]


def is_set_up(checks, guest):
    """Asserts a host that runs as the goal says."""
    words = guest.read("/proc/cmdline").split()
    for word in WORDS:
        checks.that(word in words, f"/proc/cmdline carries {word}", words)
    checks.equal(sum(word.startswith("i915.") for word in words), 2, "and each of them once")
    module = guest.text("modinfo -n i915")
    checks.that("/updates/dkms/" in module, "modprobe would take i915 from updates/dkms", module)
    checks.equal(guest.read("/sys/module/i915/version"), "0.lab1-sriov",
                 "the module of the package is loaded")
    checks.equal(guest.read("/sys/module/i915/srcversion"), guest.text("modinfo -F srcversion i915"),
                 "it is the file that was built")
    checks.equal(guest.read("/sys/module/i915/parameters/max_vfs"), "7", "max_vfs of the loaded module")
    checks.equal(guest.read("/sys/module/i915/parameters/enable_guc"), "3",
                 "enable_guc of the loaded module")
    log = guest.text(f"dmesg | grep 'i915 {PF}'; true")
    checks.that("Running in SR-IOV PF mode" in log, "the driver says PF mode in the kernel log", log)
    checks.equal(driver_of(guest, PF), "i915", "the PF is on i915")
    checks.equal(guest.read(f"/sys/bus/pci/devices/{PF}/sriov_numvfs"), "3", "there are 3 VFs")
    for vf in VFS:
        checks.equal(driver_of(guest, vf), "vfio-pci", f"{vf} is on vfio-pci")
    groups = [group_of(guest, address) for address in (PF, *VFS)]
    checks.that(all(groups) and len(set(groups)) == 4, "PF and VFs are in groups of their own", groups)
    checks.equal(guest.read("/run/lab/vfs-before-guests").splitlines(),
                 [f"{vf} vfio-pci" for vf in VFS], "they were so before the guests were started")
    checks.equal(guest.text("systemctl is-active vfpilot-vfs.service; true"), "active",
                 "the VF unit ended well")
    checks.equal(guest.text("systemctl --failed --plain --no-legend"), "", "no unit of the host failed")


def run(lab):
    checks = lab.checks
    with lab.host("green") as host:
        guest = host.guest
        host.bring_engine()
        checks.equal(driver_of(guest, PF), "i915", "the clean host has the PF on its stock driver")
        probe = host.probe()
        blocking = [finding["id"] for finding in probe["chain"] if finding["state"] == "blocking"]
        checks.equal(blocking, [], "nothing of a clean host is in the way")
        plan = host.plan()
        checks.equal(plan.get("refusals"), [], "the plan is not refused")
        steps = [step["kind"] for step in plan["steps"]]
        checks.that(plan["rebootNeeded"] and "render-boot-entries" in steps,
                    "the plan ends with a reboot", steps)
        checks.note("steps: " + ", ".join(steps))
        status, records = host.apply()
        checks.equal(status, 0, "the job ends well") or checks.note(f"{records[-3:]}\n{host.last_output()}")
        for record in records:
            if record.get("type") == "step-done":
                seconds = (record["timeMs"] - records[0]["timeMs"]) // 1000
                checks.note(f"{record['step']}: done {seconds} s after the beginning")
        checks.equal(host.probe()["stage"], "reboot-pending", "vfpilot says that the reboot is due")
        guest.reboot()
        is_set_up(checks, guest)
        status, reply = host.engine("verify")
        checks.that(status == 0 and reply[0]["green"], "vfpilot's chain is green",
                    [(f["id"], f["state"], f.get("cause")) for f in reply[0]["chain"]
                     if f["state"] not in ("ok", "info")])
        if not checks.failed:
            lab.keep(host, "applied")
