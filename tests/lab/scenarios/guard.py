# SPDX-License-Identifier: GPL-3.0-or-later
"""A guard over the restart after a job. A boot that nobody can reach is taken back with one restart;
one with a login or a guest is left alone. What happens while there is no network is seen on the
console, and in the events of the machine."""

import time

from machine import PF
from tools import PATIENCE, Failed

GUARD_FILES = ("/etc/systemd/system/vfpilot-guard.service", "/usr/local/sbin/vfpilot-guard",
               "/etc/systemd/system/multi-user.target.wants/vfpilot-guard.service")
ACTS = "this boot cannot be reached: taking job"


def wait_for(host, holds, limit, what):
    """Seconds until it held."""
    begin = time.monotonic()
    while time.monotonic() - begin < limit * PATIENCE:
        if holds():
            return time.monotonic() - begin
        if not host.machine.is_on():
            raise Failed(f"the machine ended, no {what}")
        time.sleep(0.5)
    raise Failed(f"no {what}\n" + host.machine.console()[-3000:])


def starts(host):
    """How often the console says that the system has begun."""
    return host.machine.console().count("lab: started ")


def said_since_start(host):
    """What the console says since the system began last."""
    return host.machine.console().rpartition("lab: started ")[2]


def guests_are_due(host):
    return "lab: guests are started" in said_since_start(host)


def is_as_before(checks, host):
    """Asserts a host that the guard has taken back, and that runs again with its old settings."""
    guest = host.guest
    checks.that("iommu=pt" in guest.read("/proc/cmdline").split(), "it runs with its old parameters")
    job, older = host.jobs()
    checks.equal((job["state"], job["guardActed"]), ("undone", True), "the job is taken back, by the guard")
    checks.equal((older["state"], older["guardActed"]), ("done", False), "and the one before it is not")
    checks.equal([job["state"] for job in host.jobs("guard")], ["undone"], "the guard has taken itself off")
    left = [path for path in GUARD_FILES if guest.exists(path)]
    checks.equal(left, [], "nothing is left of it")
    checks.equal(guest.read(f"/sys/bus/pci/devices/{PF}/sriov_numvfs"), "3", "the VFs are there")
    checks.equal(guest.text("systemctl is-active pve-guests.service; true"), "active", "the guests are started")
    checks.equal(guest.text("systemctl --failed --plain --no-legend"), "", "no unit of the host failed")


def _takes_back(lab):
    checks = lab.checks
    host = lab.host("guard", lab.armed())
    host.machine.is_linked = False
    with host.without_waiting():
        begun = wait_for(host, lambda: starts(host) == 1, 400, "start")
        acted = wait_for(host, lambda: ACTS in host.machine.console(), 400, "act of the guard")
        checks.that(not guests_are_due(host), "no guest was started while the guard waited")
        checks.note(f"it acts {round(acted)} s after the system began, which was after {round(begun)} s")
        undone = wait_for(host, lambda: "RESET" in host.machine.qmp.events(), 1500, "restart")
        checks.note(f"it restarts the host {round(undone)} s later")
        host.machine.link(True)
        host.come_up()
        checks.equal(starts(host), 2, "the host was restarted once")
        is_as_before(checks, host)


def _is_left_alone(checks, host, what):
    guest = host.guest
    checks.equal(starts(host), 1, f"{what}: there was no restart")
    checks.that(ACTS not in host.machine.console(), f"{what}: the guard did not act")
    checks.equal(host.jobs()[0]["state"], "done", f"{what}: the job stands")
    checks.equal([path for path in GUARD_FILES if guest.exists(path)], [], f"{what}: the guard is gone")
    checks.equal(host.jobs("guard")[0]["state"], "undone", f"{what}: it has taken itself off")
    checks.that("iommu=pt" not in guest.read("/proc/cmdline").split(), f"{what}: its parameters too")


def _leaves_a_login_alone(lab):
    """The gateway does not answer, and somebody is signed in."""
    host = lab.host("guard-login", lab.armed())
    host.machine.gateway = "10.0.2.77"
    with host:
        guest = host.guest
        lab.checks.equal(guest.run("ping -c 1 -W 2 10.0.2.2", check=False).returncode, 1,
                         "a login: the gateway does not answer")
        _is_left_alone(lab.checks, host, "a login")


def _leaves_a_guest_alone(lab):
    """No network at all, and a guest that runs."""
    host = lab.host("guard-guest", lab.armed())
    host.machine.chassis = "lab-guest"
    host.machine.is_linked = False
    with host.without_waiting():
        wait_for(host, lambda: guests_are_due(host), 400, "end of the guard")
        host.machine.link(True)
        host.come_up()
        guest = host.guest
        lab.checks.equal(guest.text("qm status 900"), "status: running", "a guest: it runs")
        _is_left_alone(lab.checks, host, "a guest")


def run(lab):
    for part in (_takes_back, _leaves_a_login_alone, _leaves_a_guest_alone):
        part(lab)
