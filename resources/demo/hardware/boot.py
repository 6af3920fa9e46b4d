# SPDX-License-Identifier: GPL-3.0-or-later
"""One boot, computed from the files alone: firmware, loader, kernel, initramfs, systemd, guests."""

import json
import os
import signal
import subprocess
import time

from simulated import module_options, modules, qemu_command, qm, units, vm_config
from simulated.initrd import Initrd
from simulated.packages import Packages
from . import loader as loaders, network, platform
from .devices import DEVICES
from .loader import NothingBoots
from .serve import Serving


class Boot:
    def __init__(self, kernel):
        self.kernel = kernel
        self.tree = kernel.tree

    def run(self):
        """Returns {"state": "on", "network": ...} or {"state": "hung", "reason": ...}."""
        platform.clear(self.tree)
        try:
            loader = loaders.start(self.tree)
            entry = loader.default()
            release = loader.kernel_release(entry)
            command_line = loader.command_line(entry)
        except NothingBoots as error:
            return {"state": "hung", "reason": str(error)}
        platform.start(self.kernel, release, command_line)
        try:
            initrd = self._initramfs(loader.initrd(entry), command_line)
        except NothingBoots as error:
            self.kernel.log.say(f"Simulated machine hung at {error}", level=3)
            return {"state": "hung", "reason": str(error)}
        self._root_file_system(initrd)
        return {"state": "on", "network": network.is_up(self.tree)}

    def _initramfs(self, content, command_line):
        log = self.kernel.log
        try:
            initrd = Initrd(content)
        except (ValueError, KeyError):
            log.say("Initramfs unpacking failed: invalid magic at start of compressed archive", 0.6, 3)
            raise NothingBoots("initramfs: none that can be unpacked") from None
        log.say("Run /init as init process", 1.2)
        self._load_for_devices(initrd.modules, initrd.modprobe_d, 4.7)
        root = module_options.flag(command_line, "root")
        if not root:
            raise NothingBoots("initramfs: no root= on the command line")
        self._mount(root, initrd)
        return initrd

    def _mount(self, root, initrd):
        """The root file system that the disk holds, and no other."""
        firmware, log = self.kernel.sriov.firmware, self.kernel.log
        if firmware.root_type != "zfs":
            device = firmware.root_device
            if root != device or not self.tree.is_link(device):
                raise NothingBoots(f"initramfs: ALERT! {root} does not exist")
            log.say(f"EXT4-fs ({self.tree.at(device).name}): mounted filesystem with ordered data mode",
                    5.6)
            return
        if root.removeprefix("ZFS=").removeprefix("zfs:") != firmware.root_device:
            raise NothingBoots(f"initramfs: cannot import the root file system {root}")
        zfs = self.kernel.load("zfs", initrd.modules, initrd.modprobe_d, 5.5)
        if zfs:
            raise NothingBoots(f"initramfs: no zfs module ({zfs})")
        version = self.tree.first_line("/sys/module/zfs/version")
        log.say(f"ZFS: Loaded module v{version}, ZFS pool version 5000, ZFS filesystem version 5", 5.6)

    def _load_for_devices(self, files, modprobe_d, at):
        """udev: every device's alias, in bus order."""
        index = modules.Index(files)
        options = module_options.Options(modprobe_d, self.kernel.command_line())
        for address in self.tree.names(DEVICES):
            for name in reversed(index.matching(self.kernel.devices.alias(address))):
                if not self.kernel.is_loaded(name) and not options.skips_alias(name):
                    self.kernel.load(name, files, modprobe_d, at)
                    at += 0.15 if name == "i915" else 0.01

    def _root_file_system(self, initrd):
        tree, log = self.tree, self.kernel.log
        release = tree.first_line("/proc/sys/kernel/osrelease")
        systemd = Packages(tree).of("systemd")["Version"]
        log.say(f"systemd[1]: systemd {systemd} running in system mode (simulated)", 6.5)
        tree.make_folder("/run/systemd/system")
        tree.make_folder("/run/lock")
        platform.show_devices(tree)
        files = modules.indexed_files(tree, release)
        modprobe_d = module_options.configuration(tree)
        for name in self._modules_to_load():
            failed = self.kernel.load(name, files, modprobe_d, 6.7)
            if failed:
                log.say(f"systemd-modules-load[400]: Failed to insert module '{name}': {failed}", 6.7, 4)
        self._load_for_devices(files, modprobe_d, 6.8)
        self.kernel.log.run_on_from(8.0)
        self._start_units()

    def _modules_to_load(self):
        found = []
        shown = {}
        for folder in ("/usr/lib/modules-load.d", "/run/modules-load.d", "/etc/modules-load.d"):
            for name in self.tree.names(folder):
                if name.endswith(".conf"):
                    shown[name] = f"{folder}/{name}"  # a file in /etc hides one in /usr/lib
        for name in sorted(shown):
            for line in self.tree.read(shown[name], "").splitlines():
                word = line.strip()
                if word and word[0] not in "#;":
                    found.append(module_options.canonical(word))
        return found

    # systemd

    def _start_units(self):
        wanted = units.enabled(self.tree)
        own = [name for name in sorted(wanted) if name.endswith(".service")
               and units.UnitFile(self.tree.read(units.find(self.tree, name))).all("Service",
                                                                                   "ExecStart")]
        early = [name for name in own if self._is_before_guests(name)]
        for name in early:
            self.start_unit(name)
        if (self.tree.beside / "power").exists():
            return  # one of them has asked for a restart
        if "pve-guests.service" in wanted:
            self._start_guests()
        for name in own:
            if name not in early and name != "pve-guests.service":
                self.start_unit(name)

    def _is_before_guests(self, name):
        unit = units.UnitFile(self.tree.read(units.find(self.tree, name)))
        return "pve-guests.service" in unit.words("Unit", "Before")

    def start_unit(self, name):
        """Runs ExecStart below the root while the kernel goes on answering."""
        path = units.find(self.tree, name)
        if path is None:
            return  # one that was started before it has taken it away
        unit = units.UnitFile(self.tree.read(path))
        if not units.conditions_hold(self.tree, unit):
            return
        for argv, ignored in [*units.exec_lines(unit, "ExecStartPre"),
                              *units.exec_lines(unit, "ExecStart")]:
            endless = unit.one("Service", "TimeoutStartSec") == "infinity"
            status = self._execute(unit, argv, 3600.0 if endless else 90.0)
            if status != 0 and not ignored:
                units.set_state(self.tree, name, "failed", status)
                self.kernel.log.say(f"systemd[1]: {name}: Main process exited, code=exited, "
                                    f"status={status}/FAILURE", level=5)
                return
        units.set_state(self.tree, name, "active", 0)

    def _execute(self, unit, argv, limit):
        began = time.monotonic()
        deadline = began + limit
        pace = self.tree.knob("clockPace", 1)  # for whoever waits by the kernel's clock
        with Serving(self.kernel) as serving:
            try:
                argv = units.program_of(self.tree, argv)
                with open(self.tree.beside / "units.log", "ab") as log:
                    process = subprocess.Popen(argv, env=units.environment(unit), cwd=self.tree.root,
                                               stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                               start_new_session=True)
            except OSError:
                return 203  # systemd's EXIT_EXEC
            while process.poll() is None:
                serving.step(0.02)
                passed = 20 + (time.monotonic() - began) * pace
                self.tree.write("/proc/uptime", f"{passed:.2f} {passed * 4:.2f}\n", 0o444)
                if time.monotonic() >= deadline:
                    os.killpg(process.pid, signal.SIGKILL)
            return process.wait()

    # guests

    def _start_guests(self):
        for vmid in vm_config.vmids(self.tree):
            config = vm_config.VmConfig(self.tree, vmid)
            if config.main.get("onboot") != "1" or "lock" in config.main:
                continue
            with Serving(self.kernel) as serving:
                self._start_guest(vmid, serving)

    def _start_guest(self, vmid, serving):
        """qm start as a process of its own would, with the kernel answering in between."""
        pid = os.fork()
        if pid == 0:
            status = 255
            try:
                qm.Qm(self.tree).start(vmid)
                status = 0
            except (qm.QmError, qemu_command.CannotStart, OSError) as error:
                with open(self.tree.beside / "units.log", "a", encoding="utf-8") as log:
                    log.write(f"pve-guests: VM {vmid}: {error}\n")
            finally:
                os._exit(status)
        while os.waitpid(pid, os.WNOHANG) == (0, 0):
            serving.step(0.02)


def write_state(tree, state):
    path = tree.beside / "state.json"
    temporary = path.with_name(".state.json")
    temporary.write_text(json.dumps(state, indent=2) + "\n")
    os.replace(temporary, path)


def read_state(tree):
    try:
        return json.loads((tree.beside / "state.json").read_text())
    except (OSError, ValueError):
        return {"state": "off"}
