# SPDX-License-Identifier: GPL-3.0-or-later
"""What firmware and kernel show before any driver: /proc, /sys, the first lines of the log."""

import os
import shutil
import struct
import uuid

from simulated import module_options
from simulated.tree import version_key
from . import config_space, devices, network
from .sriov import Sriov

_CPU = """processor\t: {number}
vendor_id\t: GenuineIntel
cpu family\t: 6
model\t\t: {model}
model name\t: {name}
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
address sizes\t: {width} bits physical, 48 bits virtual

"""

_DMAR_LINES = (
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


def _dmar_table(firmware):
    flags = 0x04 | (0x01 if firmware.interrupt_remapping else 0x00)
    body = struct.pack("<BB10x", firmware.address_width - 1, flags)
    for base, flags in ((0xFED90000, 0), (0xFED91000, 1)):
        body += struct.pack("<HHBBHQ", 0, 16, flags, 0, 0, base)
    body += b"\0" * (0x88 - 36 - len(body))
    head = struct.pack("<4sIBB6s8sI4sI", b"DMAR", 36 + len(body), 2, 0, b"INTEL ", b"EDK2    ", 2,
                       b"    ", 0x01000013)
    table = bytearray(head + body)
    table[9] = -sum(table) & 0xFF
    return bytes(table)


def _signature_lists(certificates):
    """EFI_SIGNATURE_LISTs of one X.509 entry each, as shim's MokListRT holds them."""
    kind = uuid.UUID("a5c059a1-94e4-4aa7-87b5-ab155c2bf072").bytes_le
    owner = uuid.UUID("605dab50-e046-4300-abb6-3dd810dd8b23").bytes_le
    return b"".join(kind + struct.pack("<III", 28 + 16 + len(text), 0, 16 + len(text)) + owner +
                    text.encode() for text in certificates)


def show_firmware(tree, firmware):
    tree.write("/sys/firmware/acpi/tables/DMAR", _dmar_table(firmware), 0o400)
    variables = "/sys/firmware/efi/efivars"
    guid = "8be4df61-93ca-11d2-aa0d-00e098032b8c"
    state = b"\x01" if firmware.secure_boot else b"\0"
    tree.write(f"{variables}/SecureBoot-{guid}", b"\x06\0\0\0" + state)
    tree.write(f"{variables}/SetupMode-{guid}", b"\x06\0\0\0\0")
    if firmware.secure_boot:
        shim = "605dab50-e046-4300-abb6-3dd810dd8b23"
        tree.write(f"{variables}/MokListRT-{shim}", b"\x06\0\0\0" + _signature_lists(
            ["simulated certificate of the shim's vendor\n", *firmware.enrolled]))
        tree.write("/sys/kernel/security/lockdown", "none [integrity] confidentiality\n")
    tree.write("/sys/firmware/efi/fw_platform_size", "64\n", 0o444)
    for name, text in (("sys_vendor", "Simulated"), ("product_name", "vfpilot demo host (simulated)"),
                       ("bios_version", "simulated")):
        tree.write(f"/sys/class/dmi/id/{name}", text + "\n", 0o444)


def compiler_of(release):
    """(gcc, binutils, build date) of a kernel package."""
    if release == "6.8.4-2-pve":
        return "12.2.0-14", "2.40", "2024-04-10T17:36Z"
    if version_key(release) < version_key("6.14"):
        return "12.2.0-14", "2.40", "2024-08-05T16:17Z"
    return "14.2.0-19", "2.44", "2025-10-21T11:55Z"


def show_mounts(tree, firmware):
    root = {"zfs": "zfs rw,relatime,xattr,noacl,casesensitive 0 0",
            "ext4": "ext4 rw,relatime,errors=remount-ro 0 0"}[firmware.root_type]
    esp = "/dev/nvme0n1p2 /boot/efi vfat rw,relatime,fmask=0022,dmask=0022 0 0\n"
    tree.write("/proc/mounts", f"{firmware.root_device} / {root}\n" +
               (esp if tree.exists("/boot/efi/EFI") else "") +
               "/dev/fuse /etc/pve fuse rw,nosuid,nodev,relatime,user_id=0,group_id=0 0 0\n", 0o444)


def show_proc(tree, firmware, release, command_line):
    gcc, binutils, date = compiler_of(release)
    chip = "IR-IO-APIC" if remaps(firmware, command_line) else "IO-APIC"
    cpu = {"name": firmware.cpu_name, "model": firmware.cpu_model, "width": firmware.address_width}
    texts = {"cmdline": command_line + "\n", "modules": "",
             "cpuinfo": "".join(_CPU.format(number=number, **cpu) for number in range(4)),
             "version": f"Linux version {release} (build@simulated) (gcc (Debian {gcc}) "
                        f"{gcc.partition('-')[0]}, GNU ld (GNU Binutils for Debian) {binutils}) #1 SMP "
                        f"PREEMPT_DYNAMIC PMX {release.removesuffix('-pve')} ({date})\n",
             "interrupts": "            CPU0       CPU1       CPU2       CPU3\n"
                           f"   0:         12          0          0          0  {chip}    2-edge      "
                           "timer\n"
                           f"   9:          0          4          0          0  {chip}    9-fasteoi   "
                           "acpi\n",
             "meminfo": "MemTotal:       16166732 kB\nMemFree:        12204112 kB\n"
                        "MemAvailable:   12807644 kB\n",
             "uptime": "20.00 70.00\n",
             "sys/kernel/osrelease": release + "\n", "sys/kernel/ostype": "Linux\n",
             "sys/kernel/hostname": tree.first_line("/etc/hostname") + "\n",
             "sys/kernel/random/boot_id": f"{uuid.uuid4()}\n"}
    for name, text in texts.items():
        tree.write(f"/proc/{name}", text, 0o644 if name == "modules" else 0o444)
    show_mounts(tree, firmware)
    tree.make_folder("/proc/1")
    tree.write("/proc/1/comm", "systemd\n", 0o444)


def translates(command_line):
    """PVE's kernels from 6.8 on switch Intel's IOMMU on unless told not to."""
    return module_options.flag(command_line, "intel_iommu") != "off" and \
        module_options.flag(command_line, "iommu") != "off"


def remaps(firmware, command_line):
    return firmware.interrupt_remapping and module_options.flag(command_line, "intremap") != "off"


def start(kernel, release, command_line):
    """The kernel up to the first module."""
    tree, log, firmware = kernel.tree, kernel.log, kernel.sriov.firmware
    log.clear()
    show_firmware(tree, firmware)
    show_proc(tree, firmware, release, command_line)
    network.start(tree, firmware, command_line)
    log.say(f"Linux version {release} (simulated) #1 SMP PREEMPT_DYNAMIC PMX "
            f"{release.removesuffix('-pve')}", 0.0, 5)
    log.say(f"Command line: {command_line}", 0.0)
    log.say("DMI: Simulated vfpilot demo host (simulated), BIOS simulated", 0.000012)
    log.say("ACPI: DMAR 0x0000000073166000 000088 (v02 INTEL  EDK2     00000002      01000013)", 0.012712)
    log.say("ACPI: Reserving DMAR table memory at [mem 0x73166000-0x73166087]", 0.012751)
    if firmware.secure_boot:
        log.say("secureboot: Secure boot enabled", 0.013002)
        log.say("Kernel is locked down from EFI Secure Boot mode; see man kernel_lockdown.7", 0.013003, 5)
    log.say(f"Kernel command line: {command_line}", 0.040311, 5)
    if module_options.flag(command_line, "intel_iommu") == "on":
        log.say("DMAR: IOMMU enabled", 0.040355)
    width = ((0.100058, f"DMAR: Host address width {firmware.address_width}"),)
    remapping = _REMAPPING_LINES if remaps(firmware, command_line) else ()
    for at, line in width + _DMAR_LINES + remapping:
        log.say(line, at)
    _enumerate(kernel, translates(command_line))


def _enumerate(kernel, translated):
    tree, log, firmware = kernel.tree, kernel.log, kernel.sriov.firmware
    functions = devices.functions(firmware)
    for index, function in enumerate(functions):
        kernel.devices.make(function.address, function.space, function.resource, function.parent)
        at = 0.30 + index * 0.001
        identity = ":".join(tree.first_line(f"{devices.DEVICES}/{function.address}/{name}")[2:]
                            for name in ("vendor", "device"))
        code = tree.first_line(f"{devices.DEVICES}/{function.address}/class")
        log.say(f"pci {function.address}: [{identity}] type 00 class {code}", at)
        if function.address == devices.PF:
            Sriov(kernel).make_files()
            tree.write(f"{devices.DEVICES}/{devices.PF}/boot_vga", "1\n", 0o444)
            _place_vf_bars(log, firmware, at + 0.0004)
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
    for function in functions:
        kernel.devices.put_in_group(function.address, function.group)
        log.say(f"pci {function.address}: Adding to iommu group {function.group}", 0.3895)


def _place_vf_bars(log, firmware, at):
    total = config_space.TOTAL_VFS
    for bar, start, size, width in (
            (0, config_space.VF_BAR0, config_space.VF_BAR0_SIZE * total, "64bit"),
            (2, config_space.VF_BAR2, config_space.VF_BAR2_SIZE * total, "64bit pref")):
        if not firmware.sriov:
            continue
        name = f"pci {devices.PF}: VF BAR {bar}"
        if firmware.vf_bars_placed:
            log.say(f"{name} [mem {start:#x}-{start + size - 1:#x} {width}]: contains BAR {bar} for "
                    f"{total} VFs", at)
        else:
            log.say(f"{name} [mem size {size:#010x} {width}]: can't assign; no space", at, 4)
            log.say(f"{name} [mem size {size:#010x} {width}]: failed to assign", at, 4)


def show_devices(tree):
    """What udev and devtmpfs put into /dev besides drivers' own."""
    tree.write("/dev/kvm", "", 0o660)
    for name in ("null", "zero"):
        if not os.path.lexists(tree.at(f"/dev/{name}")):
            tree.write(f"/dev/{name}", "", 0o666)
