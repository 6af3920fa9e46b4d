# SPDX-License-Identifier: GPL-3.0-or-later
"""What the schema of PVE 8.2 and 9 lets through for the options that the simulated qm knows. Syntax only, as
in the real one: an absent device or pcie=1 on i440fx passes here and fails at start."""

import re

from .packages import Packages

_PCI_ID = r"(?:[a-f0-9]{4,}:)?[a-f0-9]{2}:[a-f0-9]{2}(?:\.[a-f0-9])?"
_HOST = re.compile(rf"{_PCI_ID}(?:;{_PCI_ID})*")
_BOOLEAN = ("0", "1", "on", "off", "yes", "no", "true", "false")
_HEX = re.compile(r"0x[0-9a-fA-F]{4}")
_VGA = ("cirrus", "qxl", "qxl2", "qxl3", "qxl4", "none", "serial0", "serial1", "serial2", "serial3",
        "std", "virtio", "virtio-gl", "vmware")

# key of hostpciN: pattern, a tuple of words, or None for any text
_HOSTPCI = {"host": _HOST, "mapping": re.compile(r"[A-Za-z][\w-]*"), "rombar": _BOOLEAN,
            "romfile": re.compile(r"[^,;]+"), "pcie": _BOOLEAN, "x-vga": _BOOLEAN,
            "legacy-igd": _BOOLEAN, "mdev": re.compile(r"[^/.:]+"), "vendor-id": _HEX,
            "device-id": _HEX, "sub-vendor-id": _HEX, "sub-device-id": _HEX}

_MACHINE_TYPE = re.compile(r"pc|pc(-i440fx)?-\d+(\.\d+)+(\+pve\d+)?(\.pxe)?|q35|"
                           r"pc-q35-\d+(\.\d+)+(\+pve\d+)?(\.pxe)?|virt(?:-\d+(\.\d+)+)?(\+pve\d+)?")
# key of machine: pattern or a tuple of words, and the PVE that knows it
_MACHINE = {"type": (_MACHINE_TYPE, 8), "viommu": (("intel", "virtio"), 8),
            "aw-bits": (re.compile(r"3[2-9]|[45]\d|6[0-4]"), 9), "enable-s3": (_BOOLEAN, 9),
            "enable-s4": (_BOOLEAN, 9)}

_OPTIONS = {
    "agent": None, "args": None, "audio0": None, "balloon": re.compile(r"\d+"),
    "bios": ("seabios", "ovmf"), "boot": None, "cores": re.compile(r"[1-9]\d*"), "cpu": None,
    "description": None, "efidisk0": None, "hotplug": None, "kvm": _BOOLEAN,
    "lock": ("backup", "clone", "create", "migrate", "rollback", "snapshot", "snapshot-delete",
             "suspending", "suspended"),
    "machine": None,
    "memory": re.compile(r"(current=)?\d+"), "meta": None, "name": re.compile(r"[A-Za-z0-9][\w.-]*"),
    "numa": _BOOLEAN, "onboot": _BOOLEAN, "ostype": None, "protection": _BOOLEAN, "scsihw": None,
    "smbios1": None, "sockets": re.compile(r"[1-9]\d*"), "startup": None, "tablet": _BOOLEAN,
    "tags": None, "tpmstate0": None, "vga": None, "vmgenid": None}
_NUMBERED = re.compile(r"(net|scsi|sata|ide|virtio|usb|serial|unused|hostpci)\d+")


class Invalid(Exception):
    """400 Parameter verification failed; the lines name the parameter."""


def pve_of(tree):
    """PVE's major version."""
    return int(Packages(tree).of("pve-manager")["Version"].split(".")[0])


def is_known(key):
    return key in _OPTIONS or _NUMBERED.fullmatch(key) is not None


def _fits(rule, value):
    if rule is None:
        return True
    return value in rule if isinstance(rule, tuple) else rule.fullmatch(value) is not None


def parse_hostpci(text, key="hostpci0", pve=8):
    """{"host": ..., ...}; Invalid with PVE's words."""
    found = {}
    for number, item in enumerate(text.split(",")):
        name, equals, value = item.partition("=")
        if not equals:
            if number:
                raise Invalid(f"{key}: invalid format - missing key in comma-separated list property")
            name, value = "host", item
        if name == "driver" and pve >= 9 and value in ("vfio", "keep"):
            found[name] = value
            continue
        if name not in _HOSTPCI:
            raise Invalid(f"{key}.{name}: property is not defined in schema and the schema does not "
                          "allow additional properties")
        if name in found:
            raise Invalid(f"{key}: invalid format - duplicate key in comma-separated list property: "
                          f"{name}")
        if not _fits(_HOSTPCI[name], value):
            what = "type check ('boolean') failed - got '" + value + "'" \
                if _HOSTPCI[name] is _BOOLEAN else "value does not match the regex pattern"
            raise Invalid(f"{key}.{name}: {what}")
        found[name] = value
    return found


def parse_machine(text, pve=8):
    """{"type": ..., ...}; Invalid with PVE's words."""
    found = {}
    for item in filter(None, text.split(",")):
        name, equals, value = item.partition("=")
        if not equals:
            name, value = "type", item
        rule, since = _MACHINE.get(name, (None, pve + 1))
        if since > pve:
            raise Invalid(f"machine.{name}: property is not defined in schema and the schema does "
                          "not allow additional properties")
        if name in found:
            raise Invalid("machine: invalid format - duplicate key in comma-separated list "
                          f"property: {name}")
        if not _fits(rule, value):
            raise Invalid(f"machine.{name}: value does not match the regex pattern")
        found[name] = value
    return found


def check(key, value, pve=8):
    """Raises Invalid when PVE would not take `value` for `key`."""
    if key.startswith("hostpci"):
        if int(key[7:]) > 15:
            raise Invalid(f"{key}: property is not defined in schema and the schema does not allow "
                          "additional properties")
        parse_hostpci(value, key, pve)
    elif key == "machine":
        parse_machine(value, pve)
    elif key == "vga":
        kind = value.split(",")[0].removeprefix("type=")
        if kind not in _VGA:
            raise Invalid(f"vga.type: value '{kind}' does not have a value in the enumeration "
                          f"'{', '.join(_VGA)}'")
    elif not _fits(_OPTIONS.get(key), value):
        rule = _OPTIONS[key]
        if isinstance(rule, tuple) and rule is not _BOOLEAN:
            raise Invalid(f"{key}: value '{value}' does not have a value in the enumeration "
                          f"'{', '.join(rule)}'")
        kind = "boolean" if rule is _BOOLEAN else "integer"
        raise Invalid(f"{key}: type check ('{kind}') failed - got '{value}'")
