# SPDX-License-Identifier: GPL-3.0-or-later
"""qm of qemu-server 8.2: the configuration, its locks and digests, and a start that looks at the
devices. Exit statuses as seen: 2 for a schema error, 255 for lock, digest and start failures."""

import contextlib
import fcntl
import re
import shutil
import sys
import time

from . import qemu_command, vm_schema
from .tree import Tree, say
from .vm_config import VmConfig, is_running, vmids

# Options whose change a running VM takes at once; the rest waits under [PENDING].
_LIVE = ("name", "description", "onboot", "tags", "startup", "protection", "hotplug", "lock",
         "agent")
_USAGE = {"set": "qm set <vmid> [OPTIONS]", "showcmd": "qm showcmd <vmid> [OPTIONS]"}


def _is_live(main, key, value):
    """A running VM's balloon can be moved, but not be taken away or put in."""
    if key == "balloon":
        return value != "0" and main.get("balloon") != "0"
    return key in _LIVE


class QmError(Exception):
    def __init__(self, status, *lines):
        super().__init__(lines[0])
        self.status, self.lines = status, lines


@contextlib.contextmanager
def config_lock(tree, vmid, timeout=10.0):
    path = f"/var/lock/qemu-server/lock-{vmid}.conf"
    tree.make_folder("/run/lock/qemu-server")
    with open(tree.at(path), "a", encoding="ascii") as stream:
        deadline = time.monotonic() + timeout
        said = False
        while True:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                if not said:
                    print("trying to acquire lock...", file=sys.stderr, flush=True)
                    said = True
                if time.monotonic() >= deadline:
                    raise QmError(255, f"can't lock file '{path}' - got timeout") from None
                time.sleep(0.05)
        yield


