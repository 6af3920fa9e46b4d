# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of a scenario: a line each, counted."""

import time


class Checks:
    def __init__(self):
        self.passed = self.failed = 0
        self._begin = time.monotonic()

    def that(self, holds, what, seen=""):
        """Puts one check down; `seen` is shown where it does not hold."""
        self.passed += bool(holds)
        self.failed += not holds
        print(f"{'ok  ' if holds else 'FAIL'} {self.seconds():5} s  {what}", flush=True)
        if not holds and seen:
            print("        seen: " + str(seen)[-1500:].replace("\n", "\n        "), flush=True)
        return bool(holds)

    def equal(self, seen, wanted, what):
        return self.that(seen == wanted, what, f"{seen!r}, not {wanted!r}")

    def note(self, what):
        print(f"  .. {self.seconds():5} s  {what}", flush=True)

    def seconds(self):
        return round(time.monotonic() - self._begin)
