# SPDX-License-Identifier: GPL-3.0-or-later
"""The closing table tells what libFuzzer found."""

import unittest

import table

GOOD = """#2\tINITED cov: 3 ft: 4 corp: 1/1b exec/s: 0 rss: 30Mb
#4194304\tpulse  cov: 99 ft: 300 corp: 75/2048b lim: 4096 exec/s: 1398101 rss: 90Mb
#5000000\tDONE   cov: 99 ft: 310 corp: 80/2100b lim: 4096 exec/s: 1398101 rss: 90Mb
Done 5000000 runs in 4 second(s)
stat::number_of_executed_units: 5000000
"""
BROKEN = """#9\tNEW    cov: 9 ft: 9 corp: 7/9b lim: 4 exec/s: 0 rss: 30Mb
tests/fuzz/fuzz_a.cpp:12: does not hold: a == b
==77== ERROR: libFuzzer: deadly signal
artifact_prefix='./'; Test unit written to findings/a-crash-00ff
stat::number_of_executed_units: 12
SUMMARY: libFuzzer: deadly signal
"""


class TestTable(unittest.TestCase):
    def test_a_good_run_is_counted(self):
        one = table.outcome_of("a", GOOD, 0, 4)
        self.assertEqual((5000000, 80, ""), (one.executions, one.corpus, one.finding))
        self.assertTrue(one.is_good)

    def test_a_finding_says_what_does_not_hold_and_where_its_input_is(self):
        one = table.outcome_of("a", BROKEN, 77, 1)
        self.assertEqual(12, one.executions)
        self.assertEqual("tests/fuzz/fuzz_a.cpp:12: does not hold: a == b (findings/a-crash-00ff)",
                         one.finding)
        self.assertFalse(one.is_good)

    def test_a_target_that_says_nothing_is_not_good(self):
        self.assertEqual("exit status 1", table.outcome_of("a", "", 1, 1).finding)
        self.assertFalse(table.outcome_of("a", "", 0, 1).is_good)

    def test_the_last_line_adds_up(self):
        both = [table.outcome_of("a", GOOD, 0, 4), table.outcome_of("bcd", BROKEN, 77, 1)]
        self.assertEqual("targets: 2, executions: 5000012, findings: 1", table.summary(both))
        lines = table.text(both).splitlines()
        self.assertEqual(3, len(lines))
        self.assertRegex(lines[1], r"^a    +5,000,000  1,250,000  +80  0$")


if __name__ == "__main__":
    unittest.main()