class Qm:
    def __init__(self, tree):
        self.tree = tree

    def load(self, vmid):
        node = self.tree.first_line("/etc/hostname")
        try:
            config = VmConfig(self.tree, vmid)
        except FileNotFoundError:
            raise QmError(2, f"Configuration file 'nodes/{node}/qemu-server/{vmid}.conf' does not "
                          "exist") from None
        for warning in config.warnings:
            print(warning, file=sys.stderr)
        return config

    def change(self, vmid, values, delete, digest, skiplock):
        for key, value in values.items():
            try:
                vm_schema.check(key, value, vm_schema.pve_of(self.tree))
            except vm_schema.Invalid as error:
                raise QmError(2, "400 Parameter verification failed.", str(error),
                              _USAGE["set"]) from None
        both = next((key for key in delete if key in values), None)
        if both:
            raise QmError(2, "400 Parameter verification failed.",
                          f"delete: you can't use '-{both}' and -delete {both}' at the same time",
                          _USAGE["set"])
        self.load(vmid)
        with config_lock(self.tree, vmid):
            config = self.load(vmid)
            if digest is not None and digest != config.digest:
                raise QmError(255, "checksum mismatch (file change by other user?)")
            if "lock" in config.main and not skiplock:
                raise QmError(255, f"VM is locked ({config.main['lock']})")
            shown = {**values, **({"delete": ",".join(delete)} if delete else {})}
            say(f"update VM {vmid}: " + " ".join(f"-{key} {shown[key]}" for key in sorted(shown)))
            self._apply(config, values, delete, is_running(self.tree, vmid))
            config.save(self.tree)

    @staticmethod
    def _apply(config, values, delete, running):
        waiting = set(filter(None, config.pending.get("delete", "").split(",")))
        for key in delete:
            config.pending.pop(key, None)
            if key == "description":
                config.set_description("")
            elif key in config.main and running and key not in _LIVE:
                waiting.add(key)
            else:
                config.main.pop(key, None)
        for key, value in values.items():
            waiting.discard(key)
            config.pending.pop(key, None)
            if key == "description":
                config.set_description(value)
            elif config.main.get(key) == value:
                continue
            elif running and not _is_live(config.main, key, value):
                config.pending[key] = value
            else:
                config.main[key] = value
        config.pending.pop("delete", None)
        if waiting:
            config.pending["delete"] = ",".join(sorted(waiting))

    def take_pending(self, vmid, config):
        """At a start the waiting changes become the configuration."""
        for key in filter(None, config.pending.pop("delete", "").split(",")):
            config.main.pop(key, None)
        config.main.update(config.pending)
        config.pending = {}
        config.save(self.tree)

    def showcmd(self, vmid, pretty):
        argv = qemu_command.command(self.tree, vmid, self.load(vmid).main)
        say((" \\\n  " if pretty else " ").join(argv))

    def start(self, vmid):
        with config_lock(self.tree, vmid):
            config = self.load(vmid)
            if "lock" in config.main:
                raise QmError(255, f"VM is locked ({config.main['lock']})")
            if is_running(self.tree, vmid):
                raise QmError(255, f"VM {vmid} already running")
            if config.pending:
                self.take_pending(vmid, config)
            passed = qemu_command.passed_through(self.tree, config.main)
            addresses = [address for _, found, _ in passed for address in found]
            self._reserve(vmid, addresses)
            for address in addresses:
                self._bind(address)
            self.tree.pause(0.5)
            start_process(self.tree, vmid, config.main, addresses)

    def _reserve(self, vmid, addresses):
        path = "/run/qemu-server/pci-id-reservations"
        lines = [line for line in self.tree.read(path, "").splitlines()
                 if is_running(self.tree, int(line.split()[1]))]
        for address in addresses:
            for line in lines:
                if line.split()[0] == address and line.split()[1] != str(vmid):
                    raise QmError(255, f"PCI device '{address}' already in use by VMID "
                                  f"'{line.split()[1]}'")
        lines += [f"{address} {vmid} pid:{process_of(vmid)}" for address in addresses]
        self.tree.write(path, "".join(line + "\n" for line in lines))

    def _bind(self, address):
        """PVE's own way: nothing to do on vfio-pci, else new_id, unbind, bind."""
        device = f"/sys/bus/pci/devices/{address}"
        vfio = "/sys/bus/pci/drivers/vfio-pci"
        if not self.tree.names("/sys/kernel/iommu_groups"):
            raise QmError(255, "cannot prepare PCI pass-through, IOMMU not present")
        if self.tree.exists(f"{vfio}/{address}"):
            return
        identity = " ".join(self.tree.first_line(f"{device}/{name}").removeprefix("0x")
                            for name in ("vendor", "device"))
        self._poke(f"{vfio}/new_id", identity)
        if self.tree.exists(f"{device}/driver") and not self.tree.exists(f"{vfio}/{address}"):
            self._poke(f"{device}/driver/unbind", address)
        if not self.tree.exists(f"{vfio}/{address}"):
            self._poke(f"{vfio}/bind", address)
        for _ in range(100):
            if self.tree.exists(f"{vfio}/{address}"):
                return
            time.sleep(0.01)
        raise QmError(255, f"can't unbind/bind PCI group to VFIO '{address}'")

    def _poke(self, path, text):
        try:
            with open(self.tree.at(path), "w", encoding="ascii") as stream:
                stream.write(text)
        except OSError:
            return
        time.sleep(0.05)

    def stop(self, vmid):
        self.load(vmid)
        if not is_running(self.tree, vmid):
            say(f"VM {vmid} not running")
            return
        self.tree.pause(0.5)
        stop_process(self.tree, vmid)


def process_of(vmid):
    """A pid that no real process needs."""
    return 100000 + vmid


def start_process(tree, vmid, config, addresses):
    """What a running kvm shows in /run and /proc."""
    pid = process_of(vmid)
    tree.write(f"/run/qemu-server/{vmid}.pid", f"{pid}\n")
    argv = ["/usr/bin/kvm", "-id", str(vmid), "-name", config.get("name", f"vm{vmid}")]
    tree.write(f"/proc/{pid}/cmdline", "\0".join(argv) + "\0", 0o444)
    tree.write(f"/proc/{pid}/comm", "kvm\n", 0o444)
    tree.make_folder(f"/proc/{pid}/fd", 0o700)
    tree.link(f"/proc/{pid}/fd/0", "/dev/null")
    for number, address in enumerate(addresses):
        group = tree.at(f"/sys/bus/pci/devices/{address}/iommu_group").name
        tree.link(f"/proc/{pid}/fd/{number + 30}", f"/dev/vfio/{group}")


