# SPDX-License-Identifier: GPL-3.0-or-later
"""What firmware and kernel show before any driver: /proc, /sys, the first lines of the log."""

import os
import shutil
import struct
import uuid

from simulated import module_options
from . import devices
from .sriov import Sriov

_CPU = """processor\t: {number}
vendor_id\t: GenuineIntel
cpu family\t: 6
model\t\t: 190
model name\t: Intel(R) N100
stepping\t: 0
microcode\t: 0x17
cpu MHz\t\t: 3392.218
cache size\t: 6144 KB
physical id\t: 0
siblings\t: 4
core id\t\t: {number}
cpu cores\t: 4
flags\t\t: fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse \
sse2 ss ht tm pbe syscall nx pdpe1gb rdtscp lm constant_tsc art arch_perfmon rep_good nopl xtopology \
cpuid aperfmperf pni pclmulqdq monitor vmx est tm2 ssse3 fma cx16 xtpr pdcm sse4_1 sse4_2 x2apic movbe \
popcnt aes xsave avx f16c rdrand lahf_lm abm ept vpid ept_ad fsgsbase bmi1 avx2 smep bmi2 erms invpcid
vmx flags\t: vnmi preemption_timer posted_intr invvpid ept_x_only ept_ad ept_1gb flexpriority
bugs\t\t: spectre_v1 spectre_v2 spec_store_bypass swapgs bhi
address sizes\t: 39 bits physical, 48 bits virtual

"""

_DMAR_LINES = (
    (0.100058, "DMAR: Host address width 39"),
    (0.100060, "DMAR: DRHD base: 0x000000fed90000 flags: 0x0"),
    (0.100071, "DMAR: dmar0: reg_base_addr fed90000 ver 4:0 cap 1c0000c40660462 ecap 29a00f0505e"),
    (0.100076, "DMAR: DRHD base: 0x000000fed91000 flags: 0x1"),
    (0.100082, "DMAR: dmar1: reg_base_addr fed91000 ver 5:0 cap d2008c40660462 ecap f050da"),
    (0.100086, "DMAR: RMRR base: 0x0000007c000000 end: 0x000000803fffff"))
_REMAPPING_LINES = (
    (0.100091, "DMAR-IR: IOAPIC id 2 under DRHD base  0xfed91000 IOMMU 1"),
    (0.100094, "DMAR-IR: HPET id 0 under DRHD base 0xfed91000"),
    (0.100096, "DMAR-IR: Queued invalidation will be enabled to support x2apic and Intr-remapping."),
    (0.101901, "DMAR-IR: Enabled IRQ remapping in x2apic mode"))
_TRANSLATION_LINES = (
    (0.387940, "DMAR: No ATSR found"), (0.387942, "DMAR: No SATC found"),
    (0.387944, "DMAR: IOMMU feature fl1gp_support inconsistent"),
    (0.387945, "DMAR: IOMMU feature pgsel_inv inconsistent"),
    (0.387947, "DMAR: IOMMU feature nwfs inconsistent"),
    (0.387949, "DMAR: IOMMU feature dit inconsistent"),
    (0.387951, "DMAR: IOMMU feature sc_support inconsistent"),
    (0.387952, "DMAR: IOMMU feature dev_iotlb_support inconsistent"),
    (0.387954, "DMAR: dmar0: Using Queued invalidation"),
    (0.387959, "DMAR: dmar1: Using Queued invalidation"),
    (0.389786, "DMAR: Intel(R) Virtualization Technology for Directed I/O"))


def clear(tree):
    """Power off: everything that lives in memory is gone."""
    for folder in ("/dev/dri", "/dev/vfio"):
        shutil.rmtree(tree.at(folder), ignore_errors=True)
    for folder in ("/sys", "/proc", "/run"):
        real = tree.at(folder)
        for child in list(real.iterdir()) if real.is_dir() else []:
            if child.is_dir() and not child.is_symlink():
                shutil.rmtree(child)
            else:
                child.unlink()


def _dmar_table():
    body = struct.pack("<BB10x", 38, 0x05)  # host address width - 1, flags
    for base, flags in ((0xFED90000, 0), (0xFED91000, 1)):
        body += struct.pack("<HHBBHQ", 0, 16, flags, 0, 0, base)
    body += b"\0" * (0x88 - 36 - len(body))
    head = struct.pack("<4sIBB6s8sI4sI", b"DMAR", 36 + len(body), 2, 0, b"INTEL ", b"EDK2    ", 2,
                       b"    ", 0x01000013)
    table = bytearray(head + body)
    table[9] = -sum(table) & 0xFF
    return bytes(table)


def show_firmware(tree):
    tree.write("/sys/firmware/acpi/tables/DMAR", _dmar_table(), 0o400)
    guid = "8be4df61-93ca-11d2-aa0d-00e098032b8c"
    tree.write(f"/sys/firmware/efi/efivars/SecureBoot-{guid}", b"\x06\0\0\0\0")
    tree.write(f"/sys/firmware/efi/efivars/SetupMode-{guid}", b"\x06\0\0\0\0")
    tree.write("/sys/firmware/efi/fw_platform_size", "64\n", 0o444)
    for name, text in (("sys_vendor", "Simulated"), ("product_name", "vfpilot demo host (simulated)"),
                       ("bios_version", "simulated")):
        tree.write(f"/sys/class/dmi/id/{name}", text + "\n", 0o444)


