# SPDX-License-Identifier: GPL-3.0-or-later
"""What dpkg knows on a fresh PVE host: the part of it that anything here looks at."""

# name: (version, architecture, section, depends, description)
PACKAGES = {
    "apt": ("2.6.1", "amd64", "admin", "libc6", "commandline package manager"),
    "base-files": ("12.4+deb12u5", "amd64", "admin", "", "Debian base system miscellaneous files"),
    "bzip2": ("1.0.8-5+b1", "amd64", "utils", "libc6", "high-quality block-sorting file compressor"),
    "dpkg": ("1.21.22", "amd64", "admin", "tar, libc6", "Debian package management system"),
    "gcc-12-base": ("12.2.0-14", "amd64", "libs", "", "GCC, the GNU Compiler Collection (base package)"),
    "initramfs-tools": ("0.142", "all", "utils", "kmod", "generic modular initramfs generator"),
    "kmod": ("30+20221128-1", "amd64", "admin", "libc6", "tools for managing Linux kernel modules"),
    "libc6": ("2.36-9+deb12u6", "amd64", "libs", "libgcc-s1", "GNU C Library: Shared libraries"),
    "libcrypt1": ("1:4.4.33-2", "amd64", "libs", "libc6", "libcrypt shared library"),
    "libgcc-s1": ("12.2.0-14", "amd64", "libs", "gcc-12-base", "GCC support library"),
    "libgmp10": ("2:6.2.1+dfsg1-1.1", "amd64", "libs", "libc6", "Multiprecision arithmetic library"),
    "libjansson4": ("2.14-2", "amd64", "libs", "libc6", "C library for JSON data"),
    "libnsl2": ("1.3.0-2", "amd64", "libs", "libc6", "Public client interface for NIS(YP)"),
    "libstdc++6": ("12.2.0-14", "amd64", "libs", "libc6, libgcc-s1", "GNU Standard C++ Library v3"),
    "libtirpc-common": ("1.3.3+ds-1", "all", "libs", "", "transport-independent RPC library, common"),
    "libtirpc3": ("1.3.3+ds-1", "amd64", "libs", "libtirpc-common, libc6",
                  "transport-independent RPC library"),
    "libzstd1": ("1.5.4+dfsg2-5", "amd64", "libs", "libc6", "fast lossless compression algorithm"),
    "openssh-server": ("1:9.2p1-2+deb12u2", "amd64", "net", "libc6", "secure shell (SSH) server"),
    "openssl": ("3.0.11-1~deb12u2", "amd64", "utils", "libc6", "Secure Sockets Layer toolkit"),
    "pciutils": ("1:3.9.0-4", "amd64", "admin", "libc6", "PCI utilities"),
    "perl": ("5.36.0-7+deb12u1", "amd64", "perl", "perl-base", "Larry Wall's Practical Extraction tool"),
    "perl-base": ("5.36.0-7+deb12u1", "amd64", "perl", "libc6", "minimal Perl system"),
    "proxmox-kernel-helper": ("8.1.0", "all", "admin", "", "Function for various kernel maintenance tasks"),
    "proxmox-ve": ("8.2.0", "all", "admin", "pve-manager, qemu-server, proxmox-default-kernel",
                   "The Proxmox Virtual Environment"),
    "pve-manager": ("8.2.2", "amd64", "admin", "pciutils, qemu-server",
                    "Proxmox Virtual Environment Management Tools"),
    "pve-qemu-kvm": ("8.1.5-5", "amd64", "admin", "libc6", "Full virtualization on x86 hardware"),
    "qemu-server": ("8.2.1", "amd64", "admin", "pve-qemu-kvm", "Qemu Server Tools"),
    "systemd": ("252.22-1~deb12u1", "amd64", "admin", "libc6", "system and service manager"),
    "systemd-boot": ("252.22-1~deb12u1", "amd64", "admin", "systemd", "simple UEFI boot manager"),
    "tar": ("1.34+dfsg-1.2+deb12u1", "amd64", "utils", "libc6", "GNU version of the tar archiving utility"),
    "xz-utils": ("5.4.1-0.2", "amd64", "utils", "libc6", "XZ-format compression utilities"),
    "zfsutils-linux": ("2.2.3-pve2", "amd64", "admin", "libc6", "command-line tools to manage ZFS"),
    "zlib1g": ("1:1.2.13.dfsg-1", "amd64", "libs", "libc6", "compression library - runtime"),
}


