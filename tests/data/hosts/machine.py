# SPDX-License-Identifier: GPL-3.0-or-later
"""What every host has, whatever starts it."""

from host_text import Tree, config_space, dmar, resources

_FLAGS = ("fpu vme de pse tsc msr pae mce cx8 apic sep vmx est tm2 ssse3 sse4_1 sse4_2 aes avx "
          "avx2 ept vpid")
_DEVICES = "/sys/devices/pci0000:00"


def add_function(tree, address, vendor, device, class_code, driver="", group=-1, vfs=None,
                 resource=""):
    folder = f"{_DEVICES}/{address}"
    tree.file(f"{folder}/vendor", f"0x{vendor:04x}\n")
    tree.file(f"{folder}/device", f"0x{device:04x}\n")
    tree.file(f"{folder}/class", f"0x{class_code:06x}\n")
    tree.file(f"{folder}/irq", "255\n")
    tree.file(f"{folder}/resource", resource or ("0x" + "0" * 16 + " 0x" + "0" * 16 + " 0x" +
                                                 "0" * 16 + "\n") * 13)
    tree.file(f"{folder}/config", config_space(vendor, device, class_code, vfs))
    tree.link(f"/sys/bus/pci/devices/{address}", f"../../../devices/pci0000:00/{address}")
    if driver:
        tree.file(f"/sys/bus/pci/drivers/{driver}/uevent")
        tree.link(f"{folder}/driver", f"../../../bus/pci/drivers/{driver}")
    if group >= 0:
        tree.file(f"/sys/kernel/iommu_groups/{group}/type", "DMA-FQ\n")
        tree.link(f"/sys/kernel/iommu_groups/{group}/devices/{address}",
                  f"../../../../devices/pci0000:00/{address}")
        tree.link(f"{folder}/iommu_group", f"../../../kernel/iommu_groups/{group}")


def add_packages(tree, packages, state="install ok installed"):
    path = "/var/lib/dpkg/status"
    before = tree.text(path) if path in tree.nodes else ""
    tree.file(path, before + "".join(
        f"Package: {name}\nStatus: {state}\nArchitecture: amd64\nVersion: {version}\n"
        "Description: x\n y\n\n" for name, version in packages.items()))


def add_kernels(tree, kernels):
    for kernel in kernels:
        tree.file(f"/boot/vmlinuz-{kernel}")
        tree.file(f"/boot/initrd.img-{kernel}")
        modules = f"/lib/modules/{kernel}"
        for driver in ("i915", "xe"):
            tree.file(f"{modules}/kernel/drivers/gpu/drm/{driver}/{driver}.ko")
        tree.link(f"{modules}/build", f"/usr/src/linux-headers-{kernel}")
        name, version = kernel.removesuffix("-pve"), kernel.removesuffix("-bpo12-pve")
        version = version.removesuffix("-pve")
        if name != kernel:
            series = ".".join(version.split(".")[:2])
            add_packages(tree, {f"proxmox-kernel-{series}": version,
                                f"proxmox-kernel-{kernel}-signed": version})
    tree.file("/proc/sys/kernel/osrelease", kernels[-1] + "\n")


def _add_system(tree, node, version, codename, cpu):
    debian = {"bookworm": "12", "trixie": "13"}[codename]
    tree.file("/etc/hostname", node + "\n")
    tree.file("/proc/sys/kernel/hostname", node + "\n")
    tree.file("/etc/machine-id", "5f1e2d3c4b5a69788796a5b4c3d2e1f0\n")
    tree.file("/proc/sys/kernel/random/boot_id", "0f6d3c1a-9b2e-4c57-8a41-1c2d3e4f5a6b\n")
    tree.file("/etc/os-release",
              f'PRETTY_NAME="Debian GNU/Linux {debian} ({codename})"\nNAME="Debian GNU/Linux"\n'
              f'VERSION_ID="{debian}"\nVERSION="{debian} ({codename})"\n'
              f"VERSION_CODENAME={codename}\nID=debian\n")
    tree.file("/proc/cpuinfo", "".join(
        f"processor\t: {number}\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 190\n"
        f"model name\t: {cpu}\nflags\t\t: {_FLAGS}\n"
        "vmx flags\t: vnmi preemption_timer ept\n\n" for number in range(4)))
    tree.file("/dev/kvm")
    tree.file("/etc/systemd/system/multi-user.target.wants/.keep")
    tree.link("/etc/pve/qemu-server", "local/qemu-server")
    tree.link("/etc/pve/local", f"nodes/{node}")
    tree.file(f"/etc/pve/nodes/{node}/lrm_status")
    add_packages(tree, {"base-files": "12.4+deb12u5", "pve-manager": version})
    add_packages(tree, {"build-essential": "12.9"}, "deinstall ok config-files")
    add_packages(tree, {"qemu-server": "8.2.1"})


