# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the tree of a machine together: Debian and PVE as the installer leaves them."""

import hashlib
import json
import os
import shutil
import uuid
from pathlib import Path

from hardware import firmware, platform
from simulated.packages import render
from simulated.tree import Tree
from . import base_packages, guests, kernels, loaders, suites

DEMO = Path(__file__).resolve().parent.parent
PACKAGE_FOLDER = "/usr/lib/vfpilot-simulated"

# Tools, by the folder they stand in, and the function that does the work.
TOOLS = {
    "/usr/sbin/proxmox-boot-tool": "boot_tool.main",
    "/usr/sbin/update-initramfs": "update_initramfs.main",
    "/usr/sbin/depmod": "small_tools.depmod_main",
    "/usr/sbin/modprobe": "small_tools.modprobe_main",
    "/usr/sbin/qm": "qm.main",
    "/usr/bin/apt-get": "apt.main",
    "/usr/bin/dpkg": "dpkg.main",
    "/usr/bin/dpkg-query": "dpkg_query.query_main",
    "/usr/bin/dpkg-deb": "dpkg_query.deb_main",
    "/usr/bin/rm": "small_tools.rm_main",
    "/usr/bin/systemctl": "systemctl.main",
    "/usr/bin/systemd-run": "systemd_run.main",
    "/usr/bin/pveversion": "small_tools.pveversion_main",
    "/usr/bin/ping": "small_tools.ping_main",
    "/usr/bin/ssh-keyscan": "small_tools.keyscan_main",
}
# Not there before its package is installed.
LATER = {"dkms": "dkms.main"}

_LAUNCHER = """#!/usr/bin/python3 -BEs
# SPDX-License-Identifier: GPL-3.0-or-later
# Simulated {name}: acts on the tree that this file lies in, on nothing else.
import os
import sys

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, root + "{packages}")
from simulated import {module}  # noqa: E402

sys.exit({module}.{function}(root, sys.argv[1:]))
"""

_FILES = {
    "/etc/hostname": "pve\n",
    "/etc/hosts": "127.0.0.1 localhost\n192.0.2.10 pve.example.invalid pve\n",
    "/etc/motd": "Simulated Proxmox VE host of vfpilot: a file tree, no real machine.\n",
    "/etc/modules": "# /etc/modules: kernel modules to load at boot time.\n",
    "/etc/modprobe.d/pve-blacklist.conf": "# This file contains a list of modules which are not "
                                          "supported by Proxmox VE\n\n# nvidiafb see bugreport\n"
                                          "blacklist nvidiafb\n",
    "/etc/initramfs-tools/initramfs.conf": "MODULES=most\nBUSYBOX=auto\nCOMPRESS=zstd\n",
    "/etc/default/grub": 'GRUB_DEFAULT=0\nGRUB_TIMEOUT=5\nGRUB_CMDLINE_LINUX_DEFAULT="quiet"\n'
                         'GRUB_CMDLINE_LINUX=""\n',
    "/var/lib/dpkg/lock": "", "/var/lib/dpkg/lock-frontend": "", "/var/log/dpkg.log": "",
    "/var/log/apt/history.log": "",
    "/usr/share/doc/pve-manager/copyright": "Simulated package, holds nothing.\n",
}

_COMPILER_BASE = {"bookworm": "gcc-12-base", "trixie": "gcc-14-base"}

# Folders that base-files owns: no other package's removal takes them away.
_BASE_FOLDERS = ("/.", "/boot", "/etc", "/etc/default", "/home", "/root", "/tmp", "/usr", "/usr/bin",
                 "/usr/lib", "/usr/local", "/usr/sbin", "/usr/share", "/usr/share/doc", "/usr/src", "/var",
                 "/var/cache", "/var/lib", "/var/lib/dpkg", "/var/log")

_GUESTS_UNIT = """[Unit]
Description=PVE guests (simulated)
ConditionPathExists=/usr/bin/pveversion
RefuseManualStart=true
After=network.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=-/usr/bin/pvesh --nooutput create /nodes/localhost/startall

[Install]
WantedBy=multi-user.target
"""

_HOOK = """#!/bin/sh
# Simulated host: what this hook does is part of the simulated {tool}.
exit 0
"""


