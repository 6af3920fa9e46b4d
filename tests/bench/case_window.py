# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the wizard to its first page, without a screen, against an empty window."""

import os
import subprocess
import time

import stopwatch
import table

OURS = "vfpilot"
OTHER = "empty Qt window"


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
    memory = {OURS: [], OTHER: []}

    def contender(name, program):
        def run():
            took, resident = start(bench, program)
            memory[name].append(resident)
            return took
        return run

    race = stopwatch.race({OURS: contender(OURS, bench.wizard),
                           OTHER: contender(OTHER, bench.empty_window)}, bench.rounds(20))
    resident = stopwatch.Race(memory)
    return [table.ratio("start to the first page", race, OURS, OTHER, at_most=2),
            table.ratio("the same, resident memory", resident, OURS, OTHER, at_most=1.6,
                        show=table.mebibytes)]