def _add_guests(tree, node):
    folder = f"/etc/pve/nodes/{node}/qemu-server"
    tree.file(f"{folder}/100.conf",
              "agent: 1\nbios: ovmf\nboot: order=scsi0\ncores: 4\ncpu: host\n"
              "efidisk0: local-zfs:vm-100-disk-0,efitype=4m,pre-enrolled-keys=1,size=1M\n"
              "machine: pc-q35-8.1\nmemory: 8192\nmeta: creation-qemu=8.1.5,ctime=1715000000\n"
              "name: windows\nonboot: 1\nostype: win11\n"
              "scsi0: local-zfs:vm-100-disk-1,iothread=1,size=64G\nvga: virtio\n")
    tree.file(f"{folder}/101.conf", "#Media server\nballoon: 0\nbios: ovmf\ncpu: host\n"
                                    "machine: q35\nmemory: 4096\nname: debian\nostype: l26\n")
    tree.file(f"{folder}/102.conf", "memory: 2048\nname: router\nostype: l26\nvga: none\n")
    tree.file(f"{folder}/103.conf", "balloon: 0\nbios: ovmf\ncpu: host\nlock: backup\n"
                                    "machine: q35\nmemory: 2048\nname: backup\n")
    tree.file("/run/qemu-server/101.pid", "42101\n")
    tree.file("/run/qemu-server/102.pid", "42102\n")
    tree.file("/proc/42102/cmdline", b"/usr/bin/kvm\0-id\000102\0-name\0router,debug-threads=on\0")


def _log_lines(kernel, width, placed, remapping):
    lines = [f"Linux version {kernel}",
             "ACPI: DMAR 0x0000000073166000 000088 (v01 INTEL  EDK2     00000002      01000013)",
             f"DMAR: Host address width {width}"]
    if remapping:
        lines += ["DMAR-IR: Queued invalidation will be enabled to support x2apic and "
                  "Intr-remapping.",
                  "DMAR-IR: Enabled IRQ remapping in x2apic mode"]
    lines += ["pci 0000:00:02.0: VF BAR 0 [mem 0x4010000000-0x4010ffffff 64bit]",
              "pci 0000:00:02.0: VF BAR 2 [mem 0x00000000-0x1fffffff 64bit pref]: contains BAR 2 "
              "for 7 VFs",
              "pci 0000:00:02.0: BAR 9: can't assign; no space"]
    if placed:
        lines.append("pci 0000:00:02.0: BAR 9 [mem 0x4020000000-0x40ffffffff 64bit pref]: assigned")
    return lines + ["usb 1-1: new high-speed USB device",
                    "pci 0000:00:02.0: DMAR: Skip IOMMU disabling for graphics",
                    "i915 0000:00:02.0: [drm] VT-d active for gfx access",
                    "i915 0000:00:02.0: [drm] GT0: GUC: submission disabled"]


def machine(node, version, codename, kernels, cpu="Intel(R) N100", device=0x46D1, sriov=True,
            placed=True, remapping=True, guests=False, width=39):
    """A UEFI machine with an Intel GPU on the in-tree driver. The last kernel runs."""
    tree = Tree()
    _add_system(tree, node, version, codename, cpu)
    add_kernels(tree, kernels)
    if guests:
        _add_guests(tree, node)
    add_function(tree, "0000:00:00.0", 0x8086, 0x461C, 0x060000, group=0)
    add_function(tree, "0000:00:02.0", 0x8086, device, 0x030000, "i915", 1,
                 (device, placed) if sriov else None, resources(sriov and placed))
    add_function(tree, "0000:00:1f.3", 0x8086, 0x54C8, 0x040300, "snd_hda_intel", 2)
    gpu = f"{_DEVICES}/0000:00:02.0"
    tree.file(f"{gpu}/boot_vga", "1\n")
    if sriov:
        for name, value in (("totalvfs", 0), ("numvfs", 0), ("drivers_autoprobe", 1)):
            tree.file(f"{gpu}/sriov_{name}", f"{value}\n")
    lines = _log_lines(kernels[-1], width, placed, remapping)
    if not sriov:
        lines = [line for line in lines if "BAR" not in line]
    tree.file("/dev/kmsg", "".join(f"6,{300 + number},{number * 100000},-;{line}\n"
                                   for number, line in enumerate(lines)))
    for unit in ("dmar0", "dmar1"):
        tree.file(f"/sys/devices/virtual/iommu/{unit}/intel-iommu/version", "4:0\n")
        tree.link(f"/sys/class/iommu/{unit}", f"../../devices/virtual/iommu/{unit}")
    tree.file("/sys/firmware/acpi/tables/DMAR", dmar(width, remapping))
    tree.file("/sys/firmware/efi/fw_platform_size", "64\n")
    tree.variable("SecureBoot", "8be4df61-93ca-11d2-aa0d-00e098032b8c", b"\0")
    tree.file("/sys/module/i915/initstate", "live\n")
    tree.file("/sys/module/i915/parameters/enable_guc", "-1\n")
    return tree
