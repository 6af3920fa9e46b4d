# SPDX-License-Identifier: GPL-3.0-or-later
"""A lab host while it runs, with vfpilot's engine on it: the machine, a way in, and the engine's own
command line over ssh."""

import contextlib
import hashlib
import json

import packages
from guest import Guest
from machine import PF, Machine
from tools import LAB, Failed

CATALOG = "/usr/local/share/lab-catalog"
STATE = "/var/lib/vfpilot"


def _sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Host:
    """Runs while it is used as a context."""

    def __init__(self, disk, folder, key, engine, cache="unsafe"):
        self.folder, self._engine, self._key = folder, engine, key
        self.machine = Machine(disk, folder, cache)
        self.guest = Guest(self.machine.port, key)
        self.package = None
        self.program = f"{STATE}/engine/{_sha256(engine)}/vfpilot-engine"

    def __enter__(self):
        self.machine.start()
        self.come_up()
        return self

    def come_up(self, limit=300, other_than=""):
        """Waits for it, and returns the boot id; else it is off."""
        try:
            return self.guest.wait(limit, other_than)
        except Failed:
            self.machine.cut()
            raise Failed("the host did not come up\n" + self.machine.console()[-3000:]) from None

    def __exit__(self, *_):
        self.machine.cut()

    @contextlib.contextmanager
    def without_waiting(self):
        """The same for a host that cannot be reached."""
        try:
            self.machine.start()
            yield self
        finally:
            self.machine.cut()

    def bring_engine(self, change_driver=None):
        """What the workstation brings along: the engine, the catalog of the lab, the package."""
        self.guest.put(self._engine, self.program, "700")
        for file in sorted((LAB / "catalog").iterdir()):
            self.guest.put(file, f"{CATALOG}/{file.name}")
        self.package = packages.driver(self.folder, change_driver)
        self.guest.put(self.package, f"{STATE}/packages/{_sha256(self.package)}/{self.package.name}")

    def goal(self, **other):
        package = self.package or packages.driver(self.folder)
        return {"kind": "sriov", "gpu": PF, "route": "i915-dkms", "vfCount": 3, "release": "0.lab1",
                "packageSha256": _sha256(package), **other}

    def line(self, *words):
        return " ".join([self.program, "--json", "--catalog", CATALOG, *[f"'{word}'" for word in words]])

    def engine(self, *words, timeout=2400, check=None):
        """(exit status, JSON values of its output, one a line)"""
        done = self.guest.run(self.line(*words), check=False, timeout=timeout)
        if check is not None and done.returncode != check:
            raise Failed(f"engine {words[0]}: status {done.returncode}, not {check}\n"
                         f"{done.stdout[-2500:]}{done.stderr[-1500:]}")
        return done.returncode, [json.loads(text) for text in done.stdout.splitlines() if text]

    def probe(self):
        return self.engine("probe", check=0)[1][0]

    def plan(self, **other):
        return self.engine("plan", "--goal", json.dumps(self.goal(**other)))[1][0]

    def apply(self, **other):
        """(exit status, records)"""
        return self.engine("apply", "--goal", json.dumps(self.goal(**other)))

    def jobs(self, kind="sriov"):
        """Those of that kind, the newest first."""
        return [job for job in self.engine("jobs", check=0)[1][0]["jobs"] if job["kind"] == kind]

    def set_guard(self, minutes):
        """Over the newest job, as the wizard does before it asks for the restart. sshd gets one key and a
        plain exchange of keys: the guard asks for them at each look, and they take seconds here."""
        self.guest.run("printf 'HostKey /etc/ssh/ssh_host_ed25519_key\\nKexAlgorithms curve25519-sha256\\n' "
                       ">/etc/ssh/sshd_config.d/lab.conf; systemctl restart ssh")
        goal = {"kind": "guard", "job": self.jobs()[0]["id"], "minutes": minutes}
        return self.engine("apply", "--goal", json.dumps(goal))

    def confirm(self):
        """Says that the host can be reached: the guard goes."""
        return self.engine("confirm", check=0)

    def last_output(self):
        """What the host's tools said in the newest job."""
        return self.guest.text(f"cat $(ls -dt {STATE}/jobs/*/ | head -1)output.log | tail -c 3000", check=False)
