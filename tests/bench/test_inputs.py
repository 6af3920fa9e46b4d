# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured is the same for both: the log, its patterns, the time that tools took."""

import subprocess
import tempfile
import unittest
from pathlib import Path

import kernel_log
from case_apply import covered


class TestKernelLog(unittest.TestCase):
    def grep(self, pattern, text):
        return subprocess.run(["grep", "-c", "-E", kernel_log.extended(pattern)], text=True,
                              input=text, capture_output=True, check=False).stdout.strip()

    def test_a_pattern_of_the_catalog_finds_the_same_with_grep(self):
        self.assertEqual("1", self.grep(r"\bEnabled (?P<vfs>[0-9]+)(?: of [0-9]+)? VFs?\b",
                                        "Enabled 3 VFs\nDisabled 3 VFs\nEnabled 3 VFsx\n"))
        self.assertEqual("2", self.grep("(?i)guc: mmio", "GuC: MMIO\nguc: mmio\nguc mmio\n"))
        self.assertEqual("1", self.grep(r"^a\S+?b\+?$", "ab\naxb+\n"))
        self.assertEqual("1", self.grep(r"^x\d\S+ \(y\.", "x1a (y.\nx (y.\nx1a (yz\n"))

    def test_what_grep_cannot_say_is_named(self):
        for pattern in (r"a(?=b)", r"\pL", r"\Aa"):
            with self.subTest(pattern=pattern), self.assertRaises(ValueError):
                kernel_log.extended(pattern)

    def test_the_log_has_the_lines_it_was_asked_for_and_as_many_known_as_told(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "log"
            known = kernel_log.write(path, 2 * kernel_log.BLOCK)
            lines = path.read_text().splitlines()
        self.assertEqual(2 * kernel_log.BLOCK, len(lines))
        self.assertEqual(len(lines) // kernel_log.KNOWN_EACH, known)
        expression = "|".join(kernel_log.patterns())
        found = subprocess.run(["grep", "-c", "-E", expression], text=True, check=False,
                               input="\n".join(lines) + "\n", capture_output=True).stdout
        self.assertEqual(known, int(found))


class TestCovered(unittest.TestCase):
    def test_a_tool_within_a_tool_counts_once(self):
        self.assertEqual(5, covered([(0, 4), (1, 2), (3, 5)]))
        self.assertEqual(3, covered([(10, 12), (0, 1)]))
        self.assertEqual(0, covered([]))


if __name__ == "__main__":
    unittest.main()
