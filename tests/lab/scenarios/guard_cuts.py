# SPDX-License-Identifier: GPL-3.0-or-later
"""The power goes twice while the guard takes a job back, without a network. In the end the host is as
it was before the job. Flushes are honest. VFPILOT_LAB_SEED tells when."""

import os
import random
import time

from scenarios.guard import ACTS, guests_are_due, is_as_before, said_since_start, wait_for

_GOES_ON = "back, where it was cut off"
_CUTS = 2
_EARLIEST, _LATEST = 5, 90  # seconds into its work


def _is_over(host):
    """The host is being restarted, or the guard let it go on."""
    return "RESET" in host.machine.qmp.events() or guests_are_due(host)


def _works(host):
    said = said_since_start(host)
    return ACTS in said or _GOES_ON in said


def run(lab):
    checks = lab.checks
    seed = int(os.environ.get("VFPILOT_LAB_SEED", "1"))
    chance = random.Random(seed)
    checks.note(f"seed {seed}")
    host = lab.host("guard-cuts", lab.armed(), cache="directsync")
    host.machine.is_linked = False
    with host.without_waiting():
        over = False
        for _ in range(_CUTS):
            wait_for(host, lambda: _works(host) or _is_over(host), 900, "work of the guard")
            end = time.monotonic() + chance.uniform(_EARLIEST, _LATEST)
            while time.monotonic() < end and not over:
                time.sleep(0.2)
                over = _is_over(host)
            if over:
                break
            host.machine.cut()
            checks.note("cut, " + ("after it had gone on" if _GOES_ON in said_since_start(host) else "the first time"))
            host.machine.start()
        if not over:
            wait_for(host, lambda: _is_over(host), 1500, "end of the guard's work")
        host.machine.link(True)
        host.come_up()
        is_as_before(checks, host)
