# SPDX-License-Identifier: GPL-3.0-or-later
"""Hands writes to /sys and modprobe's requests to the kernel."""

import os

from simulated import module_options, modules
from .devices import DEVICES
from .watch import Watch


class Serving:
    """While it is open, step() answers what has been written since."""

    def __init__(self, kernel):
        self.kernel = kernel
        self.tree = kernel.tree
        self._requests = self.tree.beside / "requests"
        self._watch = None

    def __enter__(self):
        self._watch = Watch()
        self._requests.mkdir(exist_ok=True)
        self._watch.add(self._requests, moved=True)
        self._watch.add(self.tree.at("/sys/bus/pci"))
        for driver in self.tree.names("/sys/bus/pci/drivers"):
            self._add(f"/sys/bus/pci/drivers/{driver}")
        for address in self.tree.names(DEVICES):
            self._add(f"{DEVICES}/{address}")
        self.kernel.on_folder = self._add
        self.kernel.catch_up()
        return self

    def __exit__(self, *_):
        self.step(0)  # the last writes of someone who has ended
        self.kernel.on_folder = lambda path: None
        self._watch.close()

    def _add(self, path):
        self._watch.add(self.tree.at(path))

    def step(self, timeout):
        """Waits at most `timeout` seconds for writes and answers them in their order."""
        for folder, name in self._watch.events(timeout):
            if name.startswith("."):
                continue  # the kernel's own files before they are renamed
            if folder == str(self._requests):
                self._answer(name)
            else:
                self.kernel.written(self.tree.host_path(folder), name)

    def _answer(self, name):
        if not name.endswith(".request"):
            return
        request = self._requests / name
        try:
            action, module = request.read_text().split()
        except (OSError, ValueError):
            return
        request.unlink()
        if action == "load":
            release = self.tree.first_line("/proc/sys/kernel/osrelease")
            text = self.kernel.load(module, modules.indexed_files(self.tree, release),
                                    module_options.configuration(self.tree))
        else:
            text = self.kernel.unload(module)
        temporary = self._requests / f".{name}"
        temporary.write_text(text + "\n")
        os.replace(temporary, request.with_suffix(".answer"))
