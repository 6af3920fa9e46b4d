# SPDX-License-Identifier: GPL-3.0-or-later
"""UEFI firmware and systemd-boot: which entry of which ESP starts, and what it passes on."""

import fnmatch
import re

from simulated.tree import version_key

BY_UUID = "/dev/disk/by-uuid"
BOOT_ORDER = ("AD4C-36C9", "AD4C-A52A")  # kept in the firmware, not on the disk


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


class Loader:
    """systemd-boot of the first ESP in the firmware's order that has it."""

    def __init__(self, tree):
        self.tree = tree
        self.esp = next((f"{BY_UUID}/{uuid}" for uuid in BOOT_ORDER
                         if tree.exists(f"{BY_UUID}/{uuid}/EFI/systemd/systemd-bootx64.efi")), None)
        if self.esp is None:
            raise NothingBoots("firmware: no bootable device")

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
        """The release that the image itself carries."""
        image = self.tree.read(self.esp + entry.of("linux"), "")
        match = re.match(r"simulated kernel image (\S+)\n", image)
        if not match:
            raise NothingBoots(f"boot loader: {entry.of('linux')} is no kernel")
        return match.group(1)

    def initrd(self, entry):
        path = entry.of("initrd").split(" ")[0]
        return self.tree.read_bytes(self.esp + path, b"") if path else b""
