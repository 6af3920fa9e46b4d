# SPDX-License-Identifier: GPL-3.0-or-later
"""The power goes again and again while a job works, and while it is taken back. Each time the host
starts, vfpilot offers what was cut off, and it is gone on with; in the end it is as if nothing had
been. Flushes are honest: what the guest was told to be on the disk is there.
VFPILOT_LAB_SEED tells when; VFPILOT_LAB_CUTS how often."""

import json
import os
import random
import subprocess
import time

from host import STATE
from scenarios import green, undo
from tools import Failed

# Seconds after the beginning or the resumption; the steps of a job take some 5 to 60 each here.
_EARLIEST, _LATEST = 3, 100


class _Cutter:
    def __init__(self, lab, host, seed):
        self.checks, self.host = lab.checks, host
        self._random = random.Random(seed)

    def _start(self, words):
        """The engine's client, not waited for."""
        return subprocess.Popen(self.host.guest.command(self.host.line(*words), alone=True), stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def _where(self):
        """The last record on the disk."""
        lines = self.host.guest.text(f"tail -q -n 1 {STATE}/jobs/*/journal.jsonl; true").splitlines()
        try:
            record = json.loads(lines[-1]).get("record", json.loads(lines[-1]))
            return f"{record.get('type')} {record.get('step', '')}"
        except (IndexError, ValueError):
            return "no record"

    def cut_once(self, words):
        """False: the job was faster."""
        client = self._start(words)
        seconds = self._random.uniform(_EARLIEST, _LATEST)
        end = time.monotonic() + seconds
        while time.monotonic() < end and client.poll() is None:
            time.sleep(0.2)
        if client.poll() is not None:
            client.communicate()
            return False
        self.host.machine.cut()
        client.communicate()
        self.host.machine.start()
        try:
            self.host.guest.wait()
        except Failed:
            self.checks.that(False, f"the host starts after a cut at {seconds:.0f} s",
                             self.host.machine.console()[-1500:])
            raise
        self.checks.that(True, f"cut after {seconds:.0f} s, at {self._where()}: the host starts")
        return True

    def state(self):
        jobs = self.host.jobs()
        return (jobs[0]["state"], jobs[0]["id"]) if jobs else ("none", "")


def _apply_with_cuts(cutter, host, cuts):
    checks = cutter.checks
    words = ["apply", "--goal", json.dumps(host.goal())]
    for _ in range(cuts):
        if not cutter.cut_once(words):
            break
        state, job = cutter.state()
        if state == "none":
            continue  # cut off before there was a job
        if state == "done":
            return
        checks.equal(state, "interrupted", "and offers the job to be resumed or taken back")
        words = ["resume", job]
    state, job = cutter.state()
    if state == "interrupted":
        status, records = host.engine("resume", job)
        checks.equal(status, 0, "resumed without a cut, it ends well") or \
            checks.note(f"{records[-3:]}\n{host.last_output()}")


def run(lab):
    checks = lab.checks
    seed = int(os.environ.get("VFPILOT_LAB_SEED", "1"))
    cuts = int(os.environ.get("VFPILOT_LAB_CUTS", "12"))
    checks.note(f"seed {seed}, {cuts} cuts")
    clean = undo.clean_meaning(lab)
    with lab.host("cuts", cache="directsync") as host:
        host.bring_engine()
        host.guest.run("sync")
        cutter = _Cutter(lab, host, seed)
        _apply_with_cuts(cutter, host, cuts)
        checks.equal(cutter.state()[0], "done", "the job is done")
        host.guest.reboot()
        green.is_set_up(checks, host.guest)

        job = cutter.state()[1]
        words = ["undo", job]
        for _ in range(max(1, cuts // 4)):
            if not cutter.cut_once(words):
                break
            words = ["resume" if cutter.state()[0] == "interrupted" else "undo", job]
        if cutter.state()[0] != "undone":
            status, records = host.engine(*words)
            checks.equal(status, 0, "taking back ends well") or \
                checks.note(f"{records[-3:]}\n{host.last_output()}")
        checks.equal(cutter.state()[0], "undone", "the job is taken back")
        host.guest.reboot()
        undo.taken_back(lab, host, clean, "cuts")
