# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine looks through saved logs, with and without a catalog of one's own. No host needed."""

import json
import os
import resource
import subprocess
import tempfile
import unittest
from pathlib import Path

ENGINE = os.environ["ENGINE"]
HIT = "kernel: i915: unknown parameter 'max_vfs' ignored"
SYMPTOM = {"id": "moon", "source": "kernel", "severity": "warning",
           "patterns": ["the moon is (?P<phase>[a-z]+)"], "cause": "moon-phase"}


class Diagnose(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="vfpilot-diagnose-")
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name)

    def log(self, text, name="kern.log"):
        path = self.path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def diagnose(self, *arguments, **more):
        run = subprocess.run([ENGINE, "diagnose", *arguments], capture_output=True, timeout=300,
                             **more)
        return run.returncode, run.stdout.decode("utf-8", "replace"), run.stderr.decode()

    def ids(self, *arguments, **more):
        code, out, err = self.diagnose("--json", *arguments, **more)
        self.assertIn(code, (0, 3), err)
        return code, [found["id"] for found in json.loads(out)["symptoms"]]

    def catalog(self, **files):
        folder = self.path / "catalog"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            text = content if isinstance(content, (str, bytes)) else json.dumps(content)
            (folder / f"{name}.json").write_bytes(
                text if isinstance(text, bytes) else text.encode())
        return str(folder)

    def test_says_by_its_exit_code_whether_something_harmful_is_there(self):
        self.assertEqual((3, ["stock-i915"]), self.ids(self.log(HIT)))
        self.assertEqual((0, ["pf-mode"]), self.ids(self.log("Running in SR-IOV PF mode\n")))
        self.assertEqual((0, []), self.ids(self.log("")))
        self.assertEqual((3, ["stock-i915"]), self.ids("-", input=HIT.encode()))

    def test_looks_through_several_logs_of_any_source(self):
        second = self.log("VM is locked (backup)\n", "task.log")
        code, out, _ = self.diagnose(self.log(HIT + "\n" + HIT), second)
        self.assertEqual(3, code)
        self.assertIn("cause=symptom-stock-i915  fix=rebuild-for-kernel", out)
        self.assertIn(f"{second}: VM is locked (backup)", out)
        self.assertIn("count=2", out)
        self.assertIn("symptoms=2", out)

    def test_names_a_log_that_cannot_be_read(self):
        code, _, err = self.diagnose("/nowhere/kern.log")
        self.assertEqual(1, code)
        self.assertIn("file-unreadable path=/nowhere/kern.log", err)
        self.assertEqual(1, self.diagnose(self.folder.name)[0])
        self.assertEqual(2, self.diagnose()[0])

    def test_survives_hostile_logs(self):
        binary = bytes(range(256)) * 4000 + b"\n\x00" + HIT.encode() + b"\xff\n"
        self.assertEqual((3, ["stock-i915"]), self.ids(self.log(binary)))
        huge = HIT.encode() + b"x" * (20 << 20)
        self.assertEqual((3, ["stock-i915"]), self.ids(self.log(huge)))
        code, out, _ = self.diagnose(self.log(HIT + "\x1b[2J"))
        self.assertEqual(3, code)
        self.assertNotIn("\x1b", out)

    def test_holds_no_log_in_memory(self):
        line = b"Nov 27 18:40:44 pve kernel: pci 0000:00:02.0: BAR 2 assigned\n"
        path = self.log(line * 1_000_000 + HIT.encode() + b"\n")
        limit = 256 << 20  # of address space; the log alone is 61 MB
        if os.environ.get("SANITIZED"):
            self.skipTest("SKIPPED: sanitizers reserve more address space than this limits")
        self.assertEqual((3, ["stock-i915"]), self.ids(
            path, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit))))

    def test_adds_to_and_replaces_the_catalog(self):
        folder = self.catalog(symptoms={"format": 1, "version": "lab.1", "symptoms": [
            SYMPTOM, {**SYMPTOM, "id": "stock-i915", "patterns": ["never seen"]}]})
        log = self.log(HIT + "\nthe moon is full\nGPU HANG\n")
        self.assertEqual((3, ["gpu-hang", "moon"]), self.ids("--catalog", folder, log))
        self.assertEqual((3, ["stock-i915", "gpu-hang"]), self.ids(log))

    def refused(self, folder):
        code, _, err = self.diagnose("--catalog", folder, self.log(HIT))
        self.assertEqual(1, code, err)
        return err

    def test_refuses_a_catalog_and_says_where(self):
        def symptoms(**change):
            return self.catalog(symptoms={"format": 1, "version": "lab.1",
                                          "symptoms": [{**SYMPTOM, **change}]})

        err = self.refused(symptoms(severity="dire"))
        self.assertIn("file-malformed line=/symptoms/0/severity path=", err)
        self.assertIn("/catalog/symptoms.json", err)
        self.assertIn("/symptoms/0", self.refused(symptoms(command="rm -rf /")))
        self.assertIn("/symptoms/0/patterns/0", self.refused(symptoms(patterns=["("])))
        self.assertIn("/format", self.refused(self.catalog(symptoms={
            "format": 2, "version": "lab.1", "symptoms": [SYMPTOM]})))
        self.assertIn("/", self.refused(self.catalog(symptoms={
            "format": 1, "symptoms": [SYMPTOM]})))
        self.assertIn("line=2", self.refused(self.catalog(symptoms="{\n")))
        for text in ("", "[]", "null", b"\xff\xfe", b"\0" * 100):
            with self.subTest(text=text):
                self.assertIn("file-malformed", self.refused(self.catalog(symptoms=text)))

    def test_refuses_what_is_no_catalog(self):
        empty = self.path / "empty"
        empty.mkdir()
        self.assertIn("file-unreadable", self.refused(str(empty)))
        self.assertIn("file-unreadable", self.refused("/nowhere"))
        self.assertIn("file-too-large", self.refused(self.catalog(symptoms=" " * (1 << 20) + " ")))
        folder = Path(self.catalog(symptoms="x"))
        (folder / "symptoms.json").unlink()
        (folder / "symptoms.json").symlink_to("/etc/passwd")
        self.assertIn("file-unreadable", self.refused(str(folder)))
        (folder / "symptoms.json").unlink()
        os.mkfifo(folder / "symptoms.json")
        self.assertIn("not a plain file", self.refused(str(folder)))

    def test_takes_a_device_of_another_class(self):
        device = {"code": "LAB", "platform": "Lab device", "ids": ["10c9"], "vendor": "8086",
                  "class": "0200", "maxVfs": 7,
                  "routes": [{"route": "i915-dkms", "minRelease": "2024.12.30"}]}
        devices = {"format": 1, "version": "lab.1", "vendor": "8086", "classPrefix": "03",
                   "devices": [device]}
        log = self.log("")
        self.assertEqual(0, self.diagnose("--catalog", self.catalog(devices=devices), log)[0])
        device["class"] = "2"
        self.assertIn("/devices/0/class", self.refused(self.catalog(devices=devices)))
        device["class"] = "02"
        device["routes"][0]["route"] = "moon"
        self.assertIn("/devices/0/routes/0/route", self.refused(self.catalog(devices=devices)))


if __name__ == "__main__":
    unittest.main()
