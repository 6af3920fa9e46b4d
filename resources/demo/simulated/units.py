# SPDX-License-Identifier: GPL-3.0-or-later
"""systemd's unit files, and what is known of units that run."""

import os
import shlex
from pathlib import Path

FOLDERS = ("/etc/systemd/system", "/run/systemd/system", "/run/systemd/transient",
           "/usr/lib/systemd/system")
STATES = "/run/systemd/simulated-units"  # one file a unit: "active 0", "failed 1"


def find(tree, name):
    """Host path of the unit file, or None."""
    return next((f"{folder}/{name}" for folder in FOLDERS if tree.exists(f"{folder}/{name}")), None)


def with_suffix(name):
    return name if name.rpartition(".")[2] in ("service", "target", "timer", "socket") \
        else name + ".service"


class UnitFile:
    """{section: [(key, value)]}; an empty value resets a list, as systemd does."""

    def __init__(self, text):
        self.sections = {}
        section = None
        for line in text.replace("\\\n", " ").splitlines():
            line = line.strip()
            if not line or line[0] in "#;":
                continue
            if line[0] == "[" and line[-1] == "]":
                section = self.sections.setdefault(line[1:-1], [])
            elif section is not None and "=" in line:
                key, _, value = line.partition("=")
                section.append((key.strip(), value.strip()))

    def all(self, section, key):
        found = []
        for name, value in self.sections.get(section, []):
            if name == key:
                found = [*found, value] if value else []
        return found

    def words(self, section, key):
        return [word for value in self.all(section, key) for word in value.split()]

    def one(self, section, key, default=""):
        values = self.all(section, key)
        return values[-1] if values else default


def install_links(tree, name):
    """[(path of the link, target)] that [Install] asks for."""
    path = find(tree, name)
    unit = UnitFile(tree.read(path))
    links = []
    for key, folder in (("WantedBy", "wants"), ("RequiredBy", "requires")):
        links += [(f"/etc/systemd/system/{target}.{folder}/{name}", path)
                  for target in unit.words("Install", key)]
    links += [(f"/etc/systemd/system/{alias}", path) for alias in unit.words("Install", "Alias")]
    return links


def enabled(tree):
    """Names of units that some target wants, by the links that are there."""
    found = set()
    top = tree.at("/etc/systemd/system")
    for folder in sorted([*top.glob("*.wants"), *top.glob("*.requires")]):
        for link in sorted(folder.iterdir()):
            if link.is_symlink() and find(tree, link.name):
                found.add(link.name)
    return found


def state(tree, name):
    """("active", 0), ("failed", status) or ("inactive", 0)."""
    words = tree.read(f"{STATES}/{name}", "").split()
    if not words:
        return "inactive", 0
    return words[0], int(words[1])


def set_state(tree, name, text, status):
    tree.write(f"{STATES}/{name}", f"{text} {status}\n")


def program_of(tree, argv):
    """argv as it can be started here: the program of the tree; the engine also from outside the
    tree, told which root it works on; nothing else of the machine that the tree lies on."""
    inside = tree.at(argv[0])
    if inside.exists():
        program = str(inside)
    elif Path(argv[0]).is_relative_to(tree.root) or os.path.basename(argv[0]) == "vfpilot-engine":
        program = argv[0]
    else:
        raise FileNotFoundError(argv[0])
    if os.path.basename(argv[0]) in ("vfpilot-engine", "vfpilot-guard") and not any(
            word.split("=")[0] == "--root" for word in argv):
        return [program, *argv[1:], "--root", str(tree.root)]
    return [program, *argv[1:]]


def exec_lines(unit, key):
    """Command lines of ExecStart= and its like: [(argv, failure is ignored)]."""
    found = []
    for value in unit.all("Service", key):
        words = shlex.split(value)
        ignored = False
        while words and words[0][:1] in "-@:+!":
            ignored = ignored or words[0][0] == "-"
            words[0] = words[0][1:]
        if words:
            found.append((words, ignored))
    return found


def conditions_hold(tree, unit):
    """ConditionPathExists= and ConditionPathIsDirectory=, with "!" and "|" left to the simple case."""
    for key in ("ConditionPathExists", "ConditionPathIsDirectory"):
        for value in unit.all("Unit", key):
            negated = value.startswith("!")
            if tree.exists(value.lstrip("!")) == negated:
                return False
    return True


ENVIRONMENT = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
               "LANG": "C.UTF-8"}


def environment(unit=None):
    """What systemd gives a service: nothing of the caller's."""
    given = dict(ENVIRONMENT)
    for value in unit.all("Service", "Environment") if unit else []:
        for word in shlex.split(value):
            key, equals, text = word.partition("=")
            if equals:
                given[key] = text
    return given
