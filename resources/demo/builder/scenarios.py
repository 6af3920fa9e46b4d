# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenarios as data: scenarios/<name>.json. What is wrong with a machine, when it goes wrong, and
which link of the chain an engine has to name."""

import os
import subprocess
from pathlib import Path

from simulated.tree import Tree
from . import kernels, machines

FOLDER = machines.FOLDER.parent / "scenarios"
_KEYS = {
    "about": "",  # one line for people
    "machine": machines.DEFAULT,
    "firmware": {},  # settings in place of the machine's
    "dkmsKey": None,  # in place of the machine's
    "goal": {},  # in place of the machine's
    "drivers": [],  # releases whose packages lie beside the machine's
    "buildFails": [],  # "RELEASE KERNEL": what the compiler cannot do
    "before": [],  # changes before the first boot
    "guard": 0,  # minutes of the guard that is set before the reboot; 0: none is
    "afterApply": [],  # changes between the job and the reboot that follows it
    "where": "probe",  # when it shows: "probe" (nothing applied) or "verify" (applied, booted)
    "firstBroken": "",  # id of the first broken link; empty: none
    "green": False,  # the whole chain holds
    "links": {},  # states of other links that matter here: {id: state}
}


def load(name):
    scenario = machines.read(FOLDER, name, _KEYS)
    if scenario["where"] not in ("probe", "verify"):
        raise machines.Unknown(f"scenarios/{name}.json: where is probe or verify")
    return scenario


def names():
    return sorted(found.stem for found in FOLDER.glob("*.json"))


def machine_of(scenario):
    """The scenario's machine with what it changes about it."""
    machine = machines.load(scenario["machine"])
    machine["firmware"] = {**machine["firmware"], **scenario["firmware"]}
    if scenario["dkmsKey"] is not None:
        machine["dkmsKey"] = scenario["dkmsKey"]
    machine["goal"] = {**machine["goal"], **scenario["goal"]}
    return machine


def change(folder, changes, suite):
    """Does `changes` to the host in `folder`, in their order."""
    tree = Tree(Path(folder) / "root")
    for item in changes:
        _one(tree, item, suite)


def _text(value):
    """Text, or lines that each end in a newline."""
    return value if isinstance(value, str) else "".join(f"{line}\n" for line in value)


def _one(tree, item, suite):
    if "write" in item:
        tree.write(item["write"], _text(item["text"]), int(item.get("mode", "644"), 8))
    elif "append" in item:
        tree.append(item["append"], _text(item["text"]))
    elif "replace" in item:
        before = tree.read(item["replace"])
        if item["old"] not in before:
            raise machines.Unknown(f"{item['replace']} holds no {item['old']!r}")
        tree.write(item["replace"], before.replace(item["old"], item["new"]))
    elif "remove" in item:
        tree.remove(item["remove"])
    elif "move" in item:
        tree.at(item["move"]).rename(tree.at(item["to"]))
    elif "kernel" in item:
        kernels.upgrade(tree, item["kernel"], suite)
    elif "run" in item:
        program, *arguments = item["run"]
        subprocess.run([str(tree.at(program)), *arguments], check=True, capture_output=True,
                       env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}, cwd=os.fspath(tree.root))
    else:
        raise machines.Unknown(f"no such change: {sorted(item)[0]}")
