# SPDX-License-Identifier: GPL-3.0-or-later
"""A simulated host in a scratch folder, and its tools as programs."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

DEMO = Path(__file__).resolve().parent.parent.parent / "resources" / "demo"
KERNEL = "6.8.4-2-pve"
ESPS = ("AD4C-36C9", "AD4C-A52A")
PF = "0000:00:02.0"
HEADERS = f"proxmox-headers-{KERNEL}"
DRIVER = "i915-sriov-dkms"
PACKAGE = "i915-sriov-dkms_2025.07.22_amd64.deb"
TOKENS = "intel_iommu=on iommu=pt i915.enable_guc=3 i915.max_vfs=7 module_blacklist=xe"


def quick_folder():
    """Memory where programs may run from it: trees are made and dropped by the dozen."""
    try:
        status = os.statvfs("/dev/shm")
    except OSError:
        return None
    usable = not status.f_flag & os.ST_NOEXEC and status.f_bavail * status.f_frsize > 64 << 20
    return "/dev/shm" if usable and os.access("/dev/shm", os.W_OK) else None


def copy(source, target):
    subprocess.run(["cp", "-a", source, target], check=True)


class HostTest(unittest.TestCase):
    """Each test gets a fresh copy of one machine that was made once; its folder has a space."""

    machine = "n100"

    @classmethod
    def setUpClass(cls):
        cls._made = tempfile.TemporaryDirectory(prefix="vfpilot demo ", dir=quick_folder())
        cls.addClassCleanup(cls._made.cleanup)
        cls.original = Path(cls._made.name) / "original"
        subprocess.run([DEMO / "machine", "make", cls.original, "--machine", cls.machine,
                        "--speed", "0", "--down", "0"],
                       check=True)

        cls.prepared = False

    def prepare(self):
        """What all tests of a class start from; worked out once."""

    def setUp(self):
        if not self.prepared:
            self.folder, self.root = self.original, self.original / "root"
            self.prepare()
            type(self).prepared = True
        self.folder = Path(self._made.name) / "host"
        copy(self.original, self.folder)
        self.addCleanup(shutil.rmtree, self.folder)
        self.root = self.folder / "root"

    def tool(self, path, *arguments, expect=None, text=None):
        """Runs a tool of the tree; `expect` is the exit status it must end with."""
        done = subprocess.run([f"{self.root}{path}", *map(str, arguments)], capture_output=True,
                              text=True, input=text, timeout=50, check=False,
                              env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
        if expect is not None:
            self.assertEqual(done.returncode, expect, done.stdout + done.stderr)
        return done

    def path(self, host_path):
        return self.root / host_path.lstrip("/")

    def read(self, host_path):
        return self.path(host_path).read_text()

    def write(self, host_path, text):
        self.path(host_path).parent.mkdir(parents=True, exist_ok=True)
        self.path(host_path).write_bytes(text.encode())

    def knob(self, **values):
        path = self.folder / "machine.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), **values}))

    def entry(self, esp=ESPS[0], kernel=KERNEL):
        return self.path(f"/dev/disk/by-uuid/{esp}/loader/entries/proxmox-{kernel}.conf")

    def options(self, esp=ESPS[0]):
        line = next(line for line in self.entry(esp).read_bytes().split(b"\n")
                    if line.startswith(b"options"))
        return line.split(None, 1)[1].decode()

    def boot(self, expect=0):
        done = subprocess.run([DEMO / "machine", "boot", self.folder], capture_output=True, text=True,
                              check=False, timeout=50)
        self.assertEqual(done.returncode, expect, done.stdout + done.stderr)
        return json.loads(done.stdout)

    def log(self):
        return self.read("/dev/kmsg")

    def attribute(self, name, address=PF):
        return self.read(f"/sys/bus/pci/devices/{address}/{name}").strip()

    def driver(self, address=PF):
        link = self.path(f"/sys/bus/pci/devices/{address}/driver")
        return os.readlink(link).rpartition("/")[2] if link.is_symlink() else ""

    # The guide's steps.

    def install_driver(self):
        self.tool("/usr/bin/apt-get", "-y", "--no-install-recommends", "install", "dkms",
                  "build-essential", HEADERS, expect=0)
        shutil.copy(self.folder / PACKAGE, self.path("/tmp"))
        return self.tool("/usr/bin/dpkg", "-i", f"/tmp/{PACKAGE}", expect=0)

    def set_tokens(self, tokens=TOKENS):
        self.write("/etc/kernel/cmdline", f"root=ZFS=rpool/ROOT/pve-1 boot=zfs {tokens}\n")

    def refresh(self):
        return self.tool("/usr/sbin/proxmox-boot-tool", "refresh", expect=0)

    def digest(self, vmid):
        return hashlib.sha1(self.path(f"/etc/pve/qemu-server/{vmid}.conf").read_bytes()).hexdigest()


def snapshot(top, skip=()):
    """{relative path: (kind, mode, owner, content)} of a tree."""
    found = {}
    for path in sorted(Path(top).rglob("*")):
        relative = path.relative_to(top).as_posix()
        if any(relative == part or relative.startswith(part + "/") for part in skip):
            continue
        status = path.lstat()
        if path.is_symlink():
            found[relative] = ("link", os.readlink(path))
        elif path.is_file():
            found[relative] = ("file", oct(status.st_mode), status.st_uid, status.st_gid,
                               path.read_bytes())
        else:
            found[relative] = ("folder", oct(status.st_mode), status.st_uid, status.st_gid)
    return found