def make(folder, machine):
    """Makes folder/root. The tree is complete but for what a boot adds."""
    tree = Tree(Path(folder) / "root")
    for name in ("bin", "sbin", "lib"):
        tree.make_folder(f"/usr/{name}")
        tree.link(f"/{name}", f"usr/{name}")
    for path in ("/etc/modules-load.d", "/etc/systemd/system/multi-user.target.wants", "/usr/src",
                 "/usr/local/libexec", "/var/lib/dpkg/info", "/var/lib/dpkg/updates", "/var/cache",
                 "/var/lib/vz", "/home", "/root", "/dev/disk/by-uuid", "/proc", "/sys", "/run", "/boot",
                 "/etc/default/grub.d", "/usr/lib/modules-load.d"):
        tree.make_folder(path)
    tree.make_folder("/tmp", 0o1777)
    tree.at("/tmp").chmod(0o1777)
    tree.link("/var/lock", "../run/lock")
    tree.link("/var/run", "../run")
    tree.link("/usr/lib/os-release", "../../etc/os-release")
    for path, text in {**_FILES, **suites.FILES[machine["suite"]]}.items():
        tree.write(path, text)
    tree.write("/etc/machine-id", uuid.uuid4().hex + "\n", 0o444)
    tree.link("/etc/modules-load.d/modules.conf", "../modules")
    tree.write("/var/lib/dpkg/info/base-files.list", "\n".join(_BASE_FOLDERS) + "\n")
    for name in ("status", "status-old"):
        tree.write(f"/var/lib/dpkg/{name}", render(base_packages.paragraphs(
            machine["suite"], machine["kernels"], machine["versions"])))
    tree.write("/var/lib/apt/extended_states", render(
        {"Package": name, "Architecture": "amd64", "Auto-Installed": "1"}
        for name in (_COMPILER_BASE[machine["suite"]], "libgcc-s1")))
    _place_tools(tree, machine)
    _place_units(tree)
    for kernel in machine["kernels"]:
        kernels.place(tree, kernel, machine["suite"])
    guests.place(tree)
    enrolled = [_place_dkms_key(tree)] if machine["dkmsKey"] == "enrolled" else []
    firmware.write(Path(folder), {**machine["firmware"], "enrolled": enrolled})
    loaders.place(tree, machine)
    platform.show_mounts(tree, firmware.of(tree))
    kernels.refresh(tree)
    return tree


def _place_dkms_key(tree):
    """A key from an earlier driver; returns the certificate that MokManager was shown."""
    seed = hashlib.sha256(tree.read_bytes("/etc/machine-id")).hexdigest()
    certificate = f"simulated certificate, proves nothing: {seed}\n"
    tree.write("/var/lib/dkms/mok.key", f"simulated key, signs nothing: {seed}\n", 0o600)
    tree.write("/var/lib/dkms/mok.pub", certificate)
    return certificate


def _place_tools(tree, machine):
    shutil.copytree(DEMO / "simulated", tree.at(f"{PACKAGE_FOLDER}/simulated"),
                    ignore=shutil.ignore_patterns("__pycache__"))
    tree.write(f"{PACKAGE_FOLDER}/simulated/archive.json", json.dumps(
        {"suite": machine["suite"], "kernels": machine["archive"]}) + "\n")
    later = {f"{PACKAGE_FOLDER}/later/{name}": function for name, function in LATER.items()}
    for path, function in {**TOOLS, **loaders.tools(machine["loader"]), **later}.items():
        module, _, name = function.partition(".")
        tree.write(path, _LAUNCHER.format(name=os.path.basename(path), packages=PACKAGE_FOLDER,
                                          module=module, function=name), 0o755)


def _place_units(tree):
    tree.write("/usr/lib/systemd/system/pve-guests.service", _GUESTS_UNIT)
    tree.link("/etc/systemd/system/multi-user.target.wants/pve-guests.service",
              "/usr/lib/systemd/system/pve-guests.service")
    for path, tool in (("/etc/kernel/postinst.d/proxmox-auto-removal", "proxmox-boot-tool"),
                       ("/etc/kernel/postinst.d/zz-proxmox-boot", "proxmox-boot-tool"),
                       ("/etc/initramfs/post-update.d/proxmox-boot-sync", "update-initramfs")):
        tree.write(path, _HOOK.format(tool=tool), 0o755)
