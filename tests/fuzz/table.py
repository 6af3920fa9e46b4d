# SPDX-License-Identifier: GPL-3.0-or-later
"""What libFuzzer said of each target, and what all of it comes to."""

import re
from dataclasses import dataclass


@dataclass
class Outcome:
    target: str
    executions: int = 0
    corpus: int = 0
    seconds: float = 0
    finding: str = ""  # in one line; empty: none

    @property
    def is_good(self):
        """A target that ran nothing has proved nothing."""
        return not self.finding and self.executions > 0


def outcome_of(target, output, status, seconds):
    """`output` is libFuzzer's, `status` its exit status."""
    runs = re.findall(r"^stat::number_of_executed_units: (\d+)", output, re.M) or \
        re.findall(r"^#(\d+)\t", output, re.M) or ["0"]
    corpus = re.findall(r"\bcorp: (\d+)", output) or ["0"]
    finding = ""
    if status != 0:
        reasons = re.findall(r"^(?:.*does not hold: .*|.*runtime error: .*|==\d+== ?ERROR: .*"
                             r"|SUMMARY: .*)$", output, re.M)
        kept = re.findall(r"Test unit written to (\S+)", output)
        finding = (reasons or [f"exit status {status}"])[0] + (f" ({kept[-1]})" if kept else "")
    return Outcome(target, int(runs[-1]), int(corpus[-1]), seconds, finding)


def text(outcomes):
    lines = [("target", "executions", "a second", "corpus", "findings")]
    lines += [(one.target, f"{one.executions:,}", f"{one.executions / max(one.seconds, 1):,.0f}",
               str(one.corpus), one.finding or ("0" if one.is_good else "0, ran nothing"))
              for one in outcomes]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    return "\n".join("  ".join([line[0].ljust(widths[0]),
                                *(cell.rjust(width) for cell, width in zip(line[1:4], widths[1:])),
                                line[4]]) for line in lines)


def summary(outcomes):
    return (f"targets: {len(outcomes)}, executions: {sum(one.executions for one in outcomes)}, "
            f"findings: {sum(bool(one.finding) for one in outcomes)}")
