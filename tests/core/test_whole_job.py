# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine's command line on a simulated host: apply, again, take back, and what is there then."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

import simulated_files  # noqa: E402  (the path comes first)

ENGINE = os.environ["ENGINE"]
SOURCES = Path(os.environ["SOURCES"])
MACHINE = SOURCES / "resources/demo/machine"


class WholeJob(unittest.TestCase):
    HOST = "n100"
    CARRIER = "etc/kernel/cmdline"  # where the word below is after the job
    WORD = "i915.max_vfs=7"

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="vfpilot-job-"))
        subprocess.run([MACHINE, "make", "--machine", cls.HOST, str(cls.folder)], check=True,
                       stdout=subprocess.DEVNULL)
        cls.root = cls.folder / "root"
        machine = json.loads((SOURCES / "resources/demo/machines" / f"{cls.HOST}.json")
                             .read_text())
        goal = {"kind": "sriov", "gpu": "0000:00:02.0", "vfCount": 3, **machine["goal"]}
        if "release" in goal:
            package = next(cls.folder.rglob("i915-sriov-dkms_*.deb"))
            goal["packageSha256"] = simulated_files.put_package(cls.root, package)
        cls.goal = json.dumps(goal)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def engine(self, *arguments):
        return subprocess.run([ENGINE, "--root", str(self.root), *arguments, "--json"],
                              capture_output=True, text=True, timeout=300)

    def tree(self):
        return simulated_files.listing(self.root)

    def test_applied_once_unchanged_twice_and_taken_back(self):
        before = self.tree()
        applied = self.engine("apply", "--goal", self.goal)
        self.assertEqual(0, applied.returncode, applied.stdout[-2000:] + applied.stderr)
        done = self.tree()
        self.assertNotEqual(before, done)
        self.assertIn(self.WORD, (self.root / self.CARRIER).read_text())

        again = self.engine("apply", "--goal", self.goal)
        self.assertEqual(0, again.returncode, again.stdout[-2000:] + again.stderr)
        self.assertEqual(done, self.tree())
        jobs = [job.name for job in (self.root / "var/lib/vfpilot/jobs").iterdir()]
        self.assertEqual(1, len(jobs))

        undone = self.engine("undo", jobs[0])
        self.assertEqual(0, undone.returncode, undone.stdout[-2000:] + undone.stderr)
        self.assertEqual({}, simulated_files.differences(before, self.tree()))


class OnPlainGrub(WholeJob):
    HOST = "pve91-grub"
    CARRIER = "boot/grub/grub.cfg"


class OnGrubOfEsps(WholeJob):
    HOST = "grub-esp"
    CARRIER = "etc/default/grub.d/zz-vfpilot.cfg"


class ByTheKernelsOwnXe(WholeJob):
    HOST = "pve92-xe"
    CARRIER = "boot/grub/grub.cfg"
    WORD = "xe.max_vfs=7"


if __name__ == "__main__":
    unittest.main()
