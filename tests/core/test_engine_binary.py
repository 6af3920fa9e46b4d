# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engine asks of a host: read from the program itself, as the loader there would.

PVE 8 and 9 stand on Debian 12 and 13; the older one has glibc 2.36 and libpci 3.9. Environment:
ENGINE, the program; ENGINE_KIND, "release" or "debug" (then its size and its libraries are those of
sanitizers and debuggers, and are not looked at).
"""

import os
import re
import subprocess
import unittest

ENGINE = os.environ["ENGINE"]
RELEASE = os.environ["ENGINE_KIND"] == "release"
MAY_NEED = {"libc.so.6", "libm.so.6", "libpci.so.3", "ld-linux-x86-64.so.2"}
SIZE_LIMIT = 2_500_000


def readelf(*options):
    run = subprocess.run(["readelf", "-W", *options, ENGINE], capture_output=True, text=True,
                         check=True, env={**os.environ, "LC_ALL": "C"})
    return run.stdout


def version(text):
    return tuple(int(part) for part in text.split("."))


@unittest.skipUnless(RELEASE, "SKIPPED: not a release build")
class EngineBinary(unittest.TestCase):
    def test_needs_only_what_every_host_has(self):
        needed = set(re.findall(r"\(NEEDED\).*\[(.*)\]", readelf("-d")))
        self.assertIn("libpci.so.3", needed)
        self.assertEqual(set(), needed - MAY_NEED)

    def test_asks_for_no_newer_symbols_than_debian_12_has(self):
        versions = readelf("-V")
        glibc = {version(found) for found in re.findall(r"GLIBC_(\d+(?:\.\d+)+)", versions)}
        libpci = {version(found) for found in re.findall(r"LIBPCI_(\d+(?:\.\d+)+)", versions)}
        self.assertTrue(glibc and libpci, versions)
        self.assertLessEqual(max(glibc), (2, 36))
        self.assertLessEqual(max(libpci), (3, 9))

    def test_is_small_and_stripped(self):
        self.assertLessEqual(os.path.getsize(ENGINE), SIZE_LIMIT)
        self.assertNotIn(".symtab", readelf("-S"))

    def test_starts_and_says_its_version(self):
        run = subprocess.run([ENGINE, "--version"], capture_output=True, text=True, check=True)
        self.assertRegex(run.stdout, r"^\d+\.\d+\.\d+")


if __name__ == "__main__":
    unittest.main()
