# SPDX-License-Identifier: GPL-3.0-or-later
"""The machine's power: boots, the SSH server while it is up, reboots that are asked for."""

import contextlib
import fcntl
import json
import os
import signal
import time
from pathlib import Path

from hardware.boot import Boot, read_state, write_state
from hardware.kernel import Kernel
from hardware.serve import Serving
from simulated import systemd_run
from simulated.tree import Tree
from . import processes
from .server import USER, Server


class Machine:
    """A folder with root/ (the host's files) and, beside it, what belongs to the simulation."""

    def __init__(self, folder):
        self.folder = Path(folder).resolve()
        self.tree = Tree(self.folder / "root")
        self._request = self.folder / "power"

    def is_one(self):
        return (self.folder / "machine.json").is_file()

    @contextlib.contextmanager
    def alone(self):
        """Held while this process is the machine's power; yields False when another one is."""
        with open(self.folder / "machine.json", encoding="utf-8") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True

    def boot(self):
        """Computes one boot; returns the state it ends in."""
        self._request.unlink(missing_ok=True)
        before = read_state(self.tree)
        boots = before.get("boots", 0) + 1
        write_state(self.tree, {"state": "booting", "boots": boots})
        kernel = Kernel(self.tree)
        state = {**Boot(kernel).run(), "boots": boots, "started": time.time()}
        write_state(self.tree, state)
        return state

    def run(self, port=0, openssh=None, options=(), on_ready=lambda connection: None):
        """Power on until the process is told to end, or the host powers itself off."""
        server = Server(self.folder / "ssh", self.folder / "ssh" / "authorized_keys", openssh, port,
                        options)
        state = read_state(self.tree)
        if state["state"] != "on":
            state = self.boot()
        while True:
            if self._answers(state):
                server.start()
                on_ready(self._connect(server))
            request = self._serve(server, state)
            self._shut_down()
            if request == "poweroff":
                write_state(self.tree, {**state, "state": "off"})
                return
            time.sleep(self.tree.knob("downSeconds", 3.0))
            state = self.boot()

    def _serve(self, server, state):
        """Until a power request; the kernel answers writes meanwhile."""
        kernel = Kernel(self.tree)
        kernel.log.run_on_from(kernel.log.last_stamp() if state["state"] != "on"
                               else max(8.0, time.time() - state["started"] + 8.0))
        with Serving(kernel) as serving:
            while True:
                serving.step(0.05)
                request = self._asked()
                if request:
                    # The one who asked gets its answer through the old connection.
                    self._step_for(serving, 0.3)
                    return request
                if self._answers(state) and not server.is_running():
                    server.start()

    @staticmethod
    def _answers(state):
        """Somebody outside can reach it."""
        return state["state"] == "on" and state.get("network", True)

    def boot_on(self):
        """boot(), and again while the host itself asks for it."""
        state = self.boot()
        for _ in range(5):
            if self._asked() != "reboot":
                break
            state = self.boot()
        return state

    def _asked(self):
        try:
            text = self._request.read_text().strip()
        except FileNotFoundError:
            return None
        self._request.unlink(missing_ok=True)
        return text if text in ("reboot", "poweroff") else None

    @staticmethod
    def _step_for(serving, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            serving.step(0.02)

    def _shut_down(self):
        """Ends sessions and jobs, also jobs that were not started through our server."""
        for pid in systemd_run.running_sessions(self.tree):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)
        processes.end_all()

    def power_off(self):
        """Ends everything and notes that the next run starts with a boot."""
        self._shut_down()
        state = read_state(self.tree)
        write_state(self.tree, {**state, "state": "off"})

    def _connect(self, server):
        connection = {
            "name": f"{self.tree.first_line('/etc/hostname')} (simulated)", "address": "127.0.0.1",
            "port": server.port, "user": USER, "keyFile": str(self.folder / "ssh" / "id_ed25519"),
            "root": str(self.tree.root), "fingerprint": server.fingerprint(),
            "package": str(next(self.folder.glob("*.deb")))}
        path = self.folder / "connection.json"
        temporary = path.with_name(".connection.json")
        temporary.write_text(json.dumps(connection, indent=2) + "\n")
        os.replace(temporary, path)
        return connection
