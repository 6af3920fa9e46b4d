# SPDX-License-Identifier: GPL-3.0-or-later
"""The job is taken back, and the host started again: nothing is left, and the disks are compared."""

import disks
from machine import PF

# What is rebuilt and has to be equal in meaning; the checks below look into it.
_REBUILT = ("/boot/initrd.img-", "/boot/grub/grub.cfg", "/lib/modules/", "/usr/lib/modules/")
# What a host changes by itself from one start to the next.
_LIVES = ("/run", "/tmp", "/var/tmp", "/var/lib/systemd", "/var/lib/lab", "/boot/grub/grubenv", "/root", "/dev",
          "/proc", "/sys", "/etc/resolv.conf", "/usr/local/share/lab-catalog", "/lost+found")


def _is_below(path, folders):
    return any(path == folder or path.startswith(folder.rstrip("/") + "/") for folder in folders)


def meaning(guest):
    """The rebuilt things, as far as they mean something."""
    kernel = guest.text("uname -r")
    return {"menu": guest.read("/boot/grub/grub.cfg"),
            "initrd": guest.text(f"lsinitramfs /boot/initrd.img-{kernel} | sort"),
            "modules": guest.text(f"cd /lib/modules/{kernel} && sort modules.dep modules.alias"),
            "packages": guest.text("dpkg-query -W -f '${Package} ${Version} ${Status}\\n'"),
            "units": guest.text("systemctl list-unit-files --plain --no-legend | sort")}


def taken_back(lab, host, clean_meaning, name):
    """Asserts a host that was set up and taken back, and is up again; turns it off."""
    checks, guest = lab.checks, host.guest
    words = guest.read("/proc/cmdline")
    checks.that("i915." not in words and "intel_iommu" not in words, "no word of ours is on /proc/cmdline", words)
    checks.equal(guest.text("lsmod | grep -c vfio; true"), "0", "no vfio module is loaded")
    checks.equal(guest.read("/sys/module/i915/version"), "", "the stock module is loaded")
    checks.that("/kernel/drivers/gpu/" in guest.text("modinfo -n i915"), "and modprobe would take it")
    checks.equal(guest.read(f"/sys/bus/pci/devices/{PF}/sriov_numvfs"), "0", "there is no VF")
    now = meaning(guest)
    for key, value in clean_meaning.items():
        checks.that(now[key] == value, f"equal in meaning: {key}",
                    "\n".join(sorted(set(now[key].splitlines()) ^ set(value.splitlines()))))
    guest.power_off()
    host.machine.wait_off()
    before, after = disks.tree(lab.base), disks.tree(host.folder / "disk.qcow2")
    different = [line for line in disks.differences(before, after)
                 if not disks.is_noise(line[2:]) and not _is_below(line[2:], _LIVES)]
    exact = [line for line in different if not line[2:].startswith(_REBUILT)]
    (host.folder / "different.txt").write_text("\n".join(different) + "\n")
    checks.equal(exact, [], f"{name}: of {len(before)} files all else is as before, byte for byte")


def clean_meaning(lab):
    with lab.host("clean") as host:
        found = meaning(host.guest)
    return found


def run(lab):
    checks = lab.checks
    clean = clean_meaning(lab)
    with lab.host("undo", lab.applied()) as host:
        job = host.jobs()[0]["id"]
        status, records = host.engine("undo", job)
        checks.equal(status, 0, "the job is taken back") or checks.note(f"{records[-3:]}\n{host.last_output()}")
        checks.equal(host.jobs()[0]["state"], "undone", "and told to be so")
        host.guest.reboot()
        taken_back(lab, host, clean, "undo")