def show_proc(tree, release, command_line):
    texts = {"cmdline": command_line + "\n", "modules": "",
             "cpuinfo": "".join(_CPU.format(number=number) for number in range(4)),
             "version": f"Linux version {release} (build@simulated) (gcc (Debian 12.2.0-14) 12.2.0, GNU "
                        "ld (GNU Binutils for Debian) 2.40) #1 SMP PREEMPT_DYNAMIC PMX 6.8.4-2 "
                        "(2024-04-10T17:36Z)\n",
             "meminfo": "MemTotal:       16166732 kB\nMemFree:        12204112 kB\n"
                        "MemAvailable:   12807644 kB\n",
             "uptime": "20.00 70.00\n",
             "mounts": "rpool/ROOT/pve-1 / zfs rw,relatime,xattr,noacl,casesensitive 0 0\n"
                       "/dev/fuse /etc/pve fuse rw,nosuid,nodev,relatime,user_id=0,group_id=0 0 0\n",
             "sys/kernel/osrelease": release + "\n", "sys/kernel/ostype": "Linux\n",
             "sys/kernel/hostname": tree.first_line("/etc/hostname") + "\n",
             "sys/kernel/random/boot_id": f"{uuid.uuid4()}\n"}
    for name, text in texts.items():
        tree.write(f"/proc/{name}", text, 0o644 if name == "modules" else 0o444)
    tree.make_folder("/proc/1")
    tree.write("/proc/1/comm", "systemd\n", 0o444)


def translates(command_line):
    """PVE's kernels from 6.8 on switch Intel's IOMMU on unless told not to."""
    return module_options.flag(command_line, "intel_iommu") != "off" and \
        module_options.flag(command_line, "iommu") != "off"


def remaps(command_line):
    return module_options.flag(command_line, "intremap") != "off"


def start(kernel, release, command_line):
    """The kernel up to the first module."""
    tree, log = kernel.tree, kernel.log
    log.clear()
    show_firmware(tree)
    show_proc(tree, release, command_line)
    log.say(f"Linux version {release} (simulated) #1 SMP PREEMPT_DYNAMIC PMX 6.8.4-2", 0.0, 5)
    log.say(f"Command line: {command_line}", 0.0)
    log.say("DMI: Simulated vfpilot demo host (simulated), BIOS simulated", 0.000012)
    log.say("ACPI: DMAR 0x0000000073166000 000088 (v02 INTEL  EDK2     00000002      01000013)", 0.012712)
    log.say("ACPI: Reserving DMAR table memory at [mem 0x73166000-0x73166087]", 0.012751)
    log.say(f"Kernel command line: {command_line}", 0.040311, 5)
    if module_options.flag(command_line, "intel_iommu") == "on":
        log.say("DMAR: IOMMU enabled", 0.040355)
    for at, line in _DMAR_LINES + (_REMAPPING_LINES if remaps(command_line) else ()):
        log.say(line, at)
    _enumerate(kernel, translates(command_line))


def _enumerate(kernel, translated):
    tree, log = kernel.tree, kernel.log
    for index, function in enumerate(devices.functions()):
        kernel.devices.make(function.address, function.space, function.resource, function.parent)
        at = 0.30 + index * 0.001
        identity = ":".join(tree.first_line(f"{devices.DEVICES}/{function.address}/{name}")[2:]
                            for name in ("vendor", "device"))
        code = tree.first_line(f"{devices.DEVICES}/{function.address}/class")
        log.say(f"pci {function.address}: [{identity}] type 00 class {code}", at)
        if function.address == devices.PF:
            Sriov(kernel).make_files()
            tree.write(f"{devices.DEVICES}/{devices.PF}/boot_vga", "1\n", 0o444)
            for bar, end, width in ((0, 0x4016FFFFFF, "64bit"), (2, 0x40FFFFFFFF, "64bit pref")):
                start_at = 0x4010000000 if bar == 0 else 0x4020000000
                log.say(f"pci {devices.PF}: VF BAR {bar} [mem {start_at:#x}-{end:#x} {width}]: contains "
                        f"BAR {bar} for 7 VFs", at + 0.0004)
            log.say(f"pci {devices.PF}: DMAR: Skip IOMMU disabling for graphics", 0.309007)
    tree.write("/sys/bus/pci/drivers_probe", "", 0o600)
    tree.write("/sys/bus/pci/drivers_autoprobe", "1\n")
    tree.make_folder("/sys/bus/pci/drivers")
    tree.make_folder("/sys/class/iommu")
    tree.make_folder("/sys/kernel/iommu_groups")
    if not translated:
        return
    for at, line in _TRANSLATION_LINES:
        log.say(line, at)
    for unit in ("dmar0", "dmar1"):
        tree.write(f"/sys/devices/virtual/iommu/{unit}/intel-iommu/version", "4:0\n", 0o444)
        tree.link(f"/sys/class/iommu/{unit}", f"../../devices/virtual/iommu/{unit}")
    for function in devices.functions():
        kernel.devices.put_in_group(function.address, function.group)
        log.say(f"pci {function.address}: Adding to iommu group {function.group}", 0.3895)


def show_devices(tree):
    """What udev and devtmpfs put into /dev besides drivers' own."""
    tree.write("/dev/kvm", "", 0o660)
    for name in ("null", "zero"):
        if not os.path.lexists(tree.at(f"/dev/{name}")):
            tree.write(f"/dev/{name}", "", 0o666)
