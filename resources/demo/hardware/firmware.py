# SPDX-License-Identifier: GPL-3.0-or-later
"""What the machine is, whatever is installed on it: firmware settings, silicon, disks. Kept beside
the tree (firmware.json), where no program of the host can reach it."""

import json

FILE = "firmware.json"
# What the guide's N100 board is; a machine names what differs.
DEFAULTS = {
    "bootOrder": ["/dev/disk/by-uuid/AD4C-36C9", "/dev/disk/by-uuid/AD4C-A52A"],  # ESPs
    "secureBoot": False,
    "enrolled": [],  # certificates in shim's list (MOK), as their files' text
    "gpu": "46d1",  # device id
    "sriov": True,  # the GPU has the capability
    "vfBarsPlaced": True,  # the firmware left room for the VF BARs
    "interruptRemapping": True,  # flag of the DMAR table
    "addressWidth": 39,  # bits that the IOMMU translates
    "vmd": False,
    "networkLostBy": "",  # word of the kernel's command line with which the network does not come up
    "cpu": ["Intel(R) N100", 190],  # name, model number
    "root": {"type": "zfs", "device": "rpool/ROOT/pve-1"},
}


class Firmware:
    def __init__(self, values):
        unknown = set(values) - set(DEFAULTS)
        if unknown:
            raise ValueError(f"{FILE}: unknown setting {sorted(unknown)[0]}")
        values = {**DEFAULTS, **values}
        self.boot_order = values["bootOrder"]
        self.secure_boot = values["secureBoot"]
        self.enrolled = values["enrolled"]
        self.gpu = int(values["gpu"], 16)
        self.sriov = values["sriov"]
        self.vf_bars_placed = values["vfBarsPlaced"]
        self.interrupt_remapping = values["interruptRemapping"]
        self.address_width = values["addressWidth"]
        self.vmd = values["vmd"]
        self.network_lost_by = values["networkLostBy"]
        self.cpu_name, self.cpu_model = values["cpu"]
        self.root_type, self.root_device = values["root"]["type"], values["root"]["device"]


def of(tree):
    """The machine that a tree belongs to."""
    try:
        return Firmware(json.loads((tree.beside / FILE).read_text()))
    except FileNotFoundError:
        return Firmware({})


def write(folder, values):
    Firmware(values)  # refuses what it does not know
    (folder / FILE).write_text(json.dumps(values, indent=2) + "\n")
