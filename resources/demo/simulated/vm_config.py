# SPDX-License-Identifier: GPL-3.0-or-later
"""VM configuration files as qemu-server 8.2 reads and writes them."""

import hashlib
import os
import re
import string
from urllib.parse import quote, unquote

_KEY = re.compile(r"^([a-z][a-z_\-]*\d*):\s*(.+?)\s*$")
_SECTION = re.compile(r"^\[([^\]]+)\]\s*$")
_PLAIN = "".join(set(string.punctuation + " ") - set("%:"))  # what a comment keeps as it is
FOLDER = "/etc/pve/qemu-server"


class VmConfig:
    """One file: the main part, [PENDING] and snapshots; what qm does not know it drops."""

    def __init__(self, tree, vmid):
        self.path = f"{FOLDER}/{vmid}.conf"
        raw = tree.read_bytes(self.path)
        self.digest = hashlib.sha1(raw).hexdigest()
        self.main, self.pending, self.snapshots = {}, {}, {}
        self.description = {}  # section name -> comment lines
        self.warnings = []
        section, name = self.main, ""
        for line in raw.decode("utf-8", "surrogateescape").splitlines():
            if not line.strip():
                continue
            heading = _SECTION.match(line)
            if heading:
                name = heading.group(1)
                section = self.pending if name == "PENDING" else self.snapshots.setdefault(name, {})
            elif line.startswith("#"):
                self.description.setdefault(name, []).append(unquote(line[1:].rstrip()))
            elif _KEY.match(line):
                key, value = _KEY.match(line).groups()
                section[key] = value
            else:
                self.warnings.append(f"vm {vmid} - unable to parse config: {line}")

    def render(self):
        parts = [self._part("", self.main)]
        if self.pending:
            parts.append("[PENDING]\n" + self._part("PENDING", self.pending))
        parts += [f"[{name}]\n" + self._part(name, self.snapshots[name])
                  for name in sorted(self.snapshots)]
        return "\n".join(parts)

    def _part(self, name, values):
        lines = ["#" + quote(line, safe=_PLAIN)
                 for line in self.description.get(name, [])]
        lines += [f"{key}: {values[key]}" for key in sorted(values)]
        return "".join(line + "\n" for line in lines)

    def set_description(self, text):
        self.description[""] = text.split("\n") if text else []

    def save(self, tree):
        """As pmxcfs keeps it: rename in the same folder, mode 0640."""
        tree.write(self.path, self.render(), 0o640)
        real = tree.at(self.path)
        folder = real.parent.stat()
        if (folder.st_uid, folder.st_gid) != (real.stat().st_uid, real.stat().st_gid):
            os.chown(real, folder.st_uid, folder.st_gid)


def is_running(tree, vmid):
    return tree.exists(f"/run/qemu-server/{vmid}.pid")


def vmids(tree):
    return sorted(int(name[:-5]) for name in tree.names(FOLDER)
                  if name.endswith(".conf") and name[:-5].isdigit())
