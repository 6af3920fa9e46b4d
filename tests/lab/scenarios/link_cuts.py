# SPDX-License-Identifier: GPL-3.0-or-later
"""The link goes again and again while a job works: the cable is out for a while, and the client either
lasts or is killed meanwhile. The job goes on by itself; whoever comes back is told the rest, nothing
twice and nothing left out. VFPILOT_LAB_SEED tells when."""

import json
import os
import random
import subprocess
import time

from tools import Failed

_EARLIEST, _LATEST = 5, 60  # seconds a client is left in peace
_AWAY = 15                  # seconds that the cable is out


class _Viewer:
    """A client of the job, its records in a file."""

    def __init__(self, host, words):
        self._path = host.folder / "records"
        with open(self._path, "wb") as out:
            self.process = subprocess.Popen(host.guest.command(host.line(*words), alone=True), stdout=out,
                                            stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def records(self):
        """Whole lines alone: the last may be cut off."""
        lines = self._path.read_bytes().split(b"\n")[:-1]
        return [json.loads(line) for line in lines if b'"seq"' in line]

    def in_peace(self, seconds):
        """False: it has ended by itself."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return True
        return False

    def kill(self):
        self.process.kill()
        self.process.wait()


def _watch_to_end(host, chance):
    """(all records that the clients were told, how often the link went, status of the last client)"""
    told, cuts = [], 0
    viewer = _Viewer(host, ["apply", "--goal", json.dumps(host.goal())])
    job = None
    while viewer.in_peace(chance.uniform(_EARLIEST, _LATEST)):
        host.machine.link(False)
        cuts += 1
        lasts = chance.random() < 0.5
        time.sleep(_AWAY)
        if not lasts:
            viewer.kill()
        host.machine.link(True)
        if lasts:
            continue
        told += viewer.records()
        job = job or host.jobs()[0]["id"]
        viewer = _Viewer(host, ["job", job, "--since", str(told[-1]["seq"] if told else 0)])
    return told + viewer.records(), cuts, viewer.process.returncode


def run(lab):
    checks = lab.checks
    seed = int(os.environ.get("VFPILOT_LAB_SEED", "1"))
    with lab.host("link-cuts") as host:
        host.bring_engine()
        begin = time.monotonic()
        told, cuts, status = _watch_to_end(host, random.Random(seed))
        checks.note(f"seed {seed}: the link went {cuts} times in {round(time.monotonic() - begin)} s")
        if not told or not cuts:
            raise Failed("the job was over before the link went")
        checks.equal(status, 0, "the last client sees the job end well")
        jobs = host.jobs()
        checks.equal([job["state"] for job in jobs], ["done"], "there is one job, and it is done")
        checks.equal([record["seq"] for record in told], list(range(1, len(told) + 1)),
                     "each record was told once, and in order")
        _, kept = host.engine("job", jobs[0]["id"], "--since", "0")
        checks.equal(told, [record for record in kept if "seq" in record], "and is what the host has kept")
        checks.equal(host.probe()["stage"], "reboot-pending", "vfpilot says that the reboot is due")