# Debian 13 and PVE 9.1: the versions that differ.
_TRIXIE = {
    "apt": "3.0.3", "base-files": "13.8", "bzip2": "1.0.8-6", "dpkg": "1.22.21",
    "gcc-14-base": "14.2.0-19", "initramfs-tools": "0.148.3", "kmod": "34.2-2", "libc6": "2.41-12",
    "libcrypt1": "1:4.4.38-1", "libgcc-s1": "14.2.0-19", "libgmp10": "2:6.3.0+dfsg-3",
    "libjansson4": "2.14-2+b3", "libstdc++6": "14.2.0-19", "libzstd1": "1.5.7+dfsg-1",
    "openssh-server": "1:10.0p1-7", "openssl": "3.5.4-1~deb13u1", "pciutils": "1:3.13.0-2",
    "perl": "5.40.1-6", "perl-base": "5.40.1-6", "proxmox-kernel-helper": "9.0.4", "proxmox-ve": "9.1.0",
    "pve-manager": "9.1.1", "pve-qemu-kvm": "10.1.2-3", "qemu-server": "9.1.0",
    "systemd": "257.9-1~deb13u1", "systemd-boot": "257.9-1~deb13u1", "tar": "1.35+dfsg-3.1",
    "xz-utils": "5.8.1-1", "zfsutils-linux": "2.3.4-pve1", "zlib1g": "1:1.3.dfsg+really1.3.1-1+b1"}


def _of_suite(suite):
    if suite == "bookworm":
        return dict(PACKAGES)
    found = {}
    for name, (version, *middle, depends, description) in PACKAGES.items():
        renamed = name.replace("gcc-12", "gcc-14")
        found[renamed] = (_TRIXIE.get(renamed, version), *middle, depends.replace("gcc-12", "gcc-14"),
                          description)
    return found


def kernel_packages(kernel):
    """{name: ...} of a kernel and of the package that follows its series."""
    version = kernel.removesuffix("-pve")
    series = "proxmox-kernel-" + ".".join(version.split(".")[:2])
    return {
        f"proxmox-kernel-{kernel}-signed": (version, "amd64", "kernel", "initramfs-tools",
                                            "Proxmox Kernel Image (signed)"),
        series: (version, "all", "admin", f"proxmox-kernel-{kernel}-signed",
                 "Latest Proxmox Kernel Image"),
        "proxmox-default-kernel": ("1.1.0" if version.startswith("6.8.") else "2.0.1", "all", "admin",
                                   series, "Default Proxmox Kernel")}


def paragraphs(suite, kernels, versions=()):
    """Entries for /var/lib/dpkg/status; `versions` are a machine's own."""
    packages = _of_suite(suite)
    for kernel in kernels:
        packages.update(kernel_packages(kernel))
    for name, version in dict(versions).items():
        packages[name] = (version, *packages.get(name, ("", "amd64", "admin", "libc6", name))[1:])
    return [paragraph(name, *packages[name]) for name in sorted(packages)]


def paragraph(name, version, architecture, section, depends, description):
    fields = {"Package": name, "Status": "install ok installed", "Priority": "optional",
              "Section": section, "Installed-Size": "1024",
              "Maintainer": "Simulated archive <simulated@example.invalid>",
              "Architecture": architecture, "Version": version}
    if name.startswith("proxmox-kernel-") and name.endswith("-signed"):
        kernel = name.removeprefix("proxmox-kernel-").removesuffix("-signed")
        fields["Provides"] = f"linux-image, proxmox-kernel-{kernel}, pve-kernel-{kernel}"
    if depends:
        fields["Depends"] = depends
    fields["Description"] = f"{description} (simulated)"
    return fields
