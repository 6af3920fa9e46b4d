# SPDX-License-Identifier: GPL-3.0-or-later
"""systemd-run for transient services: the program gets a session of its own, no terminal, systemd's
environment, and goes on when whoever asked for it has gone."""

import contextlib
import os
import signal
import subprocess
import sys
import time

from . import units
from .tree import Tree

_WITH_VALUE = ("--unit", "-u", "--description", "--property", "-p", "--setenv", "-E", "--slice",
               "--working-directory", "--uid", "--gid", "--nice")
_PLAIN = ("--collect", "-G", "--quiet", "-q", "--no-block", "--same-dir", "-d", "--no-ask-password")


def complain(text):
    print(text, file=sys.stderr, flush=True)


def _alive(tree, name):
    words = tree.read(f"/run/systemd/transient/{name}.pid", "").split()
    if len(words) != 2:
        return False
    return _started(words[0]) == words[1]


def running_sessions(tree):
    """Process ids of the units that run; each leads a session of its own."""
    folder = "/run/systemd/transient"
    names = [name.removesuffix(".pid") for name in tree.names(folder) if name.endswith(".pid")]
    return [int(tree.read(f"{folder}/{name}.pid").split()[0]) for name in names if _alive(tree, name)]


def _started(pid):
    """Start time of a living process, so that a pid that was used again is not taken for it."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as stream:
            fields = stream.read().rpartition(b")")[2].split()
    except OSError:
        return None
    return None if fields[0] == b"Z" else fields[19].decode()


def _members(session):
    """Living processes of a session: what systemd finds in the unit's control group."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", "rb") as stream:
                fields = stream.read().rpartition(b")")[2].split()
        except OSError:
            continue
        if fields[0] != b"Z" and int(fields[3]) == session:
            found.append(int(name))
    return found


def _end_rest(session):
    """KillMode=control-group: what the main process leaves behind does not outlive the unit."""
    number, deadline = signal.SIGTERM, time.monotonic() + 2
    while left := _members(session):
        for process in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, number)
        if time.monotonic() > deadline:
            number = signal.SIGKILL
        time.sleep(0.02)


def _serve(tree, name, argv, environment, ready):
    """The unit's keeper: starts the program, waits, forgets the unit."""
    os.setsid()
    log = os.open(tree.beside / "units.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.closerange(3, ready)
    os.closerange(ready + 1, 4096)
    os.chdir(tree.root)
    try:
        process = subprocess.Popen(argv, env=environment, start_new_session=True)
    except OSError as error:
        os.write(ready, f"Failed to start transient service unit: {error.strerror}\n".encode())
        os._exit(203)
    tree.write(f"/run/systemd/transient/{name}.pid", f"{process.pid} {_started(process.pid)}\n")
    os.close(ready)
    status = process.wait()
    _end_rest(process.pid)
    for suffix in ("", ".pid"):
        tree.remove(f"/run/systemd/transient/{name}{suffix}")
    os._exit(0 if status == 0 else 1)


def run(tree, arguments):
    name, environment = f"run-r{os.urandom(16).hex()}", dict(units.ENVIRONMENT)
    quiet, words = False, list(arguments)
    while words and words[0].startswith("-"):
        word = words.pop(0)
        if word == "--":
            break
        key, equals, value = word.partition("=")
        if key in _WITH_VALUE:
            value = value if equals else (words.pop(0) if words else "")
            if key in ("--unit", "-u"):
                name = value
            elif key in ("--setenv", "-E"):
                environment[value.partition("=")[0]] = value.partition("=")[2]
        elif key not in _PLAIN:
            complain(f"systemd-run: unrecognized option '{word}' (simulated host)")
            return 1
        quiet = quiet or key in ("--quiet", "-q")
    if not words:
        complain("Command line to execute required.")
        return 1
    name = units.with_suffix(name)
    with tree.lock("/run/systemd/transient.lock", 10):
        if _alive(tree, name) or (units.find(tree, name) and
                                  not tree.exists(f"/run/systemd/transient/{name}")):
            complain(f"Failed to start transient service unit: Unit {name} was already loaded or has a"
                     " fragment file.")
            return 1
        try:
            argv = units.program_of(tree, words)
        except FileNotFoundError:
            complain(f"Failed to find executable {words[0]}: No such file or directory")
            return 1
        tree.write(f"/run/systemd/transient/{name}",
                   f"# This is a transient unit file (simulated host).\n[Service]\nExecStart={words[0]}\n")
        return _detach(tree, name, argv, environment, quiet)


def _detach(tree, name, argv, environment, quiet):
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        if os.fork() != 0:
            os._exit(0)
        # The standard streams of the caller end here: an SSH session need not wait for the unit.
        _serve(tree, name, argv, environment, writing)
    os.close(writing)
    os.wait()
    with os.fdopen(reading) as stream:
        failed = stream.read()
    if failed:
        tree.remove(f"/run/systemd/transient/{name}")
        complain(failed.rstrip())
        return 1
    if not quiet:
        complain(f"Running as unit: {name}")
    return 0


def main(root, arguments):
    return run(Tree(root), arguments)
