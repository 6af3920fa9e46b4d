# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs that cannot succeed: each ends with a coded error and its evidence, and everything so far is
taken back. All on one host, so that the next one begins with what the one before has left."""

import json

from host import CATALOG, STATE

_NOTHING = ("/etc/default/grub.d/zz-vfpilot.cfg", "/etc/modules-load.d/vfpilot.conf",
            "/etc/systemd/system/vfpilot-vfs.service", "/usr/local/libexec/vfpilot")


def _fails(checks, host, what, evidence="", timeout=2400):
    """Applies, and asserts a job that failed and was taken back."""
    guest = host.guest
    before = guest.text("dpkg-query -W -f '${Package} ${Status}\\n'; md5sum /boot/grub/grub.cfg")
    line = f"{host.program} --json --catalog {CATALOG} apply --goal @/root/goal.json"
    done = guest.run(line, check=False, timeout=timeout)
    checks.equal(done.returncode, 1, f"{what}: the job fails")
    job = host.jobs()[0]
    checks.equal(job["state"], "rolled-back", f"{what}: and is taken back")
    _, info = host.engine("job", job["id"])
    error = info[0]["errors"][0] if info[0].get("errors") else {}
    checks.that(error.get("data", error).get("code"), f"{what}: with a coded error", info[0].get("errors"))
    checks.note(f"{error}")
    if evidence:
        checks.that(evidence in str(info[0]["errors"]) + host.last_output(), f"{what}: and its evidence", error)
    after = guest.text("dpkg-query -W -f '${Package} ${Status}\\n'; md5sum /boot/grub/grub.cfg")
    checks.equal(sorted(set(before.splitlines()) ^ set(after.splitlines())), [],
                 f"{what}: packages and boot menu are as before")
    left = [path for path in _NOTHING if guest.exists(path)]
    checks.equal(left, [], f"{what}: no file of vfpilot is left")


def _break_source(source):
    (source / "i915.c").write_text('#error "does not build here"\n')


def run(lab):
    checks = lab.checks
    with lab.host("faults") as host:
        guest = host.guest
        host.bring_engine(_break_source)
        goal = json.dumps(host.goal())
        guest.run(f"printf '%s' '{goal}' >/root/goal.json")

        guest.run("mkdir /root/away && mv /srv/archive/linux-headers-* /root/away/")
        _fails(checks, host, "headers that cannot be had", "linux-headers")
        guest.run("mv /root/away/* /srv/archive/")

        # dpkg's own kind of lock, which flock(1) cannot hold.
        guest.run("systemd-run -q --unit=lab-lock python3 -c 'import fcntl, time; "
                  "f = open(\"/var/lib/dpkg/lock-frontend\", \"a\"); fcntl.lockf(f, fcntl.LOCK_EX); "
                  "time.sleep(3000)'; sleep 3")
        _fails(checks, host, "a package lock that is held", "lock")
        guest.run("systemctl stop lab-lock")

        _fails(checks, host, "a driver that does not build", "does not build here")

        free = int(guest.text("df --output=avail -B1M / | tail -1"))
        guest.run(f"fallocate -l {free - 40}M /root/full")
        plan = host.plan()
        checks.that("refuse-no-space" in [refusal["id"] for refusal in plan["refusals"]],
                    "a full disk is told before", plan["refusals"])
        guest.run("rm /root/full; sync")

        jobs = len(host.jobs())
        # Processes that write keep a mount from being made read-only; the kernel's own way does not ask.
        guest.run("sync; echo u >/proc/sysrq-trigger; sleep 3")
        status, reply = host.engine("apply", "--goal", goal)
        checks.that(status == 1 and "error" in reply[-1], "a read-only root is told with a coded error", reply)
        checks.note(f"{reply[-1]}")
        guest.run("mount -o remount,rw /")
        checks.equal(len(host.jobs()), jobs, "and there is no job of it")
        checks.that(guest.exists(f"{STATE}/engine"), "the engine is there as before")
