# SPDX-License-Identifier: GPL-3.0-or-later
"""Every scenario of the simulated host, and the link of the chain that the engine names for it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import host

sys.path[:0] = [str(host.DEMO), str(Path(__file__).resolve().parent.parent / "support")]
sys.dont_write_bytecode = True

import simulated_files  # noqa: E402  (the path comes first)
from builder import machines, scenarios  # noqa: E402

ENGINE = os.environ["ENGINE"]
MACHINE = host.DEMO / "machine"

# Scenarios that the engine cannot judge rightly yet, and what they wait for. One that passes must
# leave this list: its test fails until it has.
AWAITING = {}


class Host:
    """A made scenario and the engine's view of it."""

    def __init__(self, folder, name):
        self.folder, self.name, self.scenario = folder, name, scenarios.load(name)
        self.root = folder / "root"

    def make(self):
        self.machine("make", self.folder, "--scenario", self.name, "--speed", "0", "--down", "0")

    def machine(self, *arguments):
        done = subprocess.run([MACHINE, *arguments], capture_output=True, text=True, timeout=120,
                              check=False)
        if done.returncode != 0:
            raise AssertionError(f"machine {arguments[0]}: {done.stdout}{done.stderr}")

    def engine(self, *arguments, expect=None, json=True):
        form = ["--json"] if json else []
        done = subprocess.run([ENGINE, "--root", str(self.root), *arguments, *form],
                              capture_output=True, text=True, timeout=240, check=False)
        if expect is not None and done.returncode != expect:
            raise AssertionError(f"vfpilot-engine {arguments[0]} ends with {done.returncode}: "
                                 f"{done.stdout[-1500:]}{done.stderr}")
        return done

    def goal(self):
        goal = {"kind": "sriov", "gpu": host.PF, "vfCount": 3,
                **scenarios.machine_of(self.scenario)["goal"]}
        if "release" in goal:
            goal["packageSha256"] = self.put_package(goal["release"])
        return json.dumps(goal)

    def put_package(self, release):
        """Puts a driver package up as the workstation does; returns its sum."""
        return simulated_files.put_package(self.root,
                                           next(self.folder.glob(f"*_{release}_*.deb")))

    def starts_plain(self):
        """Nothing is wrong with the machine before the job."""
        return not (self.scenario["before"] or self.scenario["firmware"] or self.scenario["goal"] or
                    self.scenario["dkmsKey"] is not None)

    def apply(self):
        self.engine("apply", "--goal", self.goal(), expect=0)

    def set_guard(self):
        """Over the job that was just done; the kernel's clock then runs fast while units start."""
        job = json.loads(self.engine("jobs", expect=0).stdout)["jobs"][0]["id"]
        self.engine("apply", "--goal", json.dumps({"kind": "guard", "job": job, "sshPort": 22,
                                                   "minutes": self.scenario["guard"]}), expect=0)
        path = self.folder / "machine.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), "clockPace": 30}))

    def probe(self):
        return json.loads(self.engine("probe", expect=0).stdout)

    def verify(self):
        """Once the job is done: what happens then, a boot, and what the engine says of it."""
        if self.scenario["guard"]:
            self.set_guard()
        self.machine("disturb", self.folder, "--scenario", self.name)
        self.machine("boot", self.folder)
        done = self.engine("verify")
        seen = json.loads(done.stdout)
        if done.returncode != (0 if seen["green"] else 3):
            raise AssertionError(f"verify ends with {done.returncode}: {done.stderr}")
        return seen


