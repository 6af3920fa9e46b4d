# SPDX-License-Identifier: GPL-3.0-or-later
"""From connecting to the facts, with the engine already on the host; near and far away."""

import json
import shlex
import statistics
import subprocess

import guide
import stopwatch
import table
from proxy import Link, Proxy
from peers import Ansible

RTT = 0.1
WIDTH = 1_000_000  # bytes a second
OURS = "vfpilot"
SSH = "ssh host true"
SCRIPT = "the guide in one ssh"
CALLS = "the guide in ten ssh"
ANSIBLE = "ansible setup"


def facts(host, program, port=None):
    """What bench_connect_time tells of one connection; "facts" is in nanoseconds."""
    ran = subprocess.run(host.connect_time(program, port), capture_output=True, text=True,
                         timeout=300, check=False)
    if ran.returncode:
        raise stopwatch.Failed(ran.stderr[-2000:])
    return json.loads(ran.stdout)


def contenders(host, bench, port=None):
    """Each returns its seconds."""
    found = {OURS: lambda: facts(host, bench.connect_time, port)["facts"] / 1e9,
             SSH: lambda: stopwatch.seconds(host.ssh("true", port=port))}
    if not bench.tools.missing():
        # grep without a hit, or the file that is not there, is no failure of the whole.
        lines = guide.commands(host, bench.tools)
        script = "; ".join(lines) + "; true"
        found[SCRIPT] = lambda: stopwatch.seconds(host.ssh(script, port=port))
        found[CALLS] = lambda: sum(
            stopwatch.seconds(host.ssh(f"{line} || true", port=port)) for line in lines)
    if not Ansible.missing():
        ansible = Ansible(host, bench.folder / "ansible")
        found[ANSIBLE] = lambda: ansible.seconds(port)
    return found


def _peers(what, race, bench, ansible_budget):
    rows = []
    for name in (SCRIPT, CALLS):
        if name in race.samples:
            rows.append(table.faster(what, race, OURS, name))
        else:
            rows.append(table.Row(what, against=name, skipped=bench.tools.missing()))
    if ANSIBLE in race.samples:
        rows.append(table.faster(what, race, OURS, ANSIBLE, at_least=ansible_budget))
    else:
        rows.append(table.Row(what, against=ANSIBLE, skipped=Ansible.missing()))
    return rows


def near(bench):
    what = "connect to facts"
    with bench.host as host:
        race = stopwatch.race(contenders(host, bench), bench.rounds(20), every={CALLS: 4, ANSIBLE: 4})
    return [table.ratio(what, race, OURS, SSH, at_most=1.25), *_peers(what, race, bench, 5)]


class _Counted:
    """A contender through the slow link, and the fewest round trips it was seen to wait for."""

    def __init__(self, proxy, run):
        self._proxy, self._run = proxy, run
        self.trips = None

    def __call__(self):
        before = len(self._proxy.calls)
        took = self._run()
        seen = self._proxy.wait_for_call(before).round_trips()
        self.trips = seen if self.trips is None else min(self.trips, seen)
        return took


def far(bench):
    what = f"connect to facts, {RTT * 1000:.0f} ms away"
    with bench.host as host, Proxy(host.port, Link(RTT)) as proxy:
        host.trust(proxy.port)
        all_of_them = contenders(host, bench, proxy.port)
        for name in (OURS, SSH):
            all_of_them[name] = _Counted(proxy, all_of_them[name])
        race = stopwatch.race(all_of_them, bench.rounds(8),
                              every={SCRIPT: 2, CALLS: 8, ANSIBLE: 8})
    ours, ssh = all_of_them[OURS].trips, all_of_them[SSH].trips
    beyond = [(a - b) / RTT for a, b in zip(race.samples[OURS], race.samples[SSH])]
    return [
        table.Row(what, table.milliseconds(race.median(OURS)),
                  f"{SSH}: {table.milliseconds(race.median(SSH))}", statistics.median(beyond),
                  "round trips more", at_most=3,
                  samples={name: race.samples[name] for name in (OURS, SSH)}),
        table.Row("round trips waited for, counted", str(ours), f"{SSH}: {ssh}", ours - ssh,
                  "round trips more", at_most=3),
        *_peers(what, race, bench, None)]


def _trips(bench, host):
    with host, Proxy(host.port, Link(RTT)) as proxy:
        host.trust(proxy.port)
        fewest = None
        for number in range(3):
            told = facts(host, bench.connect_time, proxy.port)
            seen = proxy.wait_for_call(number).round_trips()
            fewest = seen if fewest is None else min(fewest, seen)
    return fewest, told


def constant(bench):
    """A host with more to say costs no more round trips."""
    trips, told = _trips(bench, bench.host)
    more_trips, more = _trips(bench, bench.worse_host())
    return [table.Row(
        "round trips, a host with more findings",
        f"{more_trips} for {more['findings']} findings, {more['reply'] // 1024} KiB",
        f"{trips} for {told['findings']} findings, {told['reply'] // 1024} KiB",
        more_trips - trips, "round trips more", at_most=0)]


def upload(bench):
    """The first connection of all brings the engine along."""
    link = Link(RTT, WIDTH)
    size = bench.engine.stat().st_size
    with bench.host as host, Proxy(host.port, link) as proxy:
        host.trust(proxy.port)
        target = shlex.quote(str(host.folder / "copy"))

        def ours():
            host.remove_engine()
            return facts(host, bench.connect_time, proxy.port)["facts"] / 1e9

        def by_hand():
            with open(bench.engine, "rb") as engine:
                return stopwatch.seconds(host.ssh(f"cat >{target}", port=proxy.port), stdin=engine)

        cat = "ssh host 'cat >engine'"
        try:
            race = stopwatch.race({OURS: ours, cat: by_hand}, bench.rounds(3))
        finally:
            host.put_engine()
    least = size / WIDTH
    return [table.ratio(f"engine brought along, 100 ms and 1 MB/s (at least {least:.1f} s)", race,
                        OURS, cat)]
