# SPDX-License-Identifier: GPL-3.0-or-later
"""Disk images of lab hosts, kept in build/lab by the hash of what they are made from."""

import hashlib
import re
import shutil
from pathlib import Path

import packages
from guest import Guest
from machine import Machine
from tools import BUILD, LAB, Failed, run

# Name -> suite of Debian.
IMAGES = {"bookworm-grub": "bookworm"}
_RECIPE = ("image", "standins", "driver/stock", "image.py", "packages.py")
_TREE_RECIPE = ("image/make_tree", "driver/stock")


def mirror(suite):
    """Where this machine's own apt gets that suite's archive from, or the like of it."""
    found = {}
    for file in [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*"))]:
        text = file.read_text(errors="replace") if file.is_file() else ""
        for line in re.finditer(r"^deb\s+(?:\[[^]]*\]\s+)?(\S+)\s+(\S+)\s.*\bmain\b", text, re.M):
            found.setdefault(line[2], line[1])
        for part in re.split(r"\n\s*\n", text):
            fields = dict(re.findall(r"^(\w[\w-]*):\s*(.*)$", part, re.M))
            if "main" in fields.get("Components", "").split():
                for name in fields.get("Suites", "").split():
                    found.setdefault(name, fields.get("URIs", "").split()[0])
    where = found.get(suite) or next(
        (url for name, url in found.items() if re.fullmatch("bullseye|bookworm|trixie|stable", name)), None)
    if not where:
        raise Failed(f"apt of this machine knows no archive of Debian, for {suite}")
    return where


def key():
    """The key of the lab, made once; it opens nothing but lab hosts."""
    key = BUILD / "id_ed25519"
    if not key.exists():
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "vfpilot-lab", "-f", key)
    return key


def _hash(suite, recipe, *more):
    digest = hashlib.sha256(suite.encode())
    for part in [LAB / part for part in recipe] + list(more):
        for file in sorted(part.rglob("*")) if part.is_dir() else [part]:
            if file.is_file():
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def _alone(program, *arguments):
    """Mounts that it makes are gone when it ends."""
    run("unshare", "--mount", "--propagation", "private", LAB / "image" / program,
        *arguments)


def _settle(disk):
    """The host's first start: it makes its own boot menu, as an installer would have it do."""
    with Machine(disk, BUILD / "settle") as machine:
        guest = Guest(machine.port, key())
        guest.wait()
        guest.run("update-grub && sync && systemctl disable ssh.socket 2>/dev/null; true", timeout=300)
        guest.power_off()
        machine.wait_off()


def _tree(suite):
    """The root file system before it is dressed, kept too: it takes the longest."""
    tree = BUILD / f"{suite}-{_hash(suite, _TREE_RECIPE)}.tree"
    if tree.exists():
        return tree
    print(f"making {tree.name}", flush=True)
    work = BUILD / f"{suite}.tree.work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    _alone("make_tree", suite, mirror(suite), work / "root", LAB / "driver" / "stock")
    (work / "root").rename(tree)
    shutil.rmtree(work)
    return tree


def base(name):
    """The image of that name as a qcow2 file, made if it is not there."""
    suite = IMAGES[name]
    image = BUILD / f"{name}-{_hash(suite, _RECIPE, key().with_suffix('.pub'))}.qcow2"
    if image.exists():
        return image
    tree = _tree(suite)
    print(f"making {image.name}", flush=True)
    work = BUILD / f"{name}.work"
    shutil.rmtree(work, ignore_errors=True)
    (work / "packages").mkdir(parents=True)
    packages.standins(work / "packages")
    shutil.copy(key().with_suffix(".pub"), work / "packages" / "key.pub")
    run("cp", "-a", tree, work / "root")
    _alone("dress_tree", work / "root", work / "packages")
    _alone("make_disk", work / "root", work / "disk.img")
    disk = work / "disk.qcow2"
    run("qemu-img", "convert", "-O", "qcow2", work / "disk.img", disk)
    _settle(disk)
    disk.rename(image)
    shutil.rmtree(work)
    return image


def overlay(lower, path):
    """An image that holds only what is changed."""
    path.unlink(missing_ok=True)
    run("qemu-img", "create", "-q", "-f", "qcow2", "-b", lower, "-F", "qcow2", path)
    return path
