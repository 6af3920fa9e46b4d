# SPDX-License-Identifier: GPL-3.0-or-later
"""UEFI firmware and its loaders: which one starts, which of its entries, and what it passes on."""

import fnmatch
import re

from simulated import grub_script
from simulated.tree import version_key
from . import firmware


class NothingBoots(Exception):
    """The machine stops before a kernel runs; the text says where."""


class Entry:
    def __init__(self, name, text):
        self.name = name
        self.fields = {}
        # systemd-boot ends a line at LF or CR.
        for line in re.split(r"[\n\r]+", text):
            key, _, value = line.strip(" \t").partition(" ")
            value = value.strip(" \t")
            if not key or key.startswith("#") or not value:
                continue
            if key in ("options", "initrd"):
                self.fields[key] = " ".join(filter(None, (self.fields.get(key), value)))
            else:
                self.fields[key] = value

    def of(self, key):
        return self.fields.get(key, "")


def start(tree):
    """The loader of the first ESP in the firmware's order that the firmware lets run."""
    machine = firmware.of(tree)
    for esp in machine.boot_order:
        if tree.exists(f"{esp}/EFI/proxmox/{'shimx64' if machine.secure_boot else 'grubx64'}.efi"):
            return Grub(tree, esp)
        if tree.exists(f"{esp}/EFI/systemd/systemd-bootx64.efi") and not machine.secure_boot:
            return SystemdBoot(tree, esp)
    raise NothingBoots("firmware: no bootable device")


def _release_of(tree, path):
    """The release that the image itself carries."""
    match = re.match(r"simulated kernel image (\S+)\n", tree.read(path, ""))
    if not match:
        raise NothingBoots(f"boot loader: {path} is no kernel")
    return match.group(1)


class SystemdBoot:
    """systemd-boot of one ESP."""

    def __init__(self, tree, esp):
        self.tree, self.esp = tree, esp

    def entries(self):
        """Newest version first; an entry without its kernel is not shown."""
        found = []
        for name in self.tree.names(f"{self.esp}/loader/entries"):
            if name.endswith(".conf"):
                entry = Entry(name, self.tree.read(f"{self.esp}/loader/entries/{name}"))
                if entry.of("linux") and self.tree.exists(self.esp + entry.of("linux")):
                    found.append(entry)
        return sorted(found, key=lambda entry: version_key(entry.of("version")), reverse=True)

    def default(self):
        entries = self.entries()
        if not entries:
            raise NothingBoots("boot loader: no entry")
        pattern = ""
        for line in self.tree.read(f"{self.esp}/loader/loader.conf", "").splitlines():
            key, _, value = line.strip().partition(" ")
            if key == "default":
                pattern = value.strip()
        return next((entry for entry in entries if pattern and fnmatch.fnmatchcase(entry.name, pattern)),
                    entries[0])

    def command_line(self, entry):
        """initrd= with backslashes comes first, then the options as they are."""
        words = [f"initrd={path}".replace("/", "\\") for path in entry.of("initrd").split()]
        return " ".join([*words, entry.of("options")]).rstrip(" ")

    def kernel_release(self, entry):
        return _release_of(self.tree, self.esp + entry.of("linux"))

    def initrd(self, entry):
        path = entry.of("initrd").split(" ")[0]
        return self.tree.read_bytes(self.esp + path, b"") if path else b""


class Grub:
    """GRUB as PVE has it: with proxmox-boot-tool all of it is on the ESP, without it the menu and
    the kernels are on the root file system."""

    def __init__(self, tree, esp):
        self.tree = tree
        on_esp = tree.exists(f"{esp}/grub/grub.cfg")
        self._files = esp if on_esp else ""
        prefix = f"{esp}/grub" if on_esp else "/boot/grub"
        try:
            text = tree.read(f"{prefix}/grub.cfg")
            self.menu = grub_script.Menu(text, {"prefix": prefix}, self._block(f"{prefix}/grubenv"))
        except FileNotFoundError:
            raise NothingBoots("boot loader: GRUB has no menu and waits at its prompt") from None
        except grub_script.SyntaxFault as fault:
            raise NothingBoots(f"boot loader: GRUB's menu: {fault}") from None

    def _block(self, path):
        lines = (line.partition("=") for line in self.tree.read(path, "").splitlines()
                 if not line.startswith("#"))
        return {key: value for key, equals, value in lines if equals}

    def default(self):
        entry = self.menu.default()
        if entry is None or not entry.arguments("linux"):
            raise NothingBoots("boot loader: no entry")
        if not self.tree.exists(self._files + entry.arguments("linux")[0]):
            raise NothingBoots(f"boot loader: file `{entry.arguments('linux')[0]}' not found")
        return entry

    def command_line(self, entry):
        """BOOT_IMAGE= first; a word that holds a space gets its quotes back."""
        image, *words = entry.arguments("linux")
        return " ".join([f"BOOT_IMAGE={image}",
                         *(f'"{word}"' if " " in word else word for word in words)])

    def kernel_release(self, entry):
        return _release_of(self.tree, self._files + entry.arguments("linux")[0])

    def initrd(self, entry):
        paths = entry.arguments("initrd")
        return self.tree.read_bytes(self._files + paths[0], b"") if paths else b""
