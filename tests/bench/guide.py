# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands by which the usual guide looks at a host, on a host that lies in a folder."""

import os
import shlex
import shutil


def commands(host, tools):
    """Ten shell lines. The tools are Debian's own; they are told where the host lies."""
    root = shlex.quote(str(host.root))
    dmesg = f"dmesg -F {shlex.quote(str(host.kernel_log()))}"
    lspci = f"{shlex.quote(str(tools.lspci))} -A linux-sysfs -O sysfs.path={root}/sys/bus/pci"
    dkms = f"{shlex.quote(str(tools.dkms))} status --dkmstree " \
           f"{shlex.quote(str(_dkms_tree(host)))} --installtree {root}/lib/modules"
    return [f"{dmesg} | grep -e DMAR -e IOMMU",
            f"{dmesg} | grep remapping",
            f"cat {root}/etc/default/grub",
            f"cat {root}/etc/kernel/cmdline",
            f"cat {root}/etc/modules",
            "uname -r",
            dkms,
            f"{lspci} | grep VGA",
            f"cat {root}/etc/sysfs.conf 2>/dev/null || true",
            f"{dmesg} | grep i915"]


def _dkms_tree(host):
    """A copy whose links to the sources lead into the host's folder, where dkms follows them."""
    tree = host.folder / "dkms"
    if not tree.exists():
        shutil.copytree(host.root / "var/lib/dkms", tree, symlinks=True)
        for version in tree.glob("*/*"):
            link = version / "source"
            if link.is_symlink() and os.readlink(link).startswith("/"):
                target = str(host.root) + os.readlink(link)
                link.unlink()
                link.symlink_to(target)
    return tree
