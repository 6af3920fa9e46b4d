# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the result: what was measured, against what, and whether the budget is kept."""

import unicodedata
from dataclasses import dataclass, field

MET = "met"
MISSED = "MISSED"
NO_BUDGET = ""
SKIPPED = "SKIPPED"


@dataclass
class Row:
    """`value` is what the budget is about: at most `at_most`, at least `at_least`; without either
    the row only tells."""
    what: str
    ours: str = ""
    against: str = ""
    value: float | None = None
    unit: str = "x"
    at_most: float | None = None
    at_least: float | None = None
    skipped: str = ""  # why there is no value
    samples: dict = field(default_factory=dict)

    def verdict(self):
        if self.skipped:
            return SKIPPED
        if self.at_most is None and self.at_least is None:
            return NO_BUDGET
        if self.value is None or self.value != self.value:
            return MISSED
        is_met = (self.at_most is None or self.value <= self.at_most) and \
                 (self.at_least is None or self.value >= self.at_least)
        return MET if is_met else MISSED

    def budget(self):
        if self.at_most is not None:
            return f"<= {_number(self.at_most)}{self._unit()}"
        return "" if self.at_least is None else f">= {_number(self.at_least)}{self._unit()}"

    def result(self):
        if self.skipped or self.value is None:
            return ""
        return f"{self.value:.2f}".rstrip("0").rstrip(".") + self._unit()

    def _unit(self):
        return self.unit if self.unit in ("x", "") else " " + self.unit

    def to_json(self):
        return {"what": self.what, "ours": self.ours, "against": self.against,
                "value": self.value, "unit": self.unit, "atMost": self.at_most,
                "atLeast": self.at_least, "verdict": self.verdict() or "told",
                "skipped": self.skipped, "samples": self.samples}


def faster(what, race, ours, against, at_least=None, **more):
    """How many times as long the other takes."""
    return _row(what, race, ours, against, 1 / race.ratio(ours, against), at_least=at_least,
                unit="x faster", **more)


def ratio(what, race, ours, against, at_most=None, **more):
    return _row(what, race, ours, against, race.ratio(ours, against), at_most=at_most, **more)


def _row(what, race, ours, against, value, show=None, **more):
    show = show or milliseconds
    told = [f"{show(race.median(name))} (min {show(race.least(name))})" for name in (ours, against)]
    return Row(what, told[0], f"{against}: {told[1]}", value,
               samples={name: race.samples[name] for name in (ours, against)}, **more)


def milliseconds(value):
    return f"{value * 1000:.0f} ms" if value >= 0.02 else f"{value * 1000:.1f} ms"


def mebibytes(value):
    return f"{value / (1 << 20):.1f} MiB"


def is_kept(rows):
    """A row that was skipped breaks nothing, and proves nothing."""
    return all(row.verdict() != MISSED for row in rows)


def text(rows):
    head = ("what", "vfpilot", "against", "result", "budget", "")
    lines = [head] + [(row.what, row.ours, row.against, row.result(), row.budget(),
                       row.verdict() + (f": {row.skipped}" if row.skipped else "")) for row in rows]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(head))]
    rule = ["-" * width for width in widths]
    return "\n".join("  ".join(_padded(cell, width) for cell, width in zip(line, widths)).rstrip()
                     for line in [lines[0], rule, *lines[1:]])


def _number(value):
    return f"{value:g}"


def _width(cell):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in cell)


def _padded(cell, width):
    return cell + " " * (width - _width(cell))
