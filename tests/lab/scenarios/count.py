# SPDX-License-Identifier: GPL-3.0-or-later
"""The number of VFs while one of them is held open, and when all are free."""

from machine import PF
from scenarios.green import VFS, driver_of

_VM = "\n".join(("machine: q35", "memory: 512", f"hostpci0: {VFS[0]},pcie=1", ""))


def run(lab):
    checks = lab.checks
    with lab.host("count", lab.applied()) as host:
        guest = host.guest
        numvfs = f"/sys/bus/pci/devices/{PF}/sriov_numvfs"
        guest.run(f"printf '{_VM}' >/etc/pve/qemu-server/101.conf && qm start 101")
        checks.equal(guest.text("qm status 101"), "status: running", "a guest holds the first VF")

        plan = host.plan(vfCount=2)
        checks.that("refuse-vfs-in-use" in [refusal["id"] for refusal in plan["refusals"]],
                    "a plan for another number of VFs is refused", plan["refusals"])
        status, reply = host.engine("vfs", "up", "--pf", PF, "--count", "2")
        checks.that(status == 1 and reply[0]["error"]["data"]["args"].get("reason") == "vfs-in-use",
                    "vfs up with another number is refused", reply)
        status, reply = host.engine("vfs", "down", "--pf", PF)
        checks.that(status == 1 and reply[0]["error"]["data"]["args"].get("reason") == "vfs-in-use",
                    "vfs down is refused", reply)
        status, _ = host.engine("vfs", "up", "--pf", PF, "--count", "3")
        checks.equal(status, 0, "vfs up with the same number is fine")
        checks.equal((guest.read(numvfs), guest.text("qm status 101")), ("3", "status: running"),
                     "and the guest still has its VF")
        status, reply = host.engine("verify")
        checks.equal(status, 0, "vfpilot's chain is green while a guest holds a VF")

        guest.run("qm stop 101; sleep 1")
        status, reply = host.engine("vfs", "up", "--pf", PF, "--count", "2")
        checks.that(status == 0 and reply[0]["numVfs"] == 2, "with none held, there are 2", reply)
        checks.equal([driver_of(guest, vf) for vf in VFS], ["vfio-pci", "vfio-pci", ""], "both on vfio-pci")
        log = guest.text(f"dmesg | grep 'i915 {PF}: Enabled'; true").splitlines()
        checks.that(log and "Enabled 2 VFs" in log[-1], "the driver says so", log)
        status, reply = host.engine("vfs", "down", "--pf", PF)
        checks.that(status == 0 and guest.read(numvfs) == "0", "and then none", reply)
        guest.run("rm /etc/pve/qemu-server/101.conf")
