# SPDX-License-Identifier: GPL-3.0-or-later
"""Host trees as text (tests/support/host_text.h tells the format), and what firmware writes."""

import struct

GLOBAL = "8be4df61-93ca-11d2-aa0d-00e098032b8c"
LOADER = "4a67b082-0a4c-41cf-b6c7-440b29bb8c4f"
SHIM = "605dab50-e046-4300-abb6-3dd810dd8b23"
EFIVARS = "/sys/firmware/efi/efivars"


class Tree:
    def __init__(self):
        self.nodes = {}

    def file(self, path, content="", mode=0o644):
        content = content if isinstance(content, bytes) else content.encode()
        self.nodes[path] = ("file", mode, content)

    def link(self, path, target):
        self.nodes[path] = ("link", target)

    def remove(self, path):
        for name in [n for n in self.nodes if n == path or n.startswith(path + "/")]:
            del self.nodes[name]

    def text(self, path):
        return self.nodes[path][2].decode()

    def variable(self, name, vendor, value):
        """An EFI variable, its attributes first."""
        self.file(f"{EFIVARS}/{name}-{vendor}", struct.pack("<I", 7) + value)

    def dump(self):
        lines = ["# Made by make_hosts.py."]
        for path, node in sorted(self.nodes.items()):
            if node[0] == "link":
                lines.append(f"link {path} {node[1]}")
            else:
                lines += _file_lines(path, node[1], node[2])
        return "\n".join(lines) + "\n"


def _file_lines(path, mode, content):
    plain = all(byte in b"\n\t" or 32 <= byte < 127 for byte in content)
    if plain:
        lines = [f"file {mode:04o} {path}"]
        lines += ["|" + line for line in content.decode().split("\n")[:-1]]
        rest = content.decode().split("\n")[-1]
        return lines + (["|" + rest, "\\"] if rest else [])
    lines = [f"bytes {mode:04o} {len(content)} {path}"]
    for at in range(0, len(content), 16):
        row = content[at:at + 16].rstrip(b"\0")
        if row:
            lines.append(f"|{at:03x}: " + row.hex(" "))
    return lines


def utf16(text):
    return text.encode("utf-16-le") + b"\0\0"


def boot_option(description, file):
    name = utf16(file)
    nodes = struct.pack("<BBH", 4, 1, 42) + bytes(38)  # hard drive
    nodes += struct.pack("<BBH", 4, 4, 4 + len(name)) + name + bytes((0x7F, 0xFF, 4, 0))
    return struct.pack("<IH", 1, len(nodes)) + utf16(description) + nodes


def signature_list(certificates):
    kind = bytes.fromhex("a159c0a5e494a74a87b5ab155c2bf072")  # X.509
    text = b""
    for certificate in certificates:  # lengths differ, so each has a list of its own
        size = 16 + len(certificate)
        text += kind + struct.pack("<III", 28 + size, 0, size) + bytes(16) + certificate
    return text


def certificate(name):
    """Stands for a DER certificate: only its bytes matter."""
    body = (name * 40).encode()[:700]
    return b"\x30\x82" + struct.pack(">H", len(body)) + body


def dmar(width, remapping):
    table = bytearray(136)
    table[0:4] = b"DMAR"
    struct.pack_into("<IB", table, 4, len(table), 1)
    table[10:24] = b"INTEL EDK2    "
    table[36] = width - 1
    table[37] = 1 if remapping else 0
    table[9] = -sum(table) & 0xFF
    return bytes(table)


def config_space(vendor, device, class_code, vfs=None):
    """4096 bytes; `vfs` is (device id, whether VF BARs have a place) of an SR-IOV capability."""
    space = bytearray(4096)
    struct.pack_into("<HHHH", space, 0, vendor, device, 0x0407, 0x0010)
    struct.pack_into("<BHB", space, 8, 0, class_code & 0xFFFF, class_code >> 16)
    space[0x34] = 0x40
    space[0x40:0x42] = b"\x09\x70"  # vendor's own, PCI Express, MSI, power management
    space[0x70:0x73] = b"\x10\xac\x92"
    space[0xAC:0xAE] = b"\x05\xd0"
    space[0xD0:0xD3] = b"\x01\x00\x22"
    if vfs:
        vf_device, placed = vfs
        for at, capability, version, following in ((0x100, 0x1B, 1, 0x200), (0x200, 0x0F, 1, 0x300),
                                                   (0x300, 0x13, 1, 0x320), (0x320, 0x10, 1, 0)):
            struct.pack_into("<I", space, at, capability | version << 16 | following << 20)
        struct.pack_into("<HH", space, 0x32C, 7, 7)  # InitialVFs, TotalVFs
        struct.pack_into("<HHHH", space, 0x334, 1, 1, 0, vf_device)
        struct.pack_into("<II", space, 0x33C, 0x553, 1)  # page sizes
        struct.pack_into("<IIII", space, 0x344, *((0x10000004, 0x40, 0x2000000C, 0x40) if placed
                                                  else (4, 0, 0xC, 0)))
    return bytes(space)


def resources(placed):
    """sysfs' file `resource` of a GPU: BARs, ROM, VF BARs."""
    empty = (0, 0, 0)
    lines = [empty] * 13
    lines[0] = (0x6000000000, 0x6000FFFFFF, 0x140204)
    lines[2] = (0x4000000000, 0x400FFFFFFF, 0x14220C)
    if placed:
        lines[7] = (0x4010000000, 0x4016FFFFFF, 0x140204)
        lines[9] = (0x4020000000, 0x40FFFFFFFF, 0x14220C)
    return "".join("0x%016x 0x%016x 0x%016x\n" % line for line in lines)
