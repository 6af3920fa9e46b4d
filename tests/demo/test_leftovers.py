# SPDX-License-Identifier: GPL-3.0-or-later
"""A host with leftovers of guides and scripts: all of them cleared away by one plan, the host
restarted, its chain green, and everything taken back to the byte."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import host

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

import simulated_files  # noqa: E402  (the path comes first)

ENGINE = os.environ["ENGINE"]
MACHINE = host.DEMO / "machine"

# What a plan of the scenario dirty-host has to clear away, and what it leaves in those files.
OFFERED = {"vfio-ids", "foreign-vfio-ids", "virqfd", "gvt-module", "acs-override", "efifb", "sysfb",
           "parameter-repeated", "parameter-contradicts", "rc-local-vfs", "apt-line"}
LEFT = {
    "/etc/modprobe.d/vfio.conf": "options vfio-pci ids=10de:1b80 disable_vga=1\n",
    "/etc/rc.local": "#!/bin/sh\nexit 0\n",
    "/etc/apt/sources.list.d/pve.list":
        "deb http://download.proxmox.com/debian/pve bookworm pve-no-subscription\n",
    "/etc/kernel/cmdline": "root=ZFS=rpool/ROOT/pve-1 boot=zfs quiet intel_iommu=on quiet "
                           "i915.enable_guc=3 i915.max_vfs=7 iommu=pt module_blacklist=xe\n",
    "/etc/sysfs.conf": "",
}


class Leftovers(unittest.TestCase):
    def setUp(self):
        top = tempfile.TemporaryDirectory(prefix="vfpilot leftovers ", dir=host.quick_folder())
        self.addCleanup(top.cleanup)
        self.folder = Path(top.name) / "host"
        self.root = self.folder / "root"
        self.machine("make", self.folder, "--scenario", "dirty-host", "--speed", "0", "--down", "0")
        sha256 = simulated_files.put_package(self.root, next(self.folder.glob("*.deb")))
        self.goal = {"kind": "sriov", "gpu": host.PF, "vfCount": 3, "route": "i915-dkms",
                     "release": "2025.07.22", "packageSha256": sha256}

    def machine(self, *arguments):
        subprocess.run([MACHINE, *arguments], check=True, stdout=subprocess.DEVNULL, timeout=120)

    def engine(self, *arguments, expect=0):
        done = subprocess.run([ENGINE, "--root", str(self.root), *arguments], capture_output=True,
                              text=True, timeout=240, check=False)
        self.assertEqual(done.returncode, expect, done.stdout[-2000:] + done.stderr)
        return done.stdout

    def read(self, path):
        return (self.root / path.lstrip("/")).read_text()

    def tree(self):
        return simulated_files.listing(self.root, but=("/run", "/tmp"))  # a boot clears them

    def offered(self):
        leftovers = json.loads(self.engine("probe", "--json"))["choices"]["leftovers"]
        self.assertLessEqual({leftover["state"] for leftover in leftovers}, {"offered", "always"})
        return {leftover["id"] for leftover in leftovers if leftover["state"] == "offered"}

    def test_are_cleared_away_and_come_back(self):
        before = self.tree()
        self.assertEqual(self.offered(), OFFERED)
        refused = self.engine("plan", "--goal", json.dumps(self.goal), expect=3)
        self.assertIn("refuse-vfio-ids", refused)
        goal = json.dumps({**self.goal, "cleanup": sorted(OFFERED)})
        plan = json.loads(self.engine("plan", "--goal", goal, "--json"))
        files = [file["path"] for step in plan["steps"] for file in step["files"]]
        self.assertEqual(len(files), len(set(files)), "one file, one step")
        self.assertIn("clears leftovers: vfio-ids foreign-vfio-ids",
                      self.engine("plan", "--goal", goal))
        self.assertEqual(before, self.tree())

        self.engine("apply", "--goal", goal)
        for path, text in LEFT.items():
            self.assertEqual(self.read(path), text, path)
        self.assertNotIn("kvmgt", self.read("/etc/modules"))
        self.assertIn("vfio_pci\n", self.read("/etc/modules"))
        done = self.tree()
        self.engine("apply", "--goal", goal)  # a second time: unchanged
        self.assertEqual(done, self.tree())

        self.machine("boot", self.folder)
        verified = json.loads(self.engine("verify", "--json"))
        self.assertTrue(verified["green"])
        self.assertEqual({link["id"]: link["state"] for link in verified["chain"]}["leftovers"],
                         "ok")

        jobs = [job.name for job in (self.root / "var/lib/vfpilot/jobs").iterdir()]
        self.assertEqual(len(jobs), 1)
        self.engine("undo", jobs[0])
        self.assertEqual({}, simulated_files.differences(before, self.tree()))

    def test_of_one_kind_go_alone(self):
        goal = json.dumps({**self.goal, "cleanup": ["vfio-ids"]})
        self.engine("apply", "--goal", goal)
        self.assertEqual(self.read("/etc/modprobe.d/vfio.conf"),
                         "options vfio-pci ids=10de:1b80,8086:3185 disable_vga=1\n")
        self.assertIn("kvmgt", self.read("/etc/modules"))
        self.assertIn("pcie_acs_override=downstream", self.read("/etc/kernel/cmdline"))
        self.assertEqual(self.offered(), OFFERED - {"vfio-ids"})


if __name__ == "__main__":
    unittest.main()
