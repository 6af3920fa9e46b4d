# SPDX-License-Identifier: GPL-3.0-or-later
"""The machine's PCI functions and their folders in /sys."""

from . import config_space

DEVICES = "/sys/bus/pci/devices"
PF = "0000:00:02.0"


class Function:
    """A PCI function that the firmware brings: address below the root bus or a bridge."""

    def __init__(self, address, space, driver_module, group, parent="", resource=""):
        self.address, self.space, self.module = address, bytes(space), driver_module
        self.group, self.parent, self.resource = group, parent, resource


def functions(firmware):
    """In bus order. The numbers are those of an N100 board, but for the GPU's."""
    plain = config_space.header
    board = (0x8086, 0x7270)
    vmd = [Function("0000:00:0e.0", plain(0x8086, 0x467F, 0x010400, board), None, 8)]
    return [
        Function("0000:00:00.0", plain(0x8086, 0x461C, 0x060000, board), None, 1),
        Function(PF, config_space.graphics(firmware), "i915", 0,
                 resource=config_space.graphics_resource(firmware)),
        *(vmd if firmware.vmd else []),
        Function("0000:00:14.0", plain(0x8086, 0x54ED, 0x0C0330, board, multifunction=True),
                 "xhci_pci", 2),
        Function("0000:00:16.0", plain(0x8086, 0x54E0, 0x078000, board), "mei_me", 3),
        Function("0000:00:17.0", plain(0x8086, 0x54D3, 0x010601, board), "ahci", 4),
        Function("0000:00:1c.0", config_space.bridge(0x8086, 0x54BE, 1), None, 5),
        Function("0000:00:1f.0", plain(0x8086, 0x5481, 0x060100, board, multifunction=True), None, 6),
        Function("0000:00:1f.3", plain(0x8086, 0x54C8, 0x040300, board), "snd_hda_intel", 6),
        Function("0000:01:00.0", plain(0x8086, 0x125C, 0x020000, (0x8086, 0x0000), revision=4),
                 "igc", 7, parent="0000:00:1c.0"),
    ]


def _hex(value, digits):
    return f"0x{value:0{digits}x}\n"


class DeviceFolders:
    """Makes and removes the folders of PCI functions."""

    def __init__(self, tree):
        self.tree = tree

    def real(self, address):
        """Host path of the folder that the link in /sys/bus/pci/devices leads to."""
        return self.tree.host_path(self.tree.at(f"{DEVICES}/{address}"))

    def make(self, address, space, resource="", parent="", identity=None, physical=None):
        """`identity` (vendor, device) where the space does not tell it (a VF)."""
        folder = "/sys/devices/pci0000:00/" + (f"{parent}/" if parent else "") + address
        tree = self.tree
        vendor, device = identity or (int.from_bytes(space[0:2], "little"),
                                      int.from_bytes(space[2:4], "little"))
        code = int.from_bytes(space[9:12], "little")
        # Class code bytes are prog-if, subclass, base class from low to high.
        subvendor = int.from_bytes(space[0x2C:0x2E], "little")
        subdevice = int.from_bytes(space[0x2E:0x30], "little")
        alias = (f"pci:v{vendor:08X}d{device:08X}sv{subvendor:08X}sd{subdevice:08X}"
                 f"bc{code >> 16:02X}sc{code >> 8 & 0xFF:02X}i{code & 0xFF:02X}")
        texts = {"vendor": _hex(vendor, 4), "device": _hex(device, 4), "class": _hex(code, 6),
                 "subsystem_vendor": _hex(subvendor, 4), "subsystem_device": _hex(subdevice, 4),
                 "revision": _hex(space[8], 2), "irq": "255\n" if physical else "16\n",
                 "enable": "0\n" if physical else "1\n", "numa_node": "-1\n",
                 "local_cpulist": "0-3\n", "local_cpus": "f\n", "modalias": alias + "\n",
                 "resource": resource or _no_resource(),
                 "uevent": f"PCI_CLASS={code:X}\nPCI_ID={vendor:04X}:{device:04X}\n"
                           f"PCI_SUBSYS_ID={subvendor:04X}:{subdevice:04X}\n"
                           f"PCI_SLOT_NAME={address}\nMODALIAS={alias}\n"}
        for name, text in texts.items():
            tree.write(f"{folder}/{name}", text, 0o444)
        tree.write(f"{folder}/config", space)
        tree.write(f"{folder}/driver_override", "(null)\n")
        up = "../" * (folder.count("/") - 1)
        tree.link(f"{folder}/subsystem", f"{up}bus/pci")
        if physical:
            tree.link(f"{folder}/physfn", f"../{physical}")
        tree.link(f"{DEVICES}/{address}", "../../.." + folder.removeprefix("/sys"))

    def put_in_group(self, address, group):
        folder = self.real(address)
        up = "../" * (folder.count("/") - 1)
        self.tree.link(f"{folder}/iommu_group", f"{up}kernel/iommu_groups/{group}")
        top = f"/sys/kernel/iommu_groups/{group}"
        self.tree.write(f"{top}/type", "DMA-FQ\n")
        self.tree.write(f"{top}/reserved_regions", "0x00000000fee00000 0x00000000feefffff msi\n")
        self.tree.link(f"{top}/devices/{address}", "../../../.." + folder.removeprefix("/sys"))

    def free_group(self):
        used = {int(name) for name in self.tree.names("/sys/kernel/iommu_groups")}
        return next(number for number in range(len(used) + 1) if number not in used)

    def alias(self, address):
        return self.tree.first_line(f"{DEVICES}/{address}/modalias")

    def driver(self, address):
        """Name of the bound driver or ""."""
        link = self.tree.at(f"{DEVICES}/{address}/driver", follow_last=False)
        return link.readlink().name if link.is_symlink() else ""

    def group(self, address):
        link = self.tree.at(f"{DEVICES}/{address}/iommu_group", follow_last=False)
        return link.readlink().name if link.is_symlink() else ""

    def override(self, address):
        """driver_override without its newline; "" for none."""
        text = self.tree.first_line(f"{DEVICES}/{address}/driver_override").strip()
        return "" if text == "(null)" else text


def _no_resource():
    return "0x0000000000000000 0x0000000000000000 0x0000000000000000\n" * 13
