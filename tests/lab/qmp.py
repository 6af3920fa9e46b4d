# SPDX-License-Identifier: GPL-3.0-or-later
"""QEMU's own door: commands to a machine that runs, and what it tells of itself."""

import json
import socket
import time

from tools import Failed


class Qmp:
    def __init__(self, path, patience=60):
        self._socket = socket.socket(socket.AF_UNIX)
        self._rest, self._events = b"", []
        end = time.monotonic() + patience
        while True:
            try:
                self._socket.connect(str(path))
                break
            except OSError as error:
                if time.monotonic() > end:
                    raise Failed(f"{path}: {error}") from None
                time.sleep(0.1)
        self.command("qmp_capabilities")

    def _take(self, patience):
        """The next message; None: there was none in that time."""
        self._socket.settimeout(patience)
        while b"\n" not in self._rest:
            try:
                block = self._socket.recv(65536)
            except (BlockingIOError, TimeoutError):
                return None
            if not block:
                raise Failed("QEMU ended")
            self._rest += block
        line, _, self._rest = self._rest.partition(b"\n")
        return json.loads(line)

    def command(self, command, **arguments):
        self._socket.settimeout(60)
        self._socket.sendall(json.dumps({"execute": command, "arguments": arguments}).encode() + b"\n")
        while message := self._take(60):
            if "event" in message:
                self._events.append(message["event"])
            elif "error" in message:
                raise Failed(f"{command}: {message['error']['desc']}")
            elif "return" in message:
                return message["return"]
        raise Failed(f"{command}: QEMU does not answer")

    def events(self):
        """The names of those since the last call."""
        while message := self._take(0):
            if "event" in message:
                self._events.append(message["event"])
        told, self._events = self._events, []
        return told
