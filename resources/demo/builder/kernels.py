# SPDX-License-Identifier: GPL-3.0-or-later
"""A kernel package: its files, its initramfs, its place in the boot menu."""

import contextlib
import io

from simulated import boot_tool, grub, initrd
from simulated.packages import Packages
from . import base_packages, stock_modules

_ZFS = {"bookworm": "2.2.3-pve2", "trixie": "2.3.4-pve1"}


def place(tree, kernel, suite):
    """The package's files and the initramfs that its installation makes."""
    tree.write(f"/boot/vmlinuz-{kernel}", f"simulated kernel image {kernel}\n")
    tree.write(f"/boot/config-{kernel}", "CONFIG_INTEL_IOMMU_DEFAULT_ON=y\nCONFIG_PCI_IOV=y\n")
    stock_modules.place(tree, kernel, _ZFS[suite])
    tree.write(f"/boot/initrd.img-{kernel}", initrd.build(tree, kernel))


def upgrade(tree, kernel, suite):
    """What an upgrade of PVE does: a newer kernel, without headers unless somebody asked for them."""
    place(tree, kernel, suite)
    packages = Packages(tree)
    for name, values in base_packages.kernel_packages(kernel).items():
        packages.put(base_packages.paragraph(name, *values))
    refresh(tree)


def refresh(tree):
    """The boot menus anew, on the ESPs or in /boot/grub."""
    with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
        boot_tool.BootTool(tree).sync()
        boot_tool.BootTool(tree).keep_from_removal()
        if tree.exists("/boot/grub"):
            grub.write_menu(tree, grub.MENU, grub.Mkconfig(tree))
