# SPDX-License-Identifier: GPL-3.0-or-later
"""depmod, modprobe, ping, ssh-keyscan, pveversion and rm."""

import os
import shutil
import sys
import time

from . import modules, module_options
from .packages import Packages
from .tree import Tree, say


def depmod_main(root, arguments):
    tree = Tree(root)
    kernels = [word for word in arguments if word[:1].isdigit()] or [tree.running_kernel()]
    for kernel in kernels:
        if not tree.exists(f"/lib/modules/{kernel}"):
            print(f"depmod: ERROR: could not open directory /lib/modules/{kernel}: No such file or "
                  "directory\ndepmod: FATAL: could not search modules: No such file or directory",
                  file=sys.stderr)
            return 1
        modules.write_index(tree, kernel)
    return 0


def _ask_kernel(tree, action, name):
    """Has the running simulated kernel load or drop a module; returns its complaint or ""."""
    folder = tree.beside / "requests"
    folder.mkdir(exist_ok=True)
    request = folder / f"{os.getpid()}.request"
    answer = folder / f"{os.getpid()}.answer"
    temporary = folder / f".{os.getpid()}"
    temporary.write_text(f"{action} {name}\n")
    os.replace(temporary, request)
    for _ in range(500):
        if answer.exists():
            text = answer.read_text()
            answer.unlink()
            return text.rstrip("\n")
        time.sleep(0.01)
    request.unlink(missing_ok=True)
    return "no answer from the simulated kernel: the machine is not running"


def modprobe_main(root, arguments):
    tree = Tree(root)
    flags = {word for word in arguments if word.startswith("-")}
    names = [module_options.canonical(word) for word in arguments if not word.startswith("-")]
    if not flags & {"-a", "--all"}:
        names = names[:1]  # the rest are module options
    kernel = tree.running_kernel()
    index = modules.Index(modules.indexed_files(tree, kernel))
    remove = flags & {"-r", "--remove"}
    for name in names:
        if name not in index.chosen:
            if tree.exists(f"/sys/module/{name}") or flags & {"-q", "--quiet"}:
                continue
            print(f"modprobe: FATAL: Module {name} not found in directory /lib/modules/{kernel}",
                  file=sys.stderr)
            return 1
        if flags & {"--show-depends", "-D"}:
            say(*[f"insmod /lib/modules/{kernel}/{relative}" for relative in
                  [*reversed(index.dependencies(name)), index.chosen[name]]])
            continue
        if flags & {"-n", "--dry-run"}:
            continue
        failed = _ask_kernel(tree, "remove" if remove else "load", name)
        if failed:
            word = "FATAL: " if remove else "ERROR: could not insert '" + name + "': "
            print(f"modprobe: {word}{failed}", file=sys.stderr)
            return 1
    return 0


def ping_main(root, arguments):
    """ping -c 1: the gateway answers while the network card has a link."""
    tree = Tree(root)
    if tree.first_line("/sys/class/net/enp1s0/carrier") == "1":
        say(f"64 bytes from {arguments[-1]}: icmp_seq=1 ttl=64 time=0.4 ms")
        return 0
    print(f"ping: connect: Network is unreachable ({arguments[-1]})", file=sys.stderr)
    return 2


def keyscan_main(_root, arguments):
    """ssh-keyscan: this host's sshd, at whichever port the simulation has given it."""
    say(f"{arguments[-1]} ssh-ed25519 AAAAsimulated")
    return 0


def rm_main(root, arguments):
    tree = Tree(root)
    for path in [word for word in arguments if not word.startswith("-")]:
        place = tree.at(path, follow_last=False)
        if place == tree.root:
            print("rm: it is dangerous to operate recursively on '/'", file=sys.stderr)
            return 1
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)
    return 0


def pveversion_main(root, arguments):
    tree = Tree(root)
    packages = Packages(tree)

    def version(name):
        fields = packages.of(name)
        return fields["Version"] if fields else "not correctly installed"

    kernel = tree.running_kernel()
    if not set(arguments) & {"-v", "--verbose"}:
        say(f"pve-manager/{version('pve-manager')}/simulated (running kernel: {kernel})")
        return 0
    say(f"proxmox-ve: {version('proxmox-ve')} (running kernel: {kernel})",
        f"pve-manager: {version('pve-manager')} (running version: {version('pve-manager')}/simulated)")
    say(*[f"{name}: {version(name)}" for name in sorted(packages.installed())
          if name.startswith(("proxmox-kernel", "qemu-server", "pve-qemu"))])
    return 0
