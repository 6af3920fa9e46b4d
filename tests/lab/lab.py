# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenarios share: images, hosts that start from them, and the state that a finished job
leaves, which is made once and kept."""

import hashlib
import shutil

import image
from host import Host
from tools import BUILD, LAB, Failed

HOST_IMAGE = "bookworm-grub"
GUARD_MINUTES = 2


def _ends_well(host, status, records):
    if status:
        raise Failed(f"the job failed: {records[-3:]}\n{host.last_output()}")


class Lab:
    def __init__(self, checks, engine):
        self.checks, self.engine = checks, engine
        self.base = image.base(HOST_IMAGE)
        self._run = BUILD / "run"
        self._run.mkdir(exist_ok=True)
        self._folders = set()

    def host(self, name, disk=None, cache="unsafe"):
        """A host of that name on a disk of its own above `disk`, or above the clean image."""
        folder = self._run / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self._folders.add(folder)
        upper = image.overlay(disk or self.base, folder / "disk.qcow2")
        return Host(upper, folder, image.key(), self.engine, cache)

    def _kept(self, state):
        digest = hashlib.sha256(self.base.name.encode())
        for file in [self.engine, *sorted((LAB / "driver").rglob("*")), *sorted((LAB / "catalog").iterdir())]:
            if file.is_file():
                digest.update(file.read_bytes())
        return BUILD / f"{state}-{digest.hexdigest()[:16]}.qcow2"

    def keep(self, host, state):
        """Turns the host off and keeps its disk for those that begin in that state."""
        host.guest.power_off()
        host.machine.wait_off()
        shutil.copy(host.folder / "disk.qcow2", self._kept(state))

    def applied(self):
        """The disk of a host that was set up, started again and turned off."""
        path = self._kept("applied")
        if not path.exists():
            self.checks.note("a host is set up first")
            with self.host("to-applied") as host:
                host.bring_engine()
                _ends_well(host, *host.apply())
                host.guest.reboot()
                self.keep(host, "applied")
        return path

    def armed(self):
        """The disk of a host that was set up, then changed again (iommu=pt taken away), with a guard
        over the start that now comes. Above the one of applied()."""
        path = self._kept("armed")
        if not path.exists():
            self.checks.note("a guard is set first")
            with self.host("to-armed", self.applied()) as host:
                host.bring_engine()
                _ends_well(host, *host.apply(options=[]))
                _ends_well(host, *host.set_guard(GUARD_MINUTES))
                self.keep(host, "armed")
        return path

    def forget(self):
        """Frees the disks of the hosts of this run."""
        for folder in self._folders:
            for disk in folder.glob("*.qcow2"):
                disk.unlink()
