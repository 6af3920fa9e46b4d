# SPDX-License-Identifier: GPL-3.0-or-later
"""The initial RAM file system: a readable record of which files went into it."""

import json

from . import module_options, modules

_KIND = "simulated initramfs"
# What initramfs-tools takes along on this host; the rest loads from the root file system.
_TAKEN = ("drivers/gpu/", "drivers/ata/", "drivers/nvme/", "drivers/usb/", "zfs/", "updates/")


def build(tree, kernel):
    """Bytes of an initrd made of what modules.dep and modprobe.d say now."""
    available = modules.indexed_files(tree, kernel)
    configuration = module_options.configuration(tree)
    files = {relative: content for relative, content in available.items()
             if any(part in relative for part in _TAKEN)}
    index = modules.Index(available)
    for names in module_options.Options(configuration, "").before.values():
        for name in names:
            for relative in [index.chosen[name], *index.dependencies(name)] if name in index.chosen else []:
                files[relative] = available[relative]
    return json.dumps({
        "kind": _KIND,
        "kernel": kernel,
        "modules": {relative: content.decode("latin-1") for relative, content in files.items()},
        "modprobe.d": configuration,
    }, indent=1, sort_keys=True).encode()


class Initrd:
    """An initrd as the booting kernel unpacks it; ValueError when it is none."""

    def __init__(self, content):
        data = json.loads(content)
        if data.get("kind") != _KIND:
            raise ValueError("no initramfs")
        self.kernel = data["kernel"]
        self.modules = {relative: text.encode("latin-1")
                        for relative, text in data["modules"].items()}
        self.modprobe_d = data["modprobe.d"]
