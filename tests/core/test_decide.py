# SPDX-License-Identifier: GPL-3.0-or-later
"""What the catalog decides on the command line, without a host."""

import json
import os
import subprocess
import unittest

ENGINE = os.environ["ENGINE"]
DKMS, XE, NONE = "i915-dkms", "xe-native", "none"

# device, kernels, Secure Boot; route, release
TABLE = [
    ("8086:46d1", ["6.8.4-2-pve"], "off", DKMS, "2025.07.22"),
    ("8086:46d1", ["6.8.12-11-pve"], "enrolled", DKMS, "2025.07.22"),
    ("8086:46d1", ["6.8.12-11-pve"], "on", NONE, ""),
    ("8086:46d1", ["6.14.8-2-pve", "6.17.2-1-pve"], "off", DKMS, "2026.03.05.2"),
    ("8086:46d1", ["6.5.13-6-pve"], "off", NONE, ""),
    ("8086:46d1", ["7.2.1-1-pve"], "on", XE, ""),
    ("8086:46D1", ["7.0.14-14-pve"], "off", XE, ""),
    ("8086:4c8a", ["6.8.4-2-pve"], "off", NONE, ""),
    ("8086:ffff", ["6.8.4-2-pve"], "off", NONE, ""),
]


class Decide(unittest.TestCase):
    def decide(self, *arguments):
        return subprocess.run([ENGINE, "catalog", "decide", *arguments], capture_output=True,
                              text=True, timeout=60, check=False)

    def test_takes_the_route_that_the_plan_takes(self):
        for device, kernels, secure_boot, route, release in TABLE:
            with self.subTest(device=device, kernels=kernels, secure_boot=secure_boot):
                words = [word for kernel in kernels for word in ("--kernel", kernel)]
                run = self.decide("--device", device, *words, "--secure-boot", secure_boot,
                                  "--json")
                reply = json.loads(run.stdout)
                self.assertEqual((route, release), (reply["route"], reply["release"]))
                self.assertEqual(3 if route == NONE else 0, run.returncode)
                self.assertEqual(route != NONE, bool(reply["parameters"]))

    def test_tells_the_reason_and_the_nearest_kernel(self):
        run = self.decide("--device", "8086:46d1", "--kernel", "6.5.13-6-pve")
        self.assertEqual(3, run.returncode)
        self.assertIn("route=none", run.stdout)
        self.assertIn("route-kernel-too-old kernel=6.5.13-6-pve nearest=6.8", run.stdout)

    def test_gives_the_words_for_the_command_line(self):
        run = self.decide("--device", "8086:46d1", "--kernel", "6.8.4-2-pve")
        self.assertEqual(0, run.returncode)
        for word in ("intel_iommu=on", "i915.enable_guc=3", "i915.max_vfs=7"):
            self.assertIn(word, run.stdout)

    def test_prints_what_its_schema_says(self):
        schema = json.loads(subprocess.run([ENGINE, "schema", "decide"], capture_output=True,
                                           check=True).stdout)
        reply = json.loads(self.decide("--device", "8086:46d1", "--kernel", "6.8.4-2-pve",
                                       "--json").stdout)
        self.assertEqual(sorted(schema["properties"]), sorted(reply))

    def test_names_what_is_wrong_with_the_request(self):
        kernel = ("--kernel", "6.8.4-2-pve")
        for device in ("46d1", "8086:46d", "10de:1234", "8086:46dg", "", "8086:46d1;", "x" * 5000):
            run = self.decide("--device", device, *kernel)
            self.assertEqual(2, run.returncode, device[:40])
            self.assertIn("device", run.stderr)
        self.assertEqual(2, self.decide("--device", "8086:46d1").returncode)
        self.assertEqual(2, self.decide("--device", "8086:46d1", *kernel, "--secure-boot",
                                        "perhaps").returncode)
        self.assertEqual(2, self.decide().returncode)

    def test_bears_any_kernel(self):
        for kernel in ("", "6", "6.8\x1b[31m", "9" * 4000, "-1.-1"):
            run = self.decide("--device", "8086:46d1", "--kernel", kernel)
            self.assertIn(run.returncode, (0, 3), kernel[:40])
            self.assertNotIn("\x1b", run.stdout)


if __name__ == "__main__":
    unittest.main()
