# SPDX-License-Identifier: GPL-3.0-or-later
"""A second apply of the same goal changes nothing and asks for no reboot."""

_LIST = ("find / -xdev \\( -path /var/log -o -path /run -o -path /tmp -o -path /var/tmp -o "
         "-path /root \\) -prune -o -type f -printf '%p %T@ %i %s\\n' | sort")


def run(lab):
    checks = lab.checks
    with lab.host("again", lab.applied()) as host:
        before = host.guest.text(_LIST).splitlines()
        plan = host.plan()
        checks.equal((plan["steps"], plan["refusals"], plan["rebootNeeded"]), ([], [], False),
                     "the plan is empty")
        status, _ = host.apply()
        checks.equal(status, 0, "apply ends with 0")
        after = host.guest.text(_LIST).splitlines()
        changed = sorted(set(before) ^ set(after))
        checks.equal(changed, [], f"none of {len(before)} files has another time, inode or size")
        checks.equal(len(host.jobs()), 1, "there is no second job")
        checks.equal(host.probe()["stage"], "applied", "no reboot is due")
