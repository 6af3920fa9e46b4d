# SPDX-License-Identifier: GPL-3.0-or-later
"""What the installer puts on the disk so that the machine starts: ESPs and a loader's files."""

from simulated import boot_tool, grub

_GRUB_TOOLS = {
    "/usr/sbin/grub-mkconfig": "grub.mkconfig_main",
    "/usr/sbin/update-grub": "grub.update_main",
    "/usr/bin/grub-script-check": "grub.check_main",
}
_GRUB_SCRIPTS = ("00_header", "05_debian_theme", "10_linux", "20_linux_xen", "30_os-prober",
                 "30_uefi-firmware")
_CUSTOM = """#!/bin/sh
exec tail -n +3 $0
# This file provides an easy way to add custom menu entries.  Simply type the
# menu entries you want to add after this comment.  Be careful not to change
# the 'exec tail' line above.
"""
_LINUX = """#!/usr/bin/python3 -BEs
# Simulated host: what this script does is {mark}.
import os
import sys

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, root + "/usr/lib/vfpilot-simulated")
from simulated import grub  # noqa: E402

sys.exit(grub.linux_main(root, sys.argv[1:]))
"""
_DEFAULT_GRUB = """# If you change this file, run 'update-grub' afterwards to update
# /boot/grub/grub.cfg.

GRUB_DEFAULT=0
GRUB_TIMEOUT=5
GRUB_DISTRIBUTOR="Proxmox VE"
GRUB_CMDLINE_LINUX_DEFAULT="quiet"
GRUB_CMDLINE_LINUX=""
"""
_BLOCK = "# GRUB Environment Block\n" + "#" * 999


def tools(loader):
    return {} if loader == "systemd-boot" else _GRUB_TOOLS


def place(tree, machine):
    loader = machine["loader"]
    if loader != "systemd-boot":
        _place_grub(tree, zfs=loader == "grub-esp")
    if loader == "grub":
        for name in ("shimx64", "grubx64"):
            tree.write(f"/boot/efi/EFI/proxmox/{name}.efi", "simulated GRUB 2.12\n", 0o755)
        tree.write("/dev/dm-1", "", 0o660)
        tree.link("/dev/mapper/pve-root", "../dm-1")
    for found in machine["esps"]:
        (_place_grub_esp if loader == "grub-esp" else _place_systemd_esp)(
            tree, f"/dev/disk/by-uuid/{found}")
    if machine["esps"]:
        tree.write("/etc/kernel/cmdline", "root=ZFS=rpool/ROOT/pve-1 boot=zfs\n")
        tree.write(boot_tool.UUIDS, "".join(f"{found}\n" for found in machine["esps"]))


def _place_systemd_esp(tree, top):
    for path in ("EFI/systemd/systemd-bootx64.efi", "EFI/BOOT/BOOTX64.EFI"):
        tree.write(f"{top}/{path}", "simulated systemd-boot 252\n", 0o755)
    tree.write(f"{top}/loader/loader.conf", "timeout 3\ndefault proxmox-*\n", 0o755)
    tree.make_folder(f"{top}/loader/entries")
    tree.make_folder(f"{top}/EFI/proxmox")


def _place_grub_esp(tree, top):
    for path in ("EFI/proxmox/shimx64.efi", "EFI/proxmox/grubx64.efi", "EFI/BOOT/BOOTX64.EFI"):
        tree.write(f"{top}/{path}", "simulated GRUB 2.06\n", 0o755)
    tree.make_folder(f"{top}/grub")


def _place_grub(tree, zfs):
    tree.write("/etc/default/grub", _DEFAULT_GRUB)
    if zfs:
        tree.write("/etc/default/grub.d/zfs.cfg", 'GRUB_CMDLINE_LINUX="$GRUB_CMDLINE_LINUX '
                   'root=ZFS=rpool/ROOT/pve-1 boot=zfs"\n')
        tree.write("/etc/grub.d/000_proxmox_boot_header", _script(), 0o755)
    for name in _GRUB_SCRIPTS:
        tree.write(f"/etc/grub.d/{name}", _script(), 0o755)
    tree.write("/etc/grub.d/10_linux", _LINUX.format(mark=grub.MARK), 0o755)
    tree.write("/etc/grub.d/40_custom", _CUSTOM, 0o755)
    tree.write("/boot/grub/grubenv", _BLOCK)


def _script():
    return f"#!/bin/sh\n# Simulated host: what this script does is {grub.MARK}.\nexit 0\n"
