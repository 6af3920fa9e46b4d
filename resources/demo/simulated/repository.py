# SPDX-License-Identifier: GPL-3.0-or-later
"""What the simulated package archive offers: the packages of Debian and PVE that building a kernel
module pulls in, with the real names, versions and dependencies, and next to no content."""

import json
from importlib import import_module
from pathlib import Path

DEBIAN = "Debian:12.5/stable"
PROXMOX = "Proxmox Debian Repository:stable"

_ARCHIVE = Path(__file__).with_name("archive.json")  # placed by the builder


def _offered():
    """{name: (version, architecture, section, installed KiB, depends, description)}."""
    chosen = {"suite": "bookworm", "kernels": []}
    if _ARCHIVE.exists():
        chosen = json.loads(_ARCHIVE.read_text(encoding="utf-8"))
    found = dict(import_module(f".archive_{chosen['suite']}", __package__).PACKAGES)
    for kernel in chosen["kernels"]:
        found[f"proxmox-headers-{kernel}"] = (kernel.removesuffix("-pve"), "amd64", "devel", 94000, "libc6",
                                              "Proxmox Kernel Headers")
    return found


PACKAGES = _offered()

_COMPILER = """#!/bin/sh
# Simulated host: the compiler's name is here, the compiler is not.
echo "$(basename "$0") (simulated) 12.2.0"
"""
_CONFFILE = "# Conffile of the simulated package {}.\n"
_DKMS_CONFFILES = ("/etc/dkms/framework.conf", "/etc/kernel/header_postinst.d/dkms",
                   "/etc/kernel/install.d/dkms", "/etc/kernel/postinst.d/dkms",
                   "/etc/kernel/prerm.d/dkms", "/etc/modprobe.d/dkms.conf")


def fields(name):
    """The control file of a package."""
    version, architecture, section, size, depends, description = PACKAGES[name]
    control = {"Package": name, "Priority": "optional", "Section": section,
               "Installed-Size": str(size),
               "Maintainer": "Simulated archive <simulated@example.invalid>",
               "Architecture": architecture, "Version": version}
    if name.startswith("proxmox-headers-"):
        control["Provides"] = name.replace("proxmox-", "pve-", 1) + ", linux-headers-amd64"
    if depends:
        control["Depends"] = depends
    if conffiles(name):
        control["Conffiles"] = "".join(f"\n {path} simulated" for path in conffiles(name))
    control["Description"] = f"{description} (simulated)"
    return control


def origin(name):
    return PROXMOX if name.startswith("proxmox-") else DEBIAN


def find(name):
    """The package that a name on apt's command line stands for, or None."""
    if name in PACKAGES:
        return name
    return next((real for real in PACKAGES
                 if name in [item.strip() for item in fields(real).get("Provides", "").split(",")]
                 and real.startswith("proxmox-") and name.startswith("pve-")), None)


def conffiles(name):
    return _DKMS_CONFFILES if name == "dkms" else ()


def content(tree, name):
    """({path: (bytes, mode)}, {path: link target}) of a package."""
    files = {f"/usr/share/doc/{name}/copyright": (b"Simulated package, holds nothing.\n", 0o644)}
    links = {}
    for path in conffiles(name):
        mode = 0o755 if path.startswith("/etc/kernel/") else 0o644
        files[path] = (_CONFFILE.format(name).encode(), mode)
    if name in ("make", "gcc", "g++", "cpp"):
        files[f"/usr/bin/{name}"] = (_COMPILER.encode(), 0o755)
    elif name == "dkms":
        files["/usr/sbin/dkms"] = (tree.read_bytes("/usr/lib/vfpilot-simulated/later/dkms"), 0o755)
        files["/var/lib/dkms/dkms_dbversion"] = (b"2.0.0\n", 0o644)
    elif name.startswith("proxmox-headers-"):
        kernel = name.removeprefix("proxmox-headers-")
        top = f"/usr/src/linux-headers-{kernel}"
        for path, text in (("Makefile", "# simulated\n"), (".config", "CONFIG_MODULE_SIG=y\n"),
                           ("include/generated/utsrelease.h", f'#define UTS_RELEASE "{kernel}"\n')):
            files[f"{top}/{path}"] = (text.encode(), 0o644)
        files[f"{top}/scripts/sign-file"] = (b"#!/bin/sh\n# simulated: signs nothing\n", 0o755)
        links[f"/lib/modules/{kernel}/build"] = top
    return files, links
