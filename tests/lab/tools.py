# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs of the machine that runs the lab, and the folders that the lab works in."""

import os
import subprocess
from pathlib import Path

LAB = Path(__file__).resolve().parent
SOURCES = LAB.parents[1]
BUILD = SOURCES / "build" / "lab"

# Time limits for a host are multiplied by this, on a machine that has much else to do.
PATIENCE = float(os.environ.get("VFPILOT_LAB_PATIENCE", "1"))

_NEEDED = ("debootstrap", "dpkg-dev", "qemu-system-x86", "qemu-utils", "ovmf", "gdisk", "dosfstools",
           "mtools", "e2fsprogs", "grub-efi-amd64-bin", "grub-common", "openssh-client", "git",
           "cmake", "ninja-build", "g++", "libpci-dev", "nlohmann-json3-dev", "libcli11-dev",
           "nettle-dev", "libre2-dev", "pkg-config")


class Failed(Exception):
    """What stops the lab, or a scenario of it."""


def run(*command, check=True, timeout=3600, **more):
    """The finished process, with its output as text; Failed with the end of it otherwise."""
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False,
                          timeout=timeout, **more)
    if check and done.returncode:
        raise Failed(f"{words[0]}: status {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done


def _is_installed(package):
    asked = run("dpkg-query", "-W", "-f", "${Status}", package, check=False)
    return asked.stdout.endswith("ok installed")


def install():
    """Debian packages only; none of them starts a service."""
    missing = [package for package in _NEEDED if not _is_installed(package)]
    if missing:
        print("installing:", *missing, flush=True)
        run("apt-get", "update", "-q")
        run("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-q",
            "--no-install-recommends", *missing)


def engine():
    """The engine as it is brought to a host, built from this tree."""
    folder = SOURCES / "build" / "engine"
    run("cmake", "-S", SOURCES, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
        "-DVFPILOT_BUILD_GUI=OFF")
    run("cmake", "--build", folder, "--target", "vfpilot-engine")
    program = BUILD / "vfpilot-engine"
    run("strip", "-o", program, folder / "bin" / "vfpilot-engine")
    return program
