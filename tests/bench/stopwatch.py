# SPDX-License-Identifier: GPL-3.0-or-later
"""Times of several contenders, taken in turn: what else the machine does meets them all alike."""

import statistics
import subprocess
import time
from dataclasses import dataclass


class Failed(Exception):
    """What was to be measured did not do its work; the text says how."""


@dataclass(frozen=True)
class Race:
    """Samples by contender, one a round; a contender that sits rounds out has None there."""
    samples: dict

    def of(self, name):
        return [sample for sample in self.samples[name] if sample is not None]

    def median(self, name):
        return statistics.median(self.of(name))

    def least(self, name):
        return min(self.of(name))

    def ratio(self, name, against):
        """Median of the ratios of each round, in which both have met the same load."""
        pairs = zip(self.samples[name], self.samples[against])
        return statistics.median(a / b for a, b in pairs if a is not None and b is not None)


def race(contenders, rounds, every=None):
    """Runs each contender once without looking, then once a round; the order turns around from
    round to round. A contender is called without arguments and returns its time, or any other
    measure. `every` lets slow ones take part in each n-th round only, by name."""
    every = every or {}
    for run in contenders.values():
        run()
    samples = {name: [] for name in contenders}
    for number in range(rounds):
        order = list(contenders) if number % 2 == 0 else list(reversed(contenders))
        for name in order:
            takes_part = number % every.get(name, 1) == 0
            samples[name].append(contenders[name]() if takes_part else None)
    return Race(samples)


def seconds(command, expect=(0,), **more):
    """Wall time of a program from its start to its end."""
    more.setdefault("stdin", subprocess.DEVNULL)
    started = time.perf_counter()
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                         **more)
    took = time.perf_counter() - started
    if ran.returncode not in expect:
        words = " ".join(map(str, command))
        last = ran.stdout.decode("utf-8", "replace")[-2000:]
        raise Failed(f"{words[:200]}: status {ran.returncode}\n{last}")
    return took
