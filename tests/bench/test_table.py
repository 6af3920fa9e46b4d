# SPDX-License-Identifier: GPL-3.0-or-later
"""Budgets are judged as they are written, and contenders are measured in turn."""

import json
import unittest

import table
from stopwatch import Failed, Race, race, seconds
from table import Row


class TestVerdicts(unittest.TestCase):
    def test_the_limit_itself_is_within_the_budget(self):
        self.assertEqual(table.MET, Row("a", value=1.25, at_most=1.25).verdict())
        self.assertEqual(table.MISSED, Row("a", value=1.2501, at_most=1.25).verdict())
        self.assertEqual(table.MET, Row("a", value=5.0, at_least=5).verdict())
        self.assertEqual(table.MISSED, Row("a", value=4.99, at_least=5).verdict())

    def test_what_was_not_measured_is_missed_or_skipped_but_never_met(self):
        self.assertEqual(table.MISSED, Row("a", at_most=1).verdict())
        self.assertEqual(table.MISSED, Row("a", value=float("nan"), at_most=1).verdict())
        self.assertEqual(table.SKIPPED, Row("a", at_most=1, skipped="not here").verdict())
        self.assertEqual("", Row("a", value=3).verdict())

    def test_one_missed_row_breaks_the_whole(self):
        good = [Row("a", value=1, at_most=1), Row("b", skipped="not here", at_most=1), Row("c")]
        self.assertTrue(table.is_kept(good))
        self.assertFalse(table.is_kept([*good, Row("d", value=2, at_most=1)]))

    def test_faster_is_the_others_time_over_ours(self):
        run = Race({"vfpilot": [1.0, 2.0], "other": [6.0, 12.0]})
        self.assertEqual(table.MET, table.faster("a", run, "vfpilot", "other", 6).verdict())
        self.assertEqual(table.MISSED, table.faster("a", run, "vfpilot", "other", 6.1).verdict())
        self.assertAlmostEqual(1 / 6, table.ratio("a", run, "vfpilot", "other").value)

    def test_the_table_says_what_the_budget_says(self):
        rows = [Row("速度", "1 ms", "ssh: 2 ms", 0.5, at_most=1.25),
                Row("b", "1 ms", "x: 9 ms", 9.0, "x faster", at_least=5),
                Row("c", "2.7 MB", "", 2.7, "MB", at_most=2.5), Row("d", skipped="no strace")]
        lines = table.text(rows).splitlines()
        self.assertIn("0.5x", lines[2])
        self.assertTrue(lines[2].endswith("<= 1.25x       met"), lines[2])
        self.assertIn(">= 5 x faster", lines[3])
        self.assertTrue(lines[4].endswith("<= 2.5 MB      MISSED"), lines[4])
        self.assertTrue(lines[5].endswith("SKIPPED: no strace"))
        told = [row.to_json() for row in rows]
        self.assertEqual(["met", "met", "MISSED", "SKIPPED"], [one["verdict"] for one in told])
        json.dumps(told)


class TestRace(unittest.TestCase):
    def test_runs_in_turn_and_turns_the_order_around(self):
        order = []
        run = race({name: lambda name=name: order.append(name) or 1.0 for name in "ab"}, 3)
        self.assertEqual("ab" "ab" "ba" "ab", "".join(order))
        self.assertEqual([1.0] * 3, run.samples["a"])

    def test_slow_ones_sit_rounds_out(self):
        run = race({"a": lambda: 1.0, "b": lambda: 4.0}, 5, every={"b": 2})
        self.assertEqual([4.0, None, 4.0, None, 4.0], run.samples["b"])
        self.assertEqual(0.25, run.ratio("a", "b"))
        self.assertEqual(4.0, run.median("b"))

    def test_a_load_that_meets_both_leaves_the_ratio(self):
        quiet = Race({"a": [1, 1, 1], "b": [2, 2, 2]})
        loaded = Race({"a": [1, 10, 3], "b": [2, 20, 6]})
        self.assertEqual(quiet.ratio("a", "b"), loaded.ratio("a", "b"))

    def test_a_program_that_fails_gives_no_time(self):
        self.assertGreater(seconds(["true"]), 0)
        self.assertGreater(seconds(["false"], expect=(1,)), 0)
        with self.assertRaisesRegex(Failed, "status 3\nbroken"):
            seconds(["sh", "-c", "echo broken >&2; exit 3"])


if __name__ == "__main__":
    unittest.main()
