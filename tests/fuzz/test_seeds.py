# SPDX-License-Identifier: GPL-3.0-or-later
"""Every target has seeds, and all that it promises holds of them, whole and cut off."""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import seeds


class TestSeeds(unittest.TestCase):
    def test_every_target_has_seeds_and_every_seed_a_target(self):
        built = re.findall(r"fuzz_(\w+)\.cpp", "\n".join(
            one.name for one in Path(__file__).parent.glob("fuzz_*.cpp")))
        self.assertEqual(sorted(built), seeds.targets())
        for target in seeds.targets():
            made = seeds.seeds(target)
            self.assertTrue(made, target)
            self.assertTrue(all(isinstance(one, bytes) for one in made.values()), target)

    def test_a_host_text_is_read_as_the_tests_read_it(self):
        files = seeds.host_files("file 0644 /a\n|b\n|c\n\\\nbytes 0644 4 /d\n|002: ff 01\n"
                                 "link /e a\n|no\n")
        self.assertEqual({"/a": b"b\nc", "/d": b"\0\0\xff\1"}, files)

    @unittest.skipUnless("FUZZ_REPLAY" in os.environ, "needs the program of the build")
    def test_every_target_holds_on_its_seeds(self):
        with tempfile.TemporaryDirectory() as folder:
            for target in seeds.targets():
                seeds.write(target, Path(folder) / target)
            run = subprocess.run([os.environ["FUZZ_REPLAY"], folder], text=True, errors="replace",
                                 stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, check=False)
        self.assertEqual(0, run.returncode, run.stdout[-4000:])
        self.assertRegex(run.stdout, rf"targets: {len(seeds.targets())}, seeds: \d{{3,}}\n$")


if __name__ == "__main__":
    unittest.main()
