# SPDX-License-Identifier: GPL-3.0-or-later
"""The kernel log: /dev/kmsg as a regular file with one record a line."""

import time


def escaped(text):
    """Text as /dev/kmsg gives it: control characters, backslash and non-ASCII as \\xHH."""
    return "".join(chr(byte) if 32 <= byte < 127 and byte != 92 else f"\\x{byte:02x}"
                   for byte in text.encode("utf-8", "surrogateescape"))


class KernelLog:
    PATH = "/dev/kmsg"

    def __init__(self, tree):
        self.tree = tree
        self._records = len(tree.read(self.PATH, "").splitlines())
        self._last = 0.0
        self._zero = None  # monotonic time of second 0; None: stamps are given

    def clear(self):
        self.tree.write(self.PATH, "", 0o644)
        self._records, self._last, self._zero = 0, 0.0, None

    def run_on_from(self, seconds):
        """From now on lines are stamped by the clock, `seconds` being now."""
        self._zero = time.monotonic() - max(seconds, self._last)

    def say(self, text, at=None, level=6):
        """Adds a line. Never earlier than the line before it."""
        if at is None:
            at = time.monotonic() - self._zero if self._zero is not None else self._last + 0.0002
        self._last = max(self._last, at)
        self.tree.append(self.PATH, f"{level},{self._records},{int(self._last * 1e6)},-;"
                                    f"{escaped(text)}\n")
        self._records += 1

    def last_stamp(self):
        lines = self.tree.read(self.PATH, "").splitlines()
        return int(lines[-1].split(",")[2]) / 1e6 if lines else 0.0
