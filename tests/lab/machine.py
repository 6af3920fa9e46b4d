# SPDX-License-Identifier: GPL-3.0-or-later
"""One QEMU process: a machine with VT-d, and an SR-IOV device that plays the iGPU."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from qmp import Qmp
from tools import PATIENCE, Failed

PF = "0000:01:00.0"
_OVMF = Path("/usr/share/OVMF")


def _processor():
    """KVM where the lab is asked to take it: that the node is there does not say that it works.
    Intel's name, whatever the machine is of: vfpilot asks for it."""
    if os.environ.get("VFPILOT_LAB_KVM") == "1":
        return ["-accel", "kvm", "-machine", "q35,kernel-irqchip=split,sata=off,smbus=off",
                "-cpu", "host,-arch-capabilities,vendor=GenuineIntel"]
    return ["-accel", "tcg,thread=multi", "-machine", "q35,kernel-irqchip=off,sata=off,smbus=off",
            "-cpu", "Nehalem,vendor=GenuineIntel,+rdrand"]


def _firmware(folder):
    """OVMF, which remembers in the folder; or QEMU's own BIOS, which the disk can start from as well."""
    if os.environ.get("VFPILOT_LAB_FIRMWARE") == "bios":
        return []
    variables = folder / "vars.fd"
    if not variables.exists():
        shutil.copy(_OVMF / "OVMF_VARS.fd", variables)
    return ["-drive", f"if=pflash,format=raw,readonly=on,file={_OVMF}/OVMF_CODE.fd",
            "-drive", f"if=pflash,format=raw,file={variables}"]


def _free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Machine:
    """Runs while it is used as a context; the folder gets its console and its firmware's memory.
    `cache` is QEMU's: unsafe is fast, writethrough makes an fsync of the guest mean what it says."""

    def __init__(self, disk, folder, cache="unsafe"):
        self.folder, self.port = Path(folder), _free_port()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.disk, self._cache = disk, cache
        self._process = None
        self.qmp = None
        self.gateway = "10.0.2.2"  # what the guest has is always this
        self.chassis = "lab"
        self.is_linked = True  # at each start

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.cut()

    def start(self):
        devices = (
            "intel-iommu,intremap=on,caching-mode=on",
            "virtio-blk-pci,drive=d0,addr=3",
            "virtio-net-pci,netdev=n0,addr=2,romfile=",
            "virtio-rng-pci,addr=4",
            "nvme-subsys,id=subsys0",
            "pcie-root-port,id=rp0,slot=1,addr=5",
            "nvme,serial=lab,subsys=subsys0,bus=rp0,use-intel-id=on,sriov_max_vfs=7,max_ioqpairs=26,"
            "msix_qsize=37,sriov_vi_flexible=14,sriov_vq_flexible=14")
        command = ["qemu-system-x86_64", *_processor(), *_firmware(self.folder),
                   "-m", "2048", "-smp", str(min(2, len(os.sched_getaffinity(0)))),
                   "-nodefaults", "-display", "none", "-smbios", f"type=3,asset={self.chassis}",
                   "-drive", f"file={self.disk},format=qcow2,if=none,id=d0,cache={self._cache}",
                   "-netdev", f"user,id=n0,restrict=on,host={self.gateway},"
                              f"hostfwd=tcp:127.0.0.1:{self.port}-:22",
                   "-chardev", f"file,id=c0,path={self.folder}/serial.log,append=on",
                   "-serial", "chardev:c0",
                   "-qmp", f"unix:{self.folder}/qmp,server=on,wait=off"]
        for device in devices:
            command += ["-device", device]
        with open(self.folder / "qemu.log", "a", encoding="utf-8") as log:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.qmp = Qmp(self.folder / "qmp")
        if not self.is_linked:
            self.link(False)

    def link(self, is_up):
        """The cable of the network card."""
        self.qmp.command("set_link", name="n0", up=is_up)

    def is_on(self):
        return self._process is not None and self._process.poll() is None

    def wait_off(self, limit=180):
        """The guest has turned itself off."""
        try:
            self._process.wait(limit * PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failed("the machine did not turn off") from None

    def cut(self):
        """The power is gone at once."""
        if self.is_on():
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
        time.sleep(0.1)

    def console(self):
        path = self.folder / "serial.log"
        return path.read_text(errors="replace") if path.exists() else ""
