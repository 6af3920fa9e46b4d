# SPDX-License-Identifier: GPL-3.0-or-later
"""What a job takes beyond the host's own tools."""

import json
import shutil

import stopwatch
import table
from host import Host

# Notes begin and end of the tool that it stands before, with as little of its own as it can.
WRAPPER = """#!/bin/bash
begin=$EPOCHREALTIME
"{real}" "$@"
status=$?
echo "$begin $EPOCHREALTIME" >>"{log}"
exit $status
"""


def _wrap(host, log):
    """systemd-run is left out: what it starts is the job."""
    for folder in ("usr/bin", "usr/sbin"):
        for tool in (host.root / folder).iterdir():
            if tool.is_symlink() or tool.name in ("systemd-run", "pveversion"):
                continue
            real = tool.with_name(f".{tool.name}")
            tool.rename(real)
            tool.write_text(WRAPPER.format(real=real, log=log))
            tool.chmod(0o755)


def covered(spans):
    """Length of what the spans cover; a tool may run another one."""
    total, end = 0.0, float("-inf")
    for begin, until in sorted(spans):
        total += max(0.0, until - max(begin, end))
        end = max(end, until)
    return total


def apply(bench):
    """As the journal tells it: from the first record of the job to its last."""
    rows = {"job": [], "tools": [], "beyond": []}
    for number in range(bench.rounds(3)):
        host = Host(bench.folder / f"job{number}", bench.engine, bench.openssh)
        log = host.folder / "tools.log"
        _wrap(host, log)
        host.run_engine("apply", "--goal", host.goal())
        journal = next((host.root / "var/lib/vfpilot/jobs").iterdir()) / "journal.jsonl"
        records = [json.loads(line) for line in journal.read_text().splitlines()]
        times = [record["timeMs"] / 1000 for record in records]
        if records[-1].get("outcome") != "done":
            raise stopwatch.Failed(f"the job ended with {records[-1]}")
        spans = [tuple(map(float, line.split())) for line in log.read_text().splitlines()]
        tools = covered((max(begin, times[0]), min(end, times[-1])) for begin, end in spans
                       if end > times[0] and begin < times[-1])
        job = times[-1] - times[0]
        for name, value in (("job", job), ("tools", tools), ("beyond", job - tools)):
            rows[name].append(value)
        shutil.rmtree(host.folder)
    race = stopwatch.Race(rows)
    return [table.Row("a whole job, beyond the host's tools",
                      f"{table.milliseconds(race.median('job'))} in all",
                      f"its tools: {table.milliseconds(race.median('tools'))}",
                      race.median("beyond"), "s", at_most=1, samples=rows)]
