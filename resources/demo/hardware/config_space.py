# SPDX-License-Identifier: GPL-3.0-or-later
"""PCI configuration space as bytes, laid out as the PCI and PCIe specifications say."""

import struct

SRIOV_AT = 0x320
TOTAL_VFS = 7
VF_BAR0, VF_BAR0_SIZE = 0x4010000000, 16 << 20  # size a VF
VF_BAR2, VF_BAR2_SIZE = 0x4020000000, 512 << 20
_UNSET = 0x20000000  # IORESOURCE_UNSET


def header(vendor, device, class_code, subsystem=(0, 0), revision=0, command=0x0006, status=0x0010,
           bars=(), capabilities=0, multifunction=False, size=256):
    """Type 0 header; `bars` are the six raw registers."""
    space = bytearray(size)
    struct.pack_into("<HHHH", space, 0x00, vendor, device, command, status)
    struct.pack_into("<I", space, 0x08, class_code << 8 | revision)
    space[0x0E] = 0x80 if multifunction else 0x00
    for number, bar in enumerate(bars):
        struct.pack_into("<I", space, 0x10 + 4 * number, bar)
    struct.pack_into("<HH", space, 0x2C, *subsystem)
    space[0x34] = capabilities
    space[0x3D] = 1  # INTA
    return space


def bridge(vendor, device, secondary):
    """Type 1 header of a PCIe root port."""
    space = bytearray(4096)
    struct.pack_into("<HHHH", space, 0x00, vendor, device, 0x0407, 0x0010)
    struct.pack_into("<I", space, 0x08, 0x060400 << 8)
    space[0x0E] = 0x81
    struct.pack_into("<BBBB", space, 0x18, 0, secondary, secondary, 0)
    space[0x34] = 0x40
    struct.pack_into("<BBH", space, 0x40, 0x10, 0x00, 0x0142)  # PCIe, root port
    return space


def _express(space, at, following, kind):
    """PCI Express capability, version 2; kind 9: root complex integrated endpoint."""
    struct.pack_into("<BBH", space, at, 0x10, following, kind << 4 | 2)
    struct.pack_into("<I", space, at + 4, 0x10008000)  # function-level reset, 128 bytes payload
    struct.pack_into("<HH", space, at + 8, 0x2810, 0x0000)


def _extended(space, at, identity, version, following):
    struct.pack_into("<I", space, at, identity | version << 16 | following << 20)


def graphics(firmware):
    """The display function: 4096 bytes with SR-IOV at 0x320 where the silicon has it, VFs off."""
    space = header(0x8086, firmware.gpu, 0x030000, subsystem=(0x8086, 0x7270), command=0x0407,
                   bars=(0x00000004, 0x00000060, 0x0000000C, 0x00000040, 0x00004001, 0),
                   capabilities=0x40, size=4096)
    space[0x40:0x43] = bytes((0x09, 0x70, 0x0C))  # vendor specific, 12 bytes
    _express(space, 0x70, 0xAC, 9)
    struct.pack_into("<BBH", space, 0xAC, 0x05, 0xD0, 0x0101)  # MSI, on, maskable
    struct.pack_into("<BBH", space, 0xD0, 0x01, 0x00, 0x0022)  # power management
    _extended(space, 0x100, 0x001B, 1, 0x200)  # process address space id
    struct.pack_into("<HH", space, 0x104, 0x1402, 0)
    _extended(space, 0x200, 0x000F, 1, 0x300)  # address translation service
    struct.pack_into("<HH", space, 0x204, 0x0060, 0)
    _extended(space, 0x300, 0x0013, 1, SRIOV_AT if firmware.sriov else 0)  # page request interface
    if not firmware.sriov:
        return bytes(space)
    _extended(space, SRIOV_AT, 0x0010, 1, 0)
    struct.pack_into("<HH", space, SRIOV_AT + 0x0C, TOTAL_VFS, TOTAL_VFS)  # InitialVFs, TotalVFs
    struct.pack_into("<HH", space, SRIOV_AT + 0x14, 1, 1)  # first VF offset, stride
    struct.pack_into("<H", space, SRIOV_AT + 0x1A, firmware.gpu)  # VF device id
    struct.pack_into("<II", space, SRIOV_AT + 0x1C, 0x00000553, 0x00000001)  # page sizes
    bars = (VF_BAR0, VF_BAR2) if firmware.vf_bars_placed else (0, 0)
    struct.pack_into("<IIII", space, SRIOV_AT + 0x24,
                     bars[0] & 0xFFFFFFFF | 0x4, bars[0] >> 32,
                     bars[1] & 0xFFFFFFFF | 0xC, bars[1] >> 32)
    return bytes(space)


def with_vfs(space, count):
    """The PF's space while `count` VFs are on (0: off)."""
    changed = bytearray(space)
    control = 0x0009 if count else 0x0000  # VF enable, VF memory space
    struct.pack_into("<H", changed, SRIOV_AT + 0x08, control)
    struct.pack_into("<H", changed, SRIOV_AT + 0x10, count)
    return bytes(changed)


def virtual_function(on=False):
    """A VF: vendor and device read as ones, BARs as zero, as the specification wants."""
    space = header(0xFFFF, 0xFFFF, 0x030000, subsystem=(0x8086, 0x7270),
                   command=0x0002 if on else 0x0000, capabilities=0x70, size=4096)
    space[0x3D] = 0
    _express(space, 0x70, 0xAC, 9)
    struct.pack_into("<BBH", space, 0xAC, 0x05, 0x00, 0x0100)
    _extended(space, 0x100, 0x000F, 1, 0)
    return bytes(space)


def _range(start, size, flags):
    return (f"0x{start:016x} 0x{start + size - 1 if size else 0:016x} 0x{flags:016x}\n"
            if size else "0x0000000000000000 0x0000000000000000 0x0000000000000000\n")


def graphics_resource(firmware):
    """sysfs `resource`: BARs, ROM, VF BARs. One without a place begins at 0 and is marked so."""
    lines = [_range(0x6000000000, 16 << 20, 0x140204), _range(0, 0, 0),
             _range(0x4000000000, 256 << 20, 0x14220C), _range(0, 0, 0),
             _range(0x4000, 64, 0x40101), _range(0, 0, 0), _range(0xC0000, 128 << 10, 0x212)]
    if not firmware.sriov:
        return "".join(lines + [_range(0, 0, 0)] * 6)
    for start, size, flags in ((VF_BAR0, VF_BAR0_SIZE, 0x140204), (VF_BAR2, VF_BAR2_SIZE, 0x14220C)):
        lines += [_range(start, TOTAL_VFS * size, flags) if firmware.vf_bars_placed else
                  _range(0, TOTAL_VFS * size, flags | _UNSET), _range(0, 0, 0)]
    return "".join(lines + [_range(0, 0, 0)] * 2)


def vf_resource(number):
    """`resource` of VF `number`, counted from 0."""
    lines = [_range(VF_BAR0 + number * VF_BAR0_SIZE, VF_BAR0_SIZE, 0x140204), _range(0, 0, 0),
             _range(VF_BAR2 + number * VF_BAR2_SIZE, VF_BAR2_SIZE, 0x14220C)]
    return "".join(lines + [_range(0, 0, 0)] * 10)
