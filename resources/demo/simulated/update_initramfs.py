# SPDX-License-Identifier: GPL-3.0-or-later
"""update-initramfs of initramfs-tools 0.142, with the ESP sync that PVE hangs behind it."""

import getopt
import os
import sys

from . import initrd
from .boot_tool import BootTool
from .tree import Tree, say, version_key


class UpdateInitramfs:
    def __init__(self, tree):
        self.tree = tree

    def versions(self):
        """Kernels that have an initrd, newest first."""
        return sorted((name[len("initrd.img-"):] for name in self.tree.names("/boot")
                       if name.startswith("initrd.img-") and self.tree.exists(
                           "/boot/vmlinuz-" + name[len("initrd.img-"):])),
                      key=version_key, reverse=True)

    def generate(self, kernel):
        image = f"/boot/initrd.img-{kernel}"
        say(f"update-initramfs: Generating {image}")
        if not self.tree.exists(f"/lib/modules/{kernel}"):
            print(f"W: missing /lib/modules/{kernel}\n"
                  "W: Ensure all necessary drivers are built into the linux image!\n"
                  f"depmod: ERROR: could not open directory /lib/modules/{kernel}: "
                  "No such file or directory", file=sys.stderr)
        self.tree.pause(0.9)
        self.tree.write(image, initrd.build(self.tree, kernel))
        return self._run_hooks(kernel, image)

    def _run_hooks(self, kernel, image):
        folder = "/etc/initramfs/post-update.d"
        for name in self.tree.names(folder):
            if name == "proxmox-boot-sync" and os.access(self.tree.at(f"{folder}/{name}"), os.X_OK):
                status = BootTool(self.tree).refresh("zz-proxmox-boot")
                if status != 0:
                    print(f"run-parts: {folder}//{name} exited with return code {status}",
                          file=sys.stderr)
                    return status
        return 0

    def delete(self, kernel):
        image = f"/boot/initrd.img-{kernel}"
        say(f"update-initramfs: Deleting {image}")
        self.tree.remove(image)
        return 0


def main(root, arguments):
    tool = UpdateInitramfs(Tree(root))
    usage = "\nUsage: update-initramfs {-c|-d|-u} [-k version] [-v] [-b directory]\n"
    try:
        options, rest = getopt.getopt(arguments, "k:cudvth?", ["help"])
    except getopt.GetoptError as error:
        print(f"{error}\n{usage}", file=sys.stderr)
        return 2
    mode, kernel = None, None
    for option, value in options:
        if option == "-k":
            kernel = value
        elif option in ("-c", "-u", "-d"):
            mode = option
    if rest:
        print(f"Extra argument '{rest[0]}'\n{usage}", file=sys.stderr)
        return 2
    if mode is None:
        print(f"You must specify at least one of -c, -u, or -d.\n{usage}", file=sys.stderr)
        return 2
    if kernel is None and mode != "-u":
        name = "Create" if mode == "-c" else "Delete"
        print(f"{name} mode requires a version argument\n{usage}", file=sys.stderr)
        return 2
    if kernel == "all":
        kernels = tool.tree.installed_kernels() if mode == "-c" else tool.versions()
    else:
        kernels = [kernel] if kernel else tool.versions()[:1]
    for found in kernels:
        status = tool.delete(found) if mode == "-d" else tool.generate(found)
        if status != 0:
            return status
    return 0
