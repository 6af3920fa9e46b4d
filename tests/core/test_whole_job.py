# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine's command line on a simulated host: apply, again, take back, and what is there then."""

import hashlib
import json
import os
import shutil
import stat
import subprocess
import tempfile
import unittest
from pathlib import Path

ENGINE = os.environ["ENGINE"]
SOURCES = Path(os.environ["SOURCES"])
MACHINE = SOURCES / "resources/demo/machine"

KERNELS_OWN = ("/proc", "/sys", "/dev")
NOISE = tuple(line.split()[0] for line in
              (SOURCES / "resources/catalog/undo_noise.txt").read_text().splitlines()
              if line.startswith("/"))


def is_noise(path):
    """As the file says: a path and all below it, or with a slash at its end the folder alone."""
    return any(path + "/" == known if known.endswith("/") else f"{path}/".startswith(known + "/")
               for known in NOISE + KERNELS_OWN)


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
            sha256 = hashlib.sha256(package.read_bytes()).hexdigest()
            place = cls.root / "var/lib/vfpilot/packages" / sha256
            place.mkdir(parents=True)
            shutil.copy(package, place)
            goal["packageSha256"] = sha256
        cls.goal = json.dumps(goal)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def engine(self, *arguments):
        return subprocess.run([ENGINE, "--root", str(self.root), *arguments, "--json"],
                              capture_output=True, text=True, timeout=300)

    def tree(self):
        found = {}
        for path in sorted(self.root.rglob("*")):
            name = "/" + path.relative_to(self.root).as_posix()
            if is_noise(name):
                continue
            info = path.lstat()
            if path.is_symlink():
                content = os.readlink(path)
            elif path.is_file():
                content = hashlib.sha256(path.read_bytes()).hexdigest()
            else:
                content = ""
            found[name] = (oct(stat.S_IMODE(info.st_mode)), info.st_uid, info.st_gid, content)
        return found

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
        after = self.tree()
        different = {name for name in before.keys() | after.keys()
                     if before.get(name) != after.get(name)}
        self.assertEqual(set(), different)


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
