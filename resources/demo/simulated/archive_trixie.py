# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian 13's packages that building a kernel module pulls in: Debian 12's with the newer compiler,
other versions, and without what glibc no longer needs."""

from . import archive_bookworm

_VERSIONS = {
    "binutils": "2.44-3", "binutils-common": "2.44-3", "binutils-x86-64-linux-gnu": "2.44-3",
    "build-essential": "12.12", "cpp": "4:14.2.0-1", "dkms": "3.2.2-1~deb13u1", "dpkg-dev": "1.22.21",
    "g++": "4:14.2.0-1", "gcc": "4:14.2.0-1", "libbinutils": "2.44-3", "libc-dev-bin": "2.41-12",
    "libc6-dev": "2.41-12", "libcrypt-dev": "1:4.4.38-1", "libctf-nobfd0": "2.44-3",
    "libctf0": "2.44-3", "libdpkg-perl": "1.22.21", "libgprofng0": "2.44-3", "libisl23": "0.27-1",
    "libmpc3": "1.3.1-1+b3", "libmpfr6": "4.2.2-1", "linux-libc-dev": "6.12.57-1", "make": "4.4.1-2",
    "patch": "2.8-2", "rpcsvc-proto": "1.4.3-1"}
_COMPILER = "14.2.0-19"
_GONE = ("libnsl-dev", "libtirpc-dev")


def _renamed(text):
    for name in ("gcc", "g++", "cpp", "libstdc++", "libgcc"):
        text = text.replace(f"{name}-12", f"{name}-14")
    return text


def _depends(text):
    return ", ".join(_renamed(item) for item in text.split(", ") if item and item not in _GONE)


PACKAGES = {
    _renamed(name): (_VERSIONS.get(name, _COMPILER), architecture, section, size, _depends(depends),
                     description)
    for name, (_, architecture, section, size, depends, description)
    in archive_bookworm.PACKAGES.items() if name not in _GONE}
