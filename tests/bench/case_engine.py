# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine alone, on the host's files: a look at the host, a long log, many VMs, its size."""

import os
import re
import shutil
import subprocess

import guide
import kernel_log
import stopwatch
import table

OURS = "vfpilot"
LOG_LINES = 1_000_000
VMS = 10_000
NODES = 64

# A usual VM; every tenth has a device of the host.
CONFIG = """agent: 1
boot: order=scsi0;net0
cores: 4
cpu: host
machine: q35
memory: 8192
name: vm{vmid}
net0: virtio=BC:24:11:00:00:01,bridge=vmbr0
numa: 0
ostype: l26
scsi0: local-zfs:vm-{vmid}-disk-0,iothread=1,size=32G
scsihw: virtio-scsi-single
smbios1: uuid=7ac3b3bb-0000-4000-8000-0000000{vmid:05}
{device}vmgenid: 9c1f1f0e-0000-4000-8000-0000000{vmid:05}
"""


def probe(bench):
    root = ["--root", str(bench.host.root)]
    command = [str(bench.engine), *root, "probe"]
    return [_probe_time(bench, command), _subprocesses(bench, command)]


def _probe_time(bench, command):
    what, other = "engine probe", "the guide in one script"
    if bench.tools.missing():
        return table.Row(what, against=other, at_least=5, skipped=bench.tools.missing())
    script = bench.folder / "guide.sh"
    script.write_text("\n".join(guide.commands(bench.host, bench.tools)) + "\n")
    race = stopwatch.race({OURS: lambda: stopwatch.seconds(command),
                           other: lambda: stopwatch.seconds(["sh", str(script)], expect=(0, 1))},
                          bench.rounds(40))
    return table.faster(what, race, OURS, other, at_least=5)


def _subprocesses(bench, command):
    """On a host without an uploaded package, whose control file dpkg-deb has to read."""
    what = "processes that probe starts"
    if not shutil.which("strace"):
        return table.Row(what, at_most=0, skipped="no strace")
    trace = bench.folder / "trace"
    packages = bench.host.root / "var/lib/vfpilot/packages"
    aside = packages.with_name("packages.aside")
    packages.rename(aside)
    try:
        ran = subprocess.run(["strace", "-f", "-qq", "-e", "trace=execve,fork,vfork,clone,clone3",
                              "-o", str(trace), *command], capture_output=True, check=False)
    finally:
        aside.rename(packages)
    if ran.returncode or "execve(" not in trace.read_text("latin-1"):
        return table.Row(what, at_most=0, skipped="strace may not look")
    # One is its own start.
    started = len(re.findall(r"\b(?:execve|v?fork|clone3?)\(", trace.read_text("latin-1"))) - 1
    return table.Row(what, str(started), value=started, unit="", at_most=0)


def long_log(bench):
    log, patterns = bench.folder / "long.log", bench.folder / "patterns"
    known = kernel_log.write(log, LOG_LINES)
    patterns.write_text("\n".join(kernel_log.patterns()) + "\n")
    environment = {**os.environ, "LC_ALL": "C"}
    grep = ["grep", "-c", "-E", "-f", str(patterns), str(log)]
    found = int(subprocess.run(grep, capture_output=True, env=environment, check=True).stdout)
    if found != known:
        raise stopwatch.Failed(f"grep finds {found} of {known} lines: other patterns")
    ours = [str(bench.engine), "diagnose", "--json", str(log)]
    other = "grep -E"
    race = stopwatch.race({OURS: lambda: stopwatch.seconds(ours, expect=(3,)),
                           other: lambda: stopwatch.seconds(grep, env=environment)},
                          bench.rounds(10))
    log.unlink()
    return [table.ratio(f"kernel log of {LOG_LINES} lines", race, OURS, other, at_most=1.5)]


def _fill(root, count, nodes):
    """VMs spread over nodes, the host's own among them."""
    own = os.readlink(root / "etc/pve/qemu-server").split("/")[1]
    names = [own] + [f"node{number}" for number in range(1, nodes)]
    for name in names:
        (root / "etc/pve/nodes" / name / "qemu-server").mkdir(parents=True, exist_ok=True)
    for number in range(count):
        vmid = 10_000 + number
        device = "hostpci0: 0000:00:02.1,pcie=1\n" if number % 10 == 0 else ""
        path = root / "etc/pve/nodes" / names[number % nodes] / "qemu-server" / f"{vmid}.conf"
        path.write_text(CONFIG.format(vmid=vmid, device=device))


def _peak_memory(bench, command):
    """Bytes resident at the highest."""
    ran = subprocess.run([str(bench.peak_memory), *command], capture_output=True, text=True,
                         check=False)
    if ran.returncode:
        raise stopwatch.Failed(f"{' '.join(command)}: {ran.stderr[-1000:]}")
    return int(ran.stdout)


def many_vms(bench):
    """A look at the host reads the VMs of its own node; so all of them on one node is the harder
    case. The list of the Machines page is of all nodes."""
    rows = []
    for nodes, budget in ((NODES, 3), (1, None)):
        root = bench.folder / f"vms{nodes}"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(bench.host.root, root, symlinks=True)
        shutil.rmtree(root / "var/lib/vfpilot")
        command = [str(bench.engine), "--root", str(root), "probe"]
        flat = _peak_memory(bench, command)
        _fill(root, VMS, nodes)
        grep = ["grep", "-r", "hostpci", str(root / "etc/pve/nodes")]
        other = "grep -r hostpci"
        name = f"{VMS} VMs on {nodes} node{'s' if nodes > 1 else ''}"
        listing = [str(bench.engine), "--root", str(root), "vms", "--all-nodes"]
        for what, run in ((name, command), (f"{name}, listed", listing)):
            race = stopwatch.race({OURS: lambda run=run: stopwatch.seconds(run),
                                   other: lambda run=grep: stopwatch.seconds(run)},
                                  bench.rounds(8))
            full = _peak_memory(bench, run)
            rows.append(table.ratio(what, race, OURS, other, at_most=budget))
            rows.append(table.Row(f"{what}, memory", table.mebibytes(full),
                                  f"with a few VMs: {table.mebibytes(flat)}", full / flat,
                                  at_most=1.25 if budget else None))
        shutil.rmtree(root)
    return rows


def size(bench):
    megabytes = bench.engine.stat().st_size / 1e6
    return [table.Row("engine, stripped", f"{megabytes:.2f} MB", value=megabytes, unit="MB",
                      at_most=2.5)]
