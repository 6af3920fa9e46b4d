# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the wizard to its first page, without a screen, against an empty window
and against one with a line of text: the fonts alone."""

import os
import subprocess
import time

import stopwatch
import table

OURS = "vfpilot"
EMPTY = "empty Qt window"
ONE_LINE = "Qt window with one line"


def start(bench, program):
    """Seconds to the first painting, and bytes resident then."""
    told = bench.folder / "first_paint"
    told.unlink(missing_ok=True)
    home = bench.folder / "home"
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_PLUGIN_PATH": str(bench.plugins),
        "QT_QPA_GENERIC_PLUGINS": "vfpilot_first_paint", "VFPILOT_BENCH_FIRST_PAINT": str(told),
        "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache"),
        "LC_ALL": "C.UTF-8"}
    home.mkdir(exist_ok=True)
    started = time.clock_gettime(time.CLOCK_MONOTONIC)
    ran = subprocess.run([str(program)], env=environment, capture_output=True, timeout=120,
                         check=False)
    if ran.returncode or not told.exists():
        raise stopwatch.Failed(f"{program}: status {ran.returncode}\n"
                               + ran.stderr.decode("utf-8", "replace")[-2000:])
    painted, resident = told.read_text().split()
    return float(painted) - started, int(resident)


def window(bench):
    programs = {OURS: bench.wizard, EMPTY: bench.empty_window, ONE_LINE: bench.one_line_window}
    memory = {name: [] for name in programs}

    def contender(name):
        def run():
            took, resident = start(bench, programs[name])
            memory[name].append(resident)
            return took
        return run

    race = stopwatch.race({name: contender(name) for name in programs}, bench.rounds(20))
    resident = stopwatch.Race(memory)
    rows = []
    for other, most, most_memory in ((EMPTY, 2, 1.6), (ONE_LINE, None, None)):
        rows.append(table.ratio("start to the first page", race, OURS, other, at_most=most))
        rows.append(table.ratio("the same, resident memory", resident, OURS, other,
                                at_most=most_memory, show=table.mebibytes))
    return rows
