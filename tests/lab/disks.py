# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on a disk, read from outside of the host once that is off, and what is different on another."""

import json
import shutil

from tools import BUILD, LAB, SOURCES, run


def tree(disk):
    """path -> what list_tree tells of it."""
    work = BUILD / "mounted"
    shutil.rmtree(work, ignore_errors=True)
    (work / "root").mkdir(parents=True)
    run("qemu-img", "convert", "-O", "raw", disk, work / "disk.img")
    listed = run("unshare", "--mount", "--propagation", "private", LAB / "image" / "list_tree",
                 work / "disk.img", work / "root")
    shutil.rmtree(work)
    return json.loads(listed.stdout)


def _undo_noise():
    lines = (SOURCES / "resources/catalog/undo_noise.txt").read_text().splitlines()
    return [line.split()[0] for line in lines if line and not line.startswith("#")]


def is_noise(path):
    """As the list of the product says: the path and all below it; with a slash, the folder alone."""
    return any(path == noise.rstrip("/") or (not noise.endswith("/") and path.startswith(noise + "/"))
               for noise in _undo_noise())


def differences(before, after):
    """Sorted lines "+ path", "- path", "~ path"."""
    found = [f"- {path}" for path in before.keys() - after.keys()]
    found += [f"+ {path}" for path in after.keys() - before.keys()]
    found += [f"~ {path}" for path in before.keys() & after.keys() if before[path] != after[path]]
    return sorted(found, key=lambda line: line[2:])
