# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of a simulated host, for tests in Python."""

import hashlib
import os
import shutil
import stat
from pathlib import Path

_SOURCES = Path(__file__).resolve().parent.parent.parent
_KERNELS_OWN = ("/proc", "/sys", "/dev")
_NOISE = tuple(line.split()[0] for line in
               (_SOURCES / "resources/catalog/undo_noise.txt").read_text().splitlines()
               if line.startswith("/"))


def _is_below(path, known):
    """As the file says: a path and all below it, or with a slash at its end the folder alone."""
    return path + "/" == known if known.endswith("/") else f"{path}/".startswith(known + "/")


def listing(root, but=()):
    """path -> (mode, owner, group, content) of all that taking a job back has to restore; not of
    what is below the paths of `but`."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = "/" + path.relative_to(root).as_posix()
        if any(_is_below(name, known) for known in (*_NOISE, *_KERNELS_OWN, *but)):
            continue
        info = path.lstat()
        content = ""
        if path.is_symlink():
            content = os.readlink(path)
        elif path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        found[name] = (oct(stat.S_IMODE(info.st_mode)), info.st_uid, info.st_gid, content)
    return found


def differences(before, after):
    """path -> what was there and what is there."""
    return {name: (before.get(name), after.get(name)) for name in before.keys() | after.keys()
            if before.get(name) != after.get(name)}


def put_package(root, package):
    """Puts a driver package up as the workstation does; returns its sum."""
    sha256 = hashlib.sha256(package.read_bytes()).hexdigest()
    place = root / "var/lib/vfpilot/packages" / sha256
    place.mkdir(parents=True)
    shutil.copy(package, place)
    return sha256
