# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian 12's packages that building a kernel module pulls in."""

# name: (version, architecture, section, installed KiB, depends, description)
PACKAGES = {
    "binutils": (
        "2.40-2", "amd64", "devel", 109,
        "binutils-common, libbinutils, binutils-x86-64-linux-gnu",
        "GNU assembler, linker and binary utilities"),
    "binutils-common": (
        "2.40-2", "amd64", "devel", 15021,
        "",
        "Common files for the GNU assembler, linker and binary utilities"),
    "binutils-x86-64-linux-gnu": (
        "2.40-2", "amd64", "devel", 11428,
        "binutils-common, libbinutils, libc6, libctf-nobfd0, libctf0, libgcc-s1, "
        "libgprofng0, libjansson4, libstdc++6, libzstd1, zlib1g",
        "GNU binary utilities, for x86-64-linux-gnu target"),
    "build-essential": (
        "12.9", "amd64", "devel", 20,
        "libc6-dev, gcc, g++, make, dpkg-dev",
        "Informational list of build-essential packages"),
    "cpp": (
        "4:12.2.0-3", "amd64", "interpreters", 30,
        "cpp-12",
        "GNU C preprocessor (cpp)"),
    "cpp-12": (
        "12.2.0-14", "amd64", "interpreters", 33848,
        "gcc-12-base, libc6, libgmp10, libisl23, libmpc3, libmpfr6, libzstd1, zlib1g",
        "GNU C preprocessor"),
    "dkms": (
        "3.0.10-8+deb12u1", "all", "kernel", 186,
        "kmod, gcc, dpkg-dev, make, patch",
        "Dynamic Kernel Module System (DKMS)"),
    "dpkg-dev": (
        "1.21.23", "all", "utils", 1728,
        "perl, libdpkg-perl, tar, bzip2, xz-utils, patch, make, binutils",
        "Debian package development tools"),
    "g++": (
        "4:12.2.0-3", "amd64", "devel", 14,
        "cpp, gcc, g++-12, gcc-12",
        "GNU C++ compiler"),
    "g++-12": (
        "12.2.0-14", "amd64", "devel", 36161,
        "gcc-12-base, gcc-12, libstdc++-12-dev, libc6, libgmp10, libisl23, libmpc3, "
        "libmpfr6, libzstd1, zlib1g",
        "GNU C++ compiler"),
    "gcc": (
        "4:12.2.0-3", "amd64", "devel", 47,
        "cpp, gcc-12",
        "GNU C compiler"),
    "gcc-12": (
        "12.2.0-14", "amd64", "devel", 68236,
        "cpp-12, gcc-12-base, libcc1-0, binutils, libgcc-12-dev, libc6, libgcc-s1, "
        "libgmp10, libisl23, libmpc3, libmpfr6, libstdc++6, libzstd1, zlib1g",
        "GNU C compiler"),
    "libasan8": (
        "12.2.0-14", "amd64", "libs", 8017,
        "gcc-12-base, libc6, libgcc-s1",
        "AddressSanitizer -- a fast memory error detector"),
    "libatomic1": (
        "12.2.0-14", "amd64", "libs", 45,
        "gcc-12-base, libc6",
        "support library providing __atomic built-in functions"),
    "libbinutils": (
        "2.40-2", "amd64", "devel", 2469,
        "libc6, libzstd1, zlib1g, binutils-common",
        "GNU binary utilities (private shared library)"),
    "libc-dev-bin": (
        "2.36-9+deb12u14", "amd64", "libdevel", 94,
        "libc6",
        "GNU C Library: Development binaries"),
    "libc6-dev": (
        "2.36-9+deb12u14", "amd64", "libdevel", 11975,
        "libc6, libc-dev-bin, linux-libc-dev, libcrypt-dev, libnsl-dev, rpcsvc-proto",
        "GNU C Library: Development Libraries and Header Files"),
    "libcc1-0": (
        "12.2.0-14", "amd64", "libs", 136,
        "gcc-12-base, libc6, libgcc-s1, libstdc++6",
        "GCC cc1 plugin for GDB"),
    "libcrypt-dev": (
        "1:4.4.33-2", "amd64", "libdevel", 341,
        "libcrypt1",
        "libcrypt development files"),
    "libctf-nobfd0": (
        "2.40-2", "amd64", "devel", 301,
        "libc6, zlib1g",
        "Compact C Type Format library (runtime, no BFD dependency)"),
    "libctf0": (
        "2.40-2", "amd64", "devel", 232,
        "libbinutils, libc6, zlib1g",
        "Compact C Type Format library (runtime, BFD dependency)"),
    "libdpkg-perl": (
        "1.21.23", "all", "perl", 1987,
        "perl",
        "Dpkg perl modules"),
    "libgcc-12-dev": (
        "12.2.0-14", "amd64", "libdevel", 14284,
        "gcc-12-base, libgcc-s1, libgomp1, libitm1, libatomic1, libasan8, liblsan0, "
        "libtsan2, libubsan1, libquadmath0",
        "GCC support library (development files)"),
    "libgomp1": (
        "12.2.0-14", "amd64", "libs", 312,
        "gcc-12-base, libc6",
        "GCC OpenMP (GOMP) support library"),
    "libgprofng0": (
        "2.40-2", "amd64", "devel", 3958,
        "libbinutils, libc6, libgcc-s1, libstdc++6, zlib1g",
        "GNU Next Generation profiler (runtime library)"),
    "libisl23": (
        "0.25-1.1", "amd64", "libs", 2302,
        "libc6, libgmp10",
        "manipulating sets and relations of integer points bounded by linear constraints"),
    "libitm1": (
        "12.2.0-14", "amd64", "libs", 115,
        "gcc-12-base, libc6",
        "GNU Transactional Memory Library"),
    "liblsan0": (
        "12.2.0-14", "amd64", "libs", 2942,
        "gcc-12-base, libc6, libgcc-s1",
        "LeakSanitizer -- a memory leak detector (runtime)"),
    "libmpc3": (
        "1.3.1-1", "amd64", "libs", 149,
        "libc6, libgmp10, libmpfr6",
        "multiple precision complex floating-point library"),
    "libmpfr6": (
        "4.2.0-1", "amd64", "libs", 1177,
        "libc6, libgmp10",
        "multiple precision floating-point computation"),
    "libnsl-dev": (
        "1.3.0-2", "amd64", "libdevel", 345,
        "libnsl2, libtirpc-dev",
        "libnsl development files"),
    "libquadmath0": (
        "12.2.0-14", "amd64", "libs", 292,
        "gcc-12-base, libc6",
        "GCC Quad-Precision Math Library"),
    "libstdc++-12-dev": (
        "12.2.0-14", "amd64", "libdevel", 19446,
        "gcc-12-base, libgcc-12-dev, libstdc++6, libc6-dev",
        "GNU Standard C++ Library v3 (development files)"),
    "libtirpc-dev": (
        "1.3.3+ds-1", "amd64", "libdevel", 717,
        "libtirpc3",
        "transport-independent RPC library - development files"),
    "libtsan2": (
        "12.2.0-14", "amd64", "libs", 7815,
        "gcc-12-base, libc6, libgcc-s1",
        "ThreadSanitizer -- a Valgrind-based detector of data races (runtime)"),
    "libubsan1": (
        "12.2.0-14", "amd64", "libs", 2652,
        "gcc-12-base, libc6, libgcc-s1, libstdc++6",
        "UBSan -- undefined behaviour sanitizer (runtime)"),
    "linux-libc-dev": (
        "6.1.192-2", "amd64", "devel", 7191,
        "",
        "Linux support headers for userspace development"),
    "make": (
        "4.3-4.1", "amd64", "devel", 1592,
        "libc6",
        "utility for directing compilation"),
    "patch": (
        "2.7.6-7", "amd64", "vcs", 248,
        "libc6",
        "Apply a diff file to an original"),
    "rpcsvc-proto": (
        "1.4.3-1", "amd64", "libs", 246,
        "libc6",
        "RPC protocol compiler and definitions"),
}
