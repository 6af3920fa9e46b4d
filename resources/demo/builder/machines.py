# SPDX-License-Identifier: GPL-3.0-or-later
"""Machines as data: machines/<name>.json. A key that is left out is as below."""

import json
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "machines"
DEFAULT = "n100"
_KEYS = {
    "about": "",  # one line for people
    "suite": "bookworm",  # Debian release, and PVE's with it
    "versions": {},  # packages whose version is not the suite's usual one
    "kernels": [],  # installed releases, oldest first
    "archive": [],  # releases whose headers can be installed
    "loader": "systemd-boot",  # or "grub", or "grub-esp"
    "esps": [],  # UUIDs that proxmox-boot-tool keeps
    "firmware": {},  # what differs from hardware/firmware.py
    "dkmsKey": "",  # "enrolled": dkms has a key already and the firmware knows it
    "driver": "2025.07.22",  # release of the driver package beside the host
    "goal": {},  # what the wizard would choose here: route, release
}


class Unknown(Exception):
    """No such machine or scenario, or one that says what nobody reads."""


def read(folder, name, keys):
    path = folder / f"{name}.json"
    if not path.is_file() or path.parent != folder:
        known = ", ".join(sorted(found.stem for found in folder.glob("*.json")))
        raise Unknown(f"no {name} in {folder.name}: {known}")
    found = json.loads(path.read_text(encoding="utf-8"))
    unread = set(found) - set(keys)
    if unread:
        raise Unknown(f"{folder.name}/{name}.json: {sorted(unread)[0]} means nothing")
    return {**keys, **found}


def load(name):
    return read(FOLDER, name, _KEYS)


def names():
    return sorted(found.stem for found in FOLDER.glob("*.json"))