def stop_process(tree, vmid):
    pid = tree.first_line(f"/run/qemu-server/{vmid}.pid")
    tree.remove(f"/run/qemu-server/{vmid}.pid")
    if pid.isdigit():
        shutil.rmtree(tree.at(f"/proc/{pid}"), ignore_errors=True)


def _listing(tree):
    say("      VMID NAME                 STATUS     MEM(MB)    BOOTDISK(GB) PID       ")
    for vmid in vmids(tree):
        config = VmConfig(tree, vmid)
        running = is_running(tree, vmid)
        pid = tree.first_line(f"/run/qemu-server/{vmid}.pid") if running else "0"
        say(f"{vmid:>10} {config.main.get('name', ''):<20} {'running' if running else 'stopped':<10} "
            f"{config.main.get('memory', '512'):<10} {'32.00':>12} {pid:<10}")


def _options(action, words):
    """(values, delete, digest, skiplock) of `qm set`."""
    values, delete, digest, skiplock = {}, [], None, False
    words = list(words)
    while words:
        word = words.pop(0)
        match = re.fullmatch(r"--?([a-z][\w-]*)(?:=(.*))?", word, re.S)
        if not match:
            raise QmError(255, "400 too many arguments", _USAGE[action])
        key, value = match.groups()
        if key == "skiplock":
            skiplock = True
            continue
        if key not in ("delete", "digest", "force", "revert") and not vm_schema.is_known(key):
            raise QmError(255, f"Unknown option: {key}", "400 unable to parse option", _USAGE[action])
        if value is None:
            if not words:
                raise QmError(255, f"Option {key} requires an argument", "400 unable to parse option",
                              _USAGE[action])
            value = words.pop(0)
        if key == "delete":
            delete += [item for item in re.split(r"[,;\s]+", value) if item]
        elif key == "digest":
            digest = value
        else:
            values[key] = value
    return values, delete, digest, skiplock


def run(tree, arguments):
    tool = Qm(tree)
    action, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if action == "list":
        return _listing(tree)
    if action not in ("set", "showcmd", "config", "pending", "status", "start", "stop", "shutdown"):
        raise QmError(255, f"ERROR: unknown command 'qm {action}' (simulated host)")
    if not rest or not rest[0].isdigit() or not 100 <= int(rest[0]) <= 999999999:
        raise QmError(2 if rest else 255, "400 Parameter verification failed." if rest
                      else "400 not enough arguments",
                      "vmid: type check ('integer') failed" if rest else f"qm {action} <vmid>")
    vmid = int(rest[0])
    if action == "set":
        values, delete, digest, skiplock = _options(action, rest[1:])
        if not values and not delete:
            raise QmError(255, "no options specified")
        return tool.change(vmid, values, delete, digest, skiplock)
    if action == "showcmd":
        return tool.showcmd(vmid, any(word.strip("-").startswith("pretty") for word in rest[1:]))
    if action in ("config", "pending"):
        config = tool.load(vmid)
        for key in sorted({*config.main, *config.pending} - {"delete"}):
            prefix = "cur " if action == "pending" else ""
            if key in config.main:
                say(f"{prefix}{key}: {config.main[key]}")
            if action == "pending" and key in config.pending:
                say(f"new {key}: {config.pending[key]}")
        return None
    if action == "status":
        tool.load(vmid)
        return say("status: " + ("running" if is_running(tree, vmid) else "stopped"))
    return tool.start(vmid) if action == "start" else tool.stop(vmid)


def main(root, arguments):
    try:
        run(Tree(root), arguments)
    except QmError as error:
        print("\n".join(error.lines), file=sys.stderr, flush=True)
        return error.status
    except (qemu_command.CannotStart, vm_schema.Invalid) as error:
        print(error, file=sys.stderr, flush=True)
        return 255
    return 0
