# SPDX-License-Identifier: GPL-3.0-or-later
"""systemctl: unit links, unit states, and the machine's power."""

import os
import subprocess
import sys

from . import units
from .tree import Tree, say


def complain(*lines):
    print(*lines, sep="\n", file=sys.stderr, flush=True)


class SystemCtl:
    def __init__(self, tree):
        self.tree = tree

    def _need(self, name, what):
        if units.find(self.tree, name):
            return True
        complain(f"Failed to {what} unit: Unit file {name} does not exist.")
        return False

    def enable(self, names):
        for name in names:
            if not self._need(name, "enable"):
                return 1
        for name in names:
            links = units.install_links(self.tree, name)
            if not links:
                complain("The unit files have no installation config (WantedBy=, RequiredBy=, Also=,",
                         "Alias= settings in the [Install] section, and DefaultInstance= for template",
                         "units). This means they are not meant to be enabled using systemctl.")
            for path, target in links:
                place = self.tree.at(path, follow_last=False)
                if place.is_symlink() and os.readlink(place) == target:
                    continue
                self.tree.link(path, target)
                complain(f"Created symlink {path} → {target}.")
        return 0

    def disable(self, names):
        for name in names:
            links = self._links_to(name)
            if not links and not self._need(name, "disable"):
                return 1
            for path in links:
                self.tree.remove(path)
                complain(f'Removed "{path}".')
                self.tree.remove_empty_folders(os.path.dirname(path), "/etc/systemd/system")
        return 0

    def _links_to(self, name):
        found = []
        top = self.tree.at("/etc/systemd/system")
        for folder in sorted([*top.glob("*.wants"), *top.glob("*.requires")]):
            if (folder / name).is_symlink():
                found.append(self.tree.host_path(folder / name))
        return found

    def is_enabled(self, names):
        status = 1
        for name in names:
            if self._links_to(name):
                say("enabled")
                status = 0
            elif units.find(self.tree, name):
                say("disabled" if units.install_links(self.tree, name) else "static")
                status = status if units.install_links(self.tree, name) else 0
            else:
                complain(f"Failed to get unit file state for {name}: No such file or directory")
        return status

    def is_active(self, names, wanted="active"):
        states = [units.state(self.tree, name)[0] for name in names]
        say(*states)
        return 0 if wanted in states else 3 if wanted == "active" else 1

    def start(self, names):
        for name in names:
            if not units.find(self.tree, name):
                complain(f"Failed to start {name}: Unit {name} not found.")
                return 5
            if units.state(self.tree, name)[0] != "active" and not self._run(name, "ExecStart"):
                complain(f"Job for {name} failed because the control process exited with error code.",
                         f'See "systemctl status {name}" and "journalctl -xeu {name}" for details.')
                return 1
        return 0

    def stop(self, names):
        for name in names:
            if units.state(self.tree, name)[0] == "active":
                self._run(name, "ExecStop")
            self.tree.remove(f"{units.STATES}/{name}")
        return 0

    def _run(self, name, key):
        unit = units.UnitFile(self.tree.read(units.find(self.tree, name)))
        for argv, ignored in units.exec_lines(unit, key):
            try:
                with open(self.tree.beside / "units.log", "ab") as log:
                    status = subprocess.run(
                        units.program_of(self.tree, argv), env=units.environment(unit), stdout=log,
                        stderr=log, stdin=subprocess.DEVNULL, cwd=self.tree.root,
                        check=False).returncode
            except OSError:
                status = 203
            if status != 0 and not ignored:
                units.set_state(self.tree, name, "failed", status)
                return False
        units.set_state(self.tree, name, "active", 0)
        return True

    def status(self, names):
        worst = 0
        for name in names:
            path = units.find(self.tree, name)
            if not path:
                complain(f"Unit {name} could not be found.")
                worst = 4
                continue
            unit = units.UnitFile(self.tree.read(path))
            state, code = units.state(self.tree, name)
            enabled = "enabled" if self._links_to(name) else "disabled"
            say(f"* {name} - {unit.one('Unit', 'Description')}",
                f"     Loaded: loaded ({path}; {enabled}; preset: enabled)",
                f"     Active: {state}" + (f" (Result: exit-code) status={code}" if code else ""))
            worst = worst or (0 if state == "active" else 3)
        return worst

    def show(self, names, properties):
        for name in names:
            path = units.find(self.tree, name)
            state, code = units.state(self.tree, name)
            unit = units.UnitFile(self.tree.read(path)) if path else units.UnitFile("")
            known = {"Id": name, "LoadState": "loaded" if path else "not-found", "ActiveState": state,
                     "SubState": "exited" if state == "active" else "dead", "FragmentPath": path or "",
                     "UnitFileState": "enabled" if self._links_to(name) else
                     "disabled" if path else "", "ExecMainStatus": str(code),
                     "Description": unit.one("Unit", "Description") or name}
            say(*[f"{key}={value}" for key, value in known.items()
                  if not properties or key in properties])
        return 0

    def power(self, what):
        """The supervisor beside the tree sees the request; without one, nothing happens."""
        request = self.tree.beside / "power"
        temporary = self.tree.beside / f".power.{os.getpid()}"
        temporary.write_text(what + "\n")
        os.replace(temporary, request)
        return 0


def main(root, arguments):
    tool = SystemCtl(Tree(root))
    properties, words = [], []
    given = list(arguments)
    now = False
    while given:
        word = given.pop(0)
        if word in ("-p", "--property"):
            properties += given.pop(0).split(",") if given else []
        elif word.startswith(("-p", "--property=")) and word != "--plain":
            properties += word.removeprefix("--property=").removeprefix("-p").split(",")
        elif word == "--now":
            now = True
        elif not word.startswith("-"):
            words.append(word)
    action, names = (words[0], words[1:]) if words else ("", [])
    names = [units.with_suffix(name) for name in names]
    if action in ("reboot", "poweroff", "halt"):
        return tool.power("reboot" if action == "reboot" else "poweroff")
    if action in ("daemon-reload", "reset-failed", "daemon-reexec"):
        return 0
    if action == "is-system-running":
        say("running")
        return 0
    actions = {"enable": tool.enable, "disable": tool.disable, "is-enabled": tool.is_enabled,
               "is-active": tool.is_active, "start": tool.start, "stop": tool.stop,
               "restart": lambda all_of: tool.stop(all_of) or tool.start(all_of),
               "status": tool.status, "is-failed": lambda all_of: tool.is_active(all_of, "failed"),
               "show": lambda all_of: tool.show(all_of, properties)}
    if action not in actions:
        complain(f"Unknown command verb {action}.")
        return 1
    if not names:
        complain("Too few arguments.")
        return 1
    status = actions[action](names)
    if now and status == 0 and action in ("enable", "disable"):
        status = (tool.start if action == "enable" else tool.stop)(names)
    return status
