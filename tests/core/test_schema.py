# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engine prints with --json is what `vfpilot-engine schema` says, on a simulated host."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

try:
    from jsonschema import Draft202012Validator
except ImportError:  # Debian: python3-jsonschema
    Draft202012Validator = None

ENGINE = os.environ["ENGINE"]
MACHINE = os.environ["MACHINE"]


def strict(schema):
    """The schema with no room for members it does not name: readers ignore those, we do not."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {name: strict(value) for name, value in schema.items()}
    if "properties" in schema and isinstance(schema["properties"], dict) and "required" in schema:
        schema.setdefault("additionalProperties", False)
    return schema


@unittest.skipUnless(Draft202012Validator, "SKIPPED: python3-jsonschema is not installed")
class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="vfpilot-schema-"))
        subprocess.run([MACHINE, "make", str(cls.folder)], check=True, stdout=subprocess.DEVNULL)
        cls.root = cls.folder / "root"
        package = next(cls.folder.rglob("i915-sriov-dkms_*.deb"))
        sha256 = hashlib.sha256(package.read_bytes()).hexdigest()
        place = cls.root / "var/lib/vfpilot/packages" / sha256
        place.mkdir(parents=True)
        shutil.copy(package, place)
        cls.goal = {"kind": "sriov", "gpu": "0000:00:02.0", "route": "i915-dkms", "vfCount": 3,
                    "release": "2025.07.22", "packageSha256": sha256}
        out = subprocess.run([ENGINE, "schema"], check=True, capture_output=True, text=True).stdout
        cls.schemas = json.loads(out)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def engine(self, *arguments):
        return subprocess.run([ENGINE, "--root", str(self.root), *arguments, "--json"],
                              capture_output=True, text=True, timeout=300)

    def check(self, name, value):
        problems = [f"{'/'.join(map(str, problem.absolute_path))}: {problem.message[:300]}"
                    for problem in
                    Draft202012Validator(strict(self.schemas[name])).iter_errors(value)]
        self.assertEqual([], problems, name)

    def printed(self, name, *arguments):
        lines = self.engine(*arguments).stdout.splitlines()
        self.assertTrue(lines, arguments)
        for line in lines:
            self.check(name, json.loads(line))
        return [json.loads(line) for line in lines]

    def test_every_schema_is_one(self):
        names = set(self.schemas)
        self.assertLessEqual({"goal", "facts", "plan", "finding", "probe", "job.record",
                              "job.output", "hello", "error"}, names)
        for name, schema in self.schemas.items():
            with self.subTest(name):
                Draft202012Validator.check_schema(schema)
                one = subprocess.run([ENGINE, "schema", name], check=True, capture_output=True,
                                     text=True).stdout
                self.assertEqual(schema, json.loads(one))
        self.assertEqual(2, subprocess.run([ENGINE, "schema", "moon"],
                                           capture_output=True).returncode)

    def test_a_schema_can_fail(self):
        finding = {"id": "igpu", "state": "ok", "args": {}, "cause": "", "fix": "", "evidence": []}
        self.check("finding", finding)
        for change in ({"state": "fine"}, {"args": {"a": 1}}, {"more": 1}, {"evidence": [{}]}):
            with self.subTest(change), self.assertRaises(AssertionError):
                self.check("finding", {**finding, **change})

    def test_what_is_printed_is_as_the_schema_says(self):
        self.check("goal", self.goal)
        self.check("goal", {"kind": "prepare", "gpu": "0000:00:02.0", "route": "i915-dkms",
                            "release": "2025.07.22", "packageSha256": "c" * 64})
        self.check("goal", {"kind": "vm", "vmid": 100, "vf": "0000:00:02.1"})
        goal = json.dumps(self.goal)
        probe = self.printed("probe", "probe")[0]
        self.check("facts", probe["facts"])
        for finding in probe["chain"] + probe["symptoms"]:
            self.check("finding", finding)
        self.printed("probe", "verify")
        self.assertTrue(self.printed("plan", "plan", "--goal", goal)[0]["steps"])
        refused = dict(self.goal, release="2026.02.04")
        self.assertTrue(
            self.printed("plan", "plan", "--goal", json.dumps(refused))[0]["refusals"])
        self.assertGreater(len(self.printed("record", "apply", "--goal", goal)), 3)
        jobs = self.printed("jobs", "jobs")[0]["jobs"]
        self.assertEqual(1, len(jobs))
        self.assertTrue(self.printed("job", "job", jobs[0]["id"])[0]["steps"])
        self.printed("record", "job", jobs[0]["id"], "--since", "0")
        self.assertTrue(self.printed("vms", "vms")[0]["vms"])
        self.printed("plan", "vm-plan", "--vmid", "100", "--vf", "0000:00:02.1")
        self.printed("record", "undo", jobs[0]["id"])
        self.printed("error", "job", "20260101-000000-ffff")
        self.printed("error", "plan", "--goal", "[]")

    def test_what_diagnose_prints(self):
        run = subprocess.run([ENGINE, "diagnose", "--json", "-"], capture_output=True, text=True,
                             input="GPU HANG\nKey was rejected by service\n")
        self.check("diagnose", json.loads(run.stdout))

    def test_what_the_wire_carries(self):
        run = subprocess.run([ENGINE, "--root", str(self.root), "serve"], capture_output=True,
                             text=True, timeout=60,
                             input='{"jsonrpc":"2.0","id":1,"method":"moon","params":{}}\n')
        hello, answer = (json.loads(line) for line in run.stdout.splitlines())
        self.check("hello", hello["params"])
        self.check("error", {**answer, "id": None})


if __name__ == "__main__":
    unittest.main()
