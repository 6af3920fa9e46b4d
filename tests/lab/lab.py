# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenarios share: images, hosts that start from them, and the state that a finished job
leaves, which is made once and kept."""

import hashlib
import shutil

import image
from host import Host
from tools import BUILD, LAB, Failed

HOST_IMAGE = "bookworm-grub"


class Lab:
    def __init__(self, checks, engine):
        self.checks, self.engine = checks, engine
        self.base = image.base(HOST_IMAGE)
        self._run = BUILD / "run"
        self._run.mkdir(exist_ok=True)

    def host(self, name, disk=None, cache="unsafe"):
        """A host of that name on a disk of its own above `disk`, or above the clean image."""
        folder = self._run / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        upper = image.overlay(disk or self.base, folder / "disk.qcow2")
        return Host(upper, folder, image.key(), self.engine, cache)

    def _applied_path(self):
        digest = hashlib.sha256(self.base.name.encode())
        for file in [self.engine, *sorted((LAB / "driver").rglob("*")), *sorted((LAB / "catalog").iterdir())]:
            if file.is_file():
                digest.update(file.read_bytes())
        return BUILD / f"applied-{digest.hexdigest()[:16]}.qcow2"

    def keep_applied(self, host):
        """Turns the host off and keeps its disk for those that begin after the job."""
        host.guest.power_off()
        host.machine.wait_off()
        shutil.copy(host.folder / "disk.qcow2", self._applied_path())

    def applied(self):
        """The disk of a host that was set up, started again and turned off."""
        path = self._applied_path()
        if not path.exists():
            self.checks.note("a host is set up first")
            with self.host("to-applied") as host:
                host.bring_engine()
                status, records = host.apply()
                if status:
                    raise Failed(f"the job failed: {records[-3:]}\n{host.last_output()}")
                host.guest.reboot()
                self.keep_applied(host)
        return path

    def forget(self):
        """Frees the disks of the hosts of this run."""
        for disk in self._run.glob("*/disk.qcow2"):
            disk.unlink()
