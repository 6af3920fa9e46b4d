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

# Beside what the build needs.
_NEEDED = ("debootstrap", "dpkg-dev", "qemu-system-x86", "qemu-utils", "ovmf", "gdisk", "dosfstools",
           "mtools", "e2fsprogs", "grub-efi-amd64-bin", "grub-pc-bin", "grub-common")


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


def install():
    """Debian packages only; none of them starts a service."""
    run(SOURCES / ".ci" / "install", *_NEEDED)


def engine():
    """The engine as it is brought to a host, built from this tree unless one is given."""
    program, given = BUILD / "vfpilot-engine", os.environ.get("VFPILOT_LAB_ENGINE")
    if given:
        run("strip", "-o", program, given)
        return program
    folder = SOURCES / "build" / "engine"
    run("cmake", "-S", SOURCES, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
        "-DVFPILOT_BUILD_GUI=OFF")
    run("cmake", "--build", folder, "--target", "vfpilot-engine")
    run("strip", "-o", program, folder / "bin" / "vfpilot-engine")
    return program
