# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the host trees beside it: python3 make_hosts.py. None was captured; each is put together
from what is known of such a host. With --check it writes nothing and fails where one differs."""

import pathlib
import sys

from grub_text import grub_menu
from host_text import GLOBAL, LOADER, SHIM, boot_option, certificate, signature_list, utf16
from machine import add_function, add_packages, machine

ESPS = ("AD4C-36C9", "AD4C-A52A")
OURS = "intel_iommu=on iommu=pt i915.enable_guc=3 i915.max_vfs=7 module_blacklist=xe"


def started_by(tree, file, info="", description="Linux Boot Manager"):
    tree.variable("BootCurrent", GLOBAL, b"\x01\x00")
    tree.variable("Boot0001", GLOBAL, boot_option(description, file))
    if info:
        tree.variable("LoaderInfo", LOADER, utf16(info))


def systemd_boot(tree, kernels, root, filesystem="zfs", extra="", loader="252.22-1~deb12u1"):
    """ESPs kept by proxmox-boot-tool; the last kernel runs and is the default."""
    device = root.split()[0].removeprefix("root=").removeprefix("ZFS=")
    options = root + extra
    tree.file("/proc/mounts", f"proc /proc proc rw 0 0\n{device} / {filesystem} rw 0 0\n")
    tree.file("/proc/cmdline", f"initrd=\\EFI\\proxmox\\{kernels[-1]}\\initrd.img-{kernels[-1]} "
                               f"{options}\n")
    tree.file("/etc/kernel/cmdline", options + "\n")
    tree.file("/etc/kernel/proxmox-boot-uuids", "".join(uuid + "\n" for uuid in ESPS))
    for uuid in ESPS:
        esp = f"/dev/disk/by-uuid/{uuid}"
        tree.file(f"{esp}/EFI/systemd/systemd-bootx64.efi")
        tree.file(f"{esp}/EFI/BOOT/BOOTX64.EFI")
        tree.file(f"{esp}/loader/loader.conf", "timeout 3\ndefault proxmox-*\n")
        for kernel in kernels:
            image = f"/EFI/proxmox/{kernel}"
            tree.file(f"{esp}/loader/entries/proxmox-{kernel}.conf",
                      "title    Proxmox Virtual Environment\n"
                      f"version  {kernel}\noptions  {options}\n"
                      f"linux    {image}/vmlinuz-{kernel}\ninitrd   {image}/initrd.img-{kernel}\n")
    started_by(tree, "\\EFI\\systemd\\systemd-bootx64.efi", f"systemd-boot {loader}")


def grub_defaults(tree, default="quiet", root="", distributor="Proxmox VE"):
    tree.file("/etc/default/grub",
              "# If you change this file, run 'update-grub' afterwards to update\n"
              "# /boot/grub/grub.cfg.\n\n"
              "GRUB_DEFAULT=0\nGRUB_TIMEOUT=5\n"
              "GRUB_DISTRIBUTOR=`lsb_release -i -s 2> /dev/null || echo Debian`\n"
              f'GRUB_CMDLINE_LINUX_DEFAULT="{default}"\nGRUB_CMDLINE_LINUX=""\n')
    if distributor == "Proxmox VE":
        tree.file("/etc/default/grub.d/proxmox-ve.cfg",
                  'GRUB_DISTRIBUTOR="Proxmox VE"\nGRUB_DISABLE_OS_PROBER=true\n')
    if root:
        tree.file("/etc/default/grub.d/zfs.cfg",
                  f'GRUB_CMDLINE_LINUX="$GRUB_CMDLINE_LINUX {root}"\n')


def plain_grub(tree, kernels, device, default="quiet", distributor="Proxmox VE", efi="proxmox"):
    grub_defaults(tree, default, distributor=distributor)
    tree.file("/proc/mounts", f"proc /proc proc rw 0 0\n{device} / ext4 rw,errors=remount-ro 0 0\n")
    root = f"root={device} ro"
    tree.file("/proc/cmdline", f"BOOT_IMAGE=/boot/vmlinuz-{kernels[-1]} {root} {default}\n")
    tree.file("/boot/grub/grub.cfg", grub_menu(distributor, kernels, "/boot", root, default))
    started_by(tree, f"\\EFI\\{efi}\\shimx64.efi", description=efi)


def grub_on_esps(tree, kernels, firmware, default="quiet"):
    root = "root=ZFS=rpool/ROOT/pve-1 boot=zfs"
    options = f"root=ZFS=/ROOT/pve-1 ro {root}"
    grub_defaults(tree, default, root)
    tree.file("/proc/mounts", "rpool/ROOT/pve-1 / zfs rw,relatime,xattr,noacl 0 0\n")
    tree.file("/proc/cmdline", f"BOOT_IMAGE=/vmlinuz-{kernels[-1]} {options} {default}\n")
    tree.file("/etc/kernel/cmdline", root + "\n")  # is there whatever the loader is
    tree.file("/etc/kernel/proxmox-boot-uuids", "".join(uuid + "\n" for uuid in ESPS))
    for uuid in ESPS:
        esp = f"/dev/disk/by-uuid/{uuid}"
        tree.file(f"{esp}/grub/grub.cfg", grub_menu("Proxmox VE", kernels, "", options, default))
        if firmware == "uefi":
            tree.file(f"{esp}/EFI/proxmox/grubx64.efi")
            tree.file(f"{esp}/EFI/proxmox/shimx64.efi")
        else:
            tree.file(f"{esp}/grub/i386-pc/core.img")
    if firmware == "uefi":
        started_by(tree, "\\EFI\\proxmox\\shimx64.efi", "GRUB 2.12-9+pmx2", "proxmox")
    else:
        tree.remove("/sys/firmware/efi")


def driver_built(tree, release, kernels):
    """The packaged driver, built by dkms for these kernels."""
    top = "/var/lib/dkms/i915-sriov-dkms"
    tree.link(f"{top}/{release}/source", f"/usr/src/i915-sriov-dkms-{release}")
    tree.file(f"/usr/src/i915-sriov-dkms-{release}/dkms.conf", f"PACKAGE_VERSION={release}\n")
    tree.file("/var/lib/dkms/mok.pub", certificate("dkms module signing key "))
    for kernel in kernels:
        tree.file(f"{top}/{release}/{kernel}/x86_64/module/i915.ko")
        tree.link(f"{top}/kernel-{kernel}-x86_64", f"{release}/{kernel}/x86_64")
        tree.file(f"/lib/modules/{kernel}/updates/dkms/i915.ko")
        tree.file(f"/usr/src/linux-headers-{kernel}/Makefile")


def secure_boot(enrolled):
    kernels = ["7.0.14-8-pve"]
    tree = machine("n305", "9.2.1", "trixie", kernels, cpu="Intel(R) Core(TM) i3-N305",
                   device=0x46D0)
    grub_on_esps(tree, kernels, "uefi")
    driver_built(tree, "2026.05.06", kernels)
    add_packages(tree, {"dkms": "3.2.2-1", "build-essential": "12.12",
                        "i915-sriov-dkms": "2026.05.06", "proxmox-headers-7.0": "7.0.14-8"})
    tree.variable("SecureBoot", GLOBAL, b"\x01")
    keys = [certificate("Debian Secure Boot CA "), certificate("Proxmox Secure Boot CA ")]
    if enrolled:
        keys.append(certificate("dkms module signing key "))
    tree.variable("MokListRT", SHIM, signature_list(keys))
    return tree


def guide_machine(**more):
    return machine("pve", "8.2.2", "bookworm", ["6.8.4-2-pve"], guests=True, **more)


def n100_pve82_systemd_boot():
    tree = guide_machine()
    systemd_boot(tree, ["6.8.4-2-pve"], "root=ZFS=rpool/ROOT/pve-1 boot=zfs")
    return tree


def n100_pve82_done():
    """The same after everything was set up and the host was started again."""
    kernel = "6.8.4-2-pve"
    tree = guide_machine()
    systemd_boot(tree, [kernel], "root=ZFS=rpool/ROOT/pve-1 boot=zfs", extra=" " + OURS)
    driver_built(tree, "2025.07.22", [kernel])
    add_packages(tree, {"dkms": "3.0.10-8+deb12u1", "build-essential": "12.9",
                        "i915-sriov-dkms": "2025.07.22",
                        f"proxmox-headers-{kernel}": "6.8.4-2"})
    pf = "/sys/devices/pci0000:00/0000:00:02.0"
    tree.file(f"{pf}/sriov_totalvfs", "7\n")
    tree.file(f"{pf}/sriov_numvfs", "3\n")
    tree.file(f"{pf}/sriov_drivers_autoprobe", "0\n")
    for number in range(1, 4):
        vf = f"0000:00:02.{number}"
        add_function(tree, vf, 0x8086, 0x46D1, 0x030000, "vfio-pci", 15 + number)
        tree.link(f"/sys/devices/pci0000:00/{vf}/physfn", "../0000:00:02.0")
        tree.link(f"{pf}/virtfn{number - 1}", f"../{vf}")
    tree.file("/sys/module/i915/version", "2025.07.22-sriov.6.12.39\n")
    tree.file("/sys/module/i915/parameters/enable_guc", "3\n")
    tree.file("/sys/module/i915/parameters/max_vfs", "7\n")
    tree.file("/sys/module/vfio_pci/initstate", "live\n")
    tree.file("/etc/modules-load.d/vfpilot.conf", "vfio\nvfio_iommu_type1\nvfio_pci\n")
    unit = "/etc/systemd/system/vfpilot-vfs.service"
    tree.file(unit, "[Unit]\nDescription=Virtual functions of the graphics device 0000:00:02.0\n"
                    "After=systemd-modules-load.service\nBefore=pve-guests.service\n\n"
                    "[Service]\nType=oneshot\nRemainAfterExit=yes\n"
                    "ExecStart=/usr/local/libexec/vfpilot/vfpilot-engine vfs up "
                    "--pf 0000:00:02.0 --count 3\n\n[Install]\nWantedBy=multi-user.target\n")
    tree.link("/etc/systemd/system/multi-user.target.wants/vfpilot-vfs.service", unit)
    log = tree.text("/dev/kmsg")
    for line in ("i915: You are using the i915-sriov-dkms module, a ported version of the i915/xe "
                 "module with SR-IOV support.",
                 "i915 0000:00:02.0: Running in SR-IOV PF mode",
                 "i915 0000:00:02.0: 7 VFs could be associated with this PF",
                 "i915 0000:00:02.0: Enabled 3 VFs"):
        log += f"6,400,2000000,-;{line}\n"
    tree.file("/dev/kmsg", log)
    return tree


def n100_pve84_grub_lvm():
    kernels = ["6.8.12-13-pve", "6.14.8-2-bpo12-pve"]
    tree = machine("lvm", "8.4.14", "bookworm", kernels)
    plain_grub(tree, kernels, "/dev/mapper/pve-root")
    return tree


def n100_pve91_grub_lvm():
    kernels = ["6.17.2-1-pve", "6.17.13-1-pve"]
    tree = machine("pve91", "9.1.4", "trixie", kernels)
    plain_grub(tree, kernels, "/dev/mapper/pve-root")
    tree.variable("LoaderInfo", LOADER, utf16("GRUB 2.12-9+pmx2"))
    # An older kernel is pinned, as proxmox-boot-tool does it.
    tree.file("/etc/kernel/proxmox-boot-pin", "6.17.2-1-pve\n")
    entry = ("gnulinux-advanced-1f0e5a52-7a6b-4d3f-9d0a-2b9e6a3a2c11>"
             "gnulinux-6.17.2-1-pve-advanced-1f0e5a52-7a6b-4d3f-9d0a-2b9e6a3a2c11")
    tree.file("/etc/default/grub.d/proxmox-kernel-pin.cfg", f'GRUB_DEFAULT="{entry}"\n')
    tree.file("/boot/grub/grub.cfg",
              tree.text("/boot/grub/grub.cfg").replace('set default="0"', f'set default="{entry}"'))
    return tree


def n305_pve92_secure_boot():
    return secure_boot(enrolled=False)


def n305_pve92_secure_boot_enrolled():
    return secure_boot(enrolled=True)


def i5_12500_pve84_bios_zfs():
    kernels = ["6.8.12-11-pve", "6.8.12-13-pve"]
    tree = machine("bios", "8.4.1", "bookworm", kernels, cpu="12th Gen Intel(R) Core(TM) i5-12500",
                   device=0x4690)
    grub_on_esps(tree, kernels, "bios")
    return tree


def n150_pve90_btrfs():
    kernels = ["6.14.8-2-pve"]
    tree = machine("btrfs", "9.0.6", "trixie", kernels, cpu="Intel(R) N150", device=0x46D4)
    root = "root=UUID=0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9 rootflags=subvol=@"
    systemd_boot(tree, kernels, root, "btrfs", loader="257.7-1")
    tree.file("/proc/mounts", "/dev/nvme0n1p3 / btrfs rw,relatime,ssd,subvol=/@ 0 0\n")
    return tree


def n100_pve84_over_debian():
    kernels = ["6.1.0-37-amd64", "6.8.12-13-pve"]
    tree = machine("debian", "8.4.1", "bookworm", kernels)
    plain_grub(tree, kernels, "UUID=6b1c9f6e-0f5d-4f2b-8a55-0c1d2e3f4a5b", distributor="Debian",
               efi="debian")
    tree.file("/proc/mounts", "/dev/sda2 / ext4 rw,relatime 0 0\n")
    tree.file("/etc/apt/sources.list.d/pve-install-repo.list",
              "deb [arch=amd64] http://download.proxmox.com/debian/pve bookworm "
              "pve-no-subscription\n")
    return tree


def i7_11700_pve84_rocket_lake():
    kernels = ["6.8.12-13-pve"]
    tree = machine("rkl", "8.4.1", "bookworm", kernels, device=0x4C8A, sriov=False,
                   cpu="11th Gen Intel(R) Core(TM) i7-11700")
    plain_grub(tree, kernels, "/dev/mapper/pve-root")
    return tree


def i7_13700_pve91_vmd_dgpu():
    kernels = ["6.17.13-1-pve"]
    tree = machine("tower", "9.1.4", "trixie", kernels, device=0xA780,
                   cpu="13th Gen Intel(R) Core(TM) i7-13700")
    plain_grub(tree, kernels, "/dev/mapper/pve-root")
    add_function(tree, "0000:00:0e.0", 0x8086, 0xA77F, 0x010400, "vmd", 5)
    add_function(tree, "0000:01:00.0", 0x10DE, 0x2786, 0x030000, "nouveau", 6)
    tree.file("/sys/devices/pci0000:00/0000:00:02.0/boot_vga", "0\n")
    return tree


def i5_12500_pve84_no_vf_space():
    kernels = ["6.8.12-13-pve"]
    tree = machine("nospace", "8.4.1", "bookworm", kernels, device=0x4690, placed=False,
                   remapping=False, cpu="12th Gen Intel(R) Core(TM) i5-12500")
    plain_grub(tree, kernels, "/dev/mapper/pve-root")
    return tree


def n100_pve82_by_hand():
    """The guide followed by hand, other scripts after it, and a try with another driver."""
    kernels = ["6.8.4-2-pve", "6.8.12-13-pve"]
    tree = machine("dirty", "8.2.2", "bookworm", kernels, guests=True)
    tokens = "quiet intel_iommu=on iommu=pt pcie_acs_override=downstream,multifunction " \
             "i915.enable_guc=3 i915.max_vfs=3"
    plain_grub(tree, kernels, "/dev/mapper/pve-root", tokens)
    tree.file("/etc/default/grub", tree.text("/etc/default/grub").replace(
        'GRUB_CMDLINE_LINUX=""', 'GRUB_CMDLINE_LINUX="intel_iommu=on i915.max_vfs=7"'))
    tree.file("/etc/default/grub.d/gpu.cfg",
              'GRUB_CMDLINE_LINUX_DEFAULT="$GRUB_CMDLINE_LINUX_DEFAULT i915.enable_guc=2"\n')
    tree.file("/etc/modules", "# /etc/modules: kernel modules to load at boot time.\n\nvfio\n"
                              "vfio_iommu_type1\nvfio_pci\nvfio_virqfd\nkvmgt\n")
    tree.link("/etc/modules-load.d/modules.conf", "../modules")
    tree.file("/etc/modprobe.d/vfio.conf", "options vfio-pci ids=8086:46d1 disable_vga=1\n")
    tree.file("/etc/modprobe.d/blacklist.conf", "blacklist i915\nblacklist nouveau\n")
    tree.file("/etc/modprobe.d/iommu_unsafe_interrupts.conf",
              "options vfio_iommu_type1 allow_unsafe_interrupts=1\n")
    tree.file("/etc/modprobe.d/notes.conf", b"# \xb2\xe2\xca\xd4\n")  # GBK
    tree.file("/etc/sysfs.conf",
              "devices/pci0000:00/0000:00:02.0/sriov_numvfs = 3\n")
    tree.file("/etc/init.d/sysfsutils", "#!/bin/sh\n", 0o755)
    tree.link("/etc/rc2.d/S01sysfsutils", "../init.d/sysfsutils")
    tree.file("/etc/rc.local", "#!/bin/sh\n"
              "echo 3 > /sys/devices/pci0000:00/0000:00:02.0/sriov_numvfs\nexit 0\n", 0o755)
    tree.file("/etc/apt/sources.list.d/pve.list",
              "deb http://download.proxmox.com/debian/pve bookworm pve-no-subscription "
              "apt update\n")
    tree.file("/etc/apt/sources.list.d/pve-enterprise.list",
              "deb https://enterprise.proxmox.com/debian/pve bookworm pve-enterprise\n")
    top = "/var/lib/dkms/intel-i915-dkms"
    tree.link(f"{top}/1.24.1.19.240119.1.nodrm/source", "/usr/src/intel-i915-dkms-1.24.1.19")
    tree.file("/usr/src/intel-i915-dkms-1.24.1.19/dkms.conf", "")
    add_packages(tree, {"dkms": "3.0.10-8+deb12u1", "build-essential": "12.9",
                        "intel-i915-dkms": "1.24.1.19.240119.1.nodrm+i4-1",
                        "sysfsutils": "2.1.1-4"})
    return tree


def n100_pve84_contradicting():
    """Started by systemd-boot; then GRUB was put on one of the two partitions."""
    kernels = ["6.8.12-13-pve"]
    tree = machine("both", "8.4.1", "bookworm", kernels)
    systemd_boot(tree, kernels, "root=ZFS=rpool/ROOT/pve-1 boot=zfs")
    grub_defaults(tree, "quiet", "root=ZFS=rpool/ROOT/pve-1 boot=zfs")
    tree.file(f"/dev/disk/by-uuid/{ESPS[1]}/EFI/proxmox/grubx64.efi")
    return tree


HOSTS = (n100_pve82_systemd_boot, n100_pve82_done, n100_pve84_grub_lvm, n100_pve91_grub_lvm,
         n305_pve92_secure_boot, n305_pve92_secure_boot_enrolled, i5_12500_pve84_bios_zfs,
         n150_pve90_btrfs, n100_pve84_over_debian, i7_11700_pve84_rocket_lake,
         i7_13700_pve91_vmd_dgpu, i5_12500_pve84_no_vf_space, n100_pve82_by_hand,
         n100_pve84_contradicting)


def main():
    folder = pathlib.Path(__file__).parent
    different = []
    for make in HOSTS:
        path = folder / (make.__name__.replace("_", "-") + ".txt")
        text = make().dump().encode("ascii")
        if sys.argv[1:] == ["--check"]:
            if not path.exists() or path.read_bytes() != text:
                different.append(path.name)
        else:
            path.write_bytes(text)
    return f"differ from what is made: {' '.join(different)}" if different else 0


if __name__ == "__main__":
    sys.exit(main())
