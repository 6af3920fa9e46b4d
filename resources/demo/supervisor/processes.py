# SPDX-License-Identifier: GPL-3.0-or-later
"""Every process that descends from this one can be found and ended by its id, however it was
detached: the kernel hands orphans to us (child subreaper), so the tree below us stays whole."""

import ctypes
import os
import signal
import time

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None, use_errno=True)


def adopt_orphans():
    """Makes this process the one that orphaned descendants are handed to."""
    if _libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_CHILD_SUBREAPER)")


def die_with_parent():
    """For preexec_fn: the child gets SIGTERM when the thread that made it ends."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def _parents():
    """{process: parent} for the whole machine, zombies left out."""
    found = {}
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", "rb") as stream:
                fields = stream.read().rpartition(b")")[2].split()
        except OSError:
            continue
        if fields and fields[0] != b"Z":
            found[int(name)] = int(fields[1])
    return found


def descendants(of=None):
    """Ids of all living processes below `of` (default: this process), parents first."""
    top = os.getpid() if of is None else of
    children = {}
    for process, parent in _parents().items():
        children.setdefault(parent, []).append(process)
    found, front = [], [top]
    while front:
        front = [child for process in front for child in children.get(process, [])]
        found += front
    return found


def reap():
    """Collects every child that has ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            pass
    except ChildProcessError:
        pass


def end_all(grace=0.5, keep=()):
    """Ends all descendants except `keep`: SIGTERM, then SIGKILL after `grace` seconds."""
    deadline = time.monotonic() + grace
    number = signal.SIGTERM
    asked = set()
    while True:
        reap()
        living = [process for process in descendants() if process not in keep]
        if not living:
            return
        if time.monotonic() >= deadline:
            number = signal.SIGKILL
        for process in living:
            if number == signal.SIGTERM and process in asked:
                continue
            asked.add(process)
            try:
                os.kill(process, number)
            except ProcessLookupError:
                pass
        time.sleep(0.02)
