# SPDX-License-Identifier: GPL-3.0-or-later
"""The Debian packages that the lab makes itself: the stand-ins, and the stand-in driver."""

import shutil

from tools import LAB, run

_PLACES = {"usr/bin": ("pveversion", "pvesh"), "usr/sbin": ("qm", "proxmox-boot-tool"),
           "lib/systemd/system": ("pve-guests.service", "lab-vmx.service", "lab-boot.service"),
           "lib/systemd/system/vfpilot-guard.service.d": ("guard-console.conf",),
           "usr/libexec/lab": ("note-vfs", "note-boot")}
DRIVER = "i915-sriov-dkms_0.lab1_amd64.deb"


def _pack(tree, control, scripts, package):
    (tree / "DEBIAN").mkdir()
    for script in scripts:
        shutil.copy(control / script, tree / "DEBIAN" / script)
    run("chmod", "-R", "u=rwX,go=rX", tree)
    run("env", "SOURCE_DATE_EPOCH=1700000000", "dpkg-deb", "--root-owner-group", "-b", tree, package)
    shutil.rmtree(tree)
    return package


def standins(folder):
    """A package in place of pve-manager."""
    tree = folder / "pve-manager"
    for place, names in _PLACES.items():
        (tree / place).mkdir(parents=True, exist_ok=True)
        for name in names:
            shutil.copy(LAB / "standins" / name, tree / place / name)
    return _pack(tree, LAB / "standins", ("control", "postinst"), folder / "pve-manager_lab.deb")


def driver(folder, change=None):
    """The driver that a job installs. `change` is called with its source folder first."""
    tree = folder / "i915-sriov-dkms"
    source = tree / "usr" / "src" / "i915-sriov-dkms-0.lab1"
    shutil.copytree(LAB / "driver" / "sriov", source)
    if change:
        change(source)
    return _pack(tree, LAB / "driver" / "debian", ("control", "postinst", "prerm"), folder / DRIVER)