class TestScenarios(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        top = tempfile.TemporaryDirectory(prefix="vfpilot scenario ", dir=host.quick_folder())
        cls.addClassCleanup(top.cleanup)
        cls.top = Path(top.name)
        cls.applied = {}  # machine: folder in which the job is done, for scenarios that begin alike

    def applied_host(self, made):
        """`made` with its job done, by a copy where another scenario has been there already."""
        machine = made.scenario["machine"]
        if made.starts_plain() and machine in self.applied:
            host.copy(self.applied[machine], made.folder)
            return
        made.make()
        made.apply()
        if made.starts_plain():
            self.applied[machine] = self.top / machine
            host.copy(made.folder, self.applied[machine])

    def judge(self, name):
        made = Host(self.top / "host", name)
        self.addCleanup(shutil.rmtree, made.folder, ignore_errors=True)
        if made.scenario["where"] == "probe":
            made.make()
            seen = made.probe()
        else:
            self.applied_host(made)
            seen = made.verify()
        states = {link["id"]: link["state"] for link in seen["chain"]}
        self.assertEqual(seen["firstBroken"], made.scenario["firstBroken"], states)
        self.assertEqual(seen["green"], made.scenario["green"], states)
        if made.scenario["guard"]:
            self.look_at_guard(made, seen)
        for link, state in made.scenario["links"].items():
            self.assertEqual(states.get(link), state, link)

    def look_at_guard(self, made, seen):
        """The host has come back by itself, once, and the guard is gone."""
        job = next(job for job in seen["jobs"] if job["kind"] == "sriov")
        self.assertEqual((job["state"], job["guardActed"]), ("undone", True))
        self.assertEqual(seen["stage"], "fresh")
        state = json.loads((made.folder / "state.json").read_text())
        self.assertEqual((state["network"], state["boots"]), (True, 3))
        for path in ("etc/systemd/system/vfpilot-guard.service", "etc/grub.d/42_vfpilot",
                     "usr/local/libexec/vfpilot", "usr/local/sbin/vfpilot-guard",
                     "etc/default/grub.d/zz-vfpilot.cfg"):
            self.assertFalse((made.root / path).exists(), path)
        self.assertNotIn("intel_iommu=on", (made.root / "boot/grub/grub.cfg").read_text())

    def judge_awaiting(self, name):
        try:
            self.judge(name)
        except AssertionError as error:
            self.skipTest(f"awaits {AWAITING[name]}: {str(error).splitlines()[0]}")
        self.fail(f"{name} passes now: take it out of AWAITING")

    def test_a_release_that_does_not_build_is_passed_over(self):
        made = Host(self.top / "prepare", "first-release-does-not-build")
        self.addCleanup(shutil.rmtree, made.folder, ignore_errors=True)
        made.make()
        route = self.driver_route(made)
        self.assertEqual(route["release"], "2026.03.05.2")
        first = self.prepare(made, route["release"], expect=3)
        self.assertIn("refuse-did-not-build", first.stdout)
        seen = made.probe()
        self.assertEqual({(build["kernel"], build["result"])
                          for build in seen["facts"]["trialBuilds"]},
                         {("6.17.4-1-pve", "failed")})
        self.assertIn("compile-error", [symptom["id"] for symptom in seen["symptoms"]])
        route = self.driver_route(made)
        self.assertEqual((route["release"], route["reason"], route["args"]["failed"]),
                         ("2026.05.06", "route-release-did-not-build", "2026.03.05.2"))

        self.prepare(made, route["release"], expect=0)
        self.assertIn("unchanged", self.prepare(made, route["release"], expect=0, json=False).stdout)
        self.assertFalse((made.root / "var/lib/dkms/i915-sriov-dkms").exists())
        self.assertEqual(list((made.root / "var/lib/vfpilot/trial").iterdir()), [])
        self.assertEqual(list((made.root / "lib/modules").glob("*/updates")), [])
        self.assertEqual(seen["stage"], "fresh")

    def driver_route(self, made):
        routes = made.probe()["choices"]["routes"]
        return next(route for route in routes if route["id"] == "i915-dkms")

    def prepare(self, made, release, expect, json=True):
        place = next(made.root.glob(f"var/lib/vfpilot/packages/*/*_{release}_*"), None)
        sha256 = place.parent.name if place else made.put_package(release)
        goal = (f'{{"kind": "prepare", "gpu": "{host.PF}", "route": "i915-dkms", '
                f'"release": "{release}", "packageSha256": "{sha256}"}}')
        return made.engine("apply", "--goal", goal, expect=expect, json=json)

    def test_every_name_is_of_a_scenario(self):
        self.assertLessEqual(set(AWAITING), set(scenarios.names()))

    def test_every_machine_has_a_scenario_without_a_fault(self):
        green = {scenarios.load(name)["machine"] for name in scenarios.names()
                 if scenarios.load(name)["green"]}
        self.assertEqual(sorted(green), machines.names())


def _add(name):
    judge = TestScenarios.judge_awaiting if name in AWAITING else TestScenarios.judge
    method = f"test_{name.replace('-', '_')}"
    setattr(TestScenarios, method, lambda self: judge(self, name))


for _name in scenarios.names():
    _add(_name)


if __name__ == "__main__":
    unittest.main()
