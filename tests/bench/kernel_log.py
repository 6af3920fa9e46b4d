# SPDX-License-Identifier: GPL-3.0-or-later
"""A long kernel log, and the catalog's patterns as grep -E takes them."""

import json
import random
import re
from pathlib import Path

CATALOG = Path(__file__).resolve().parents[2] / "resources" / "catalog" / "symptoms.json"

# What a PVE host logs all day, then the odd line that the catalog knows.
COMMON = (
    "vmbr0: port {n}(tap{n}i0) entered forwarding state",
    "usb 1-{d}: new high-speed USB device number {n} using xhci_hcd",
    "audit: type=1400 audit(1727172{n}.123:{n}): apparmor=\"DENIED\" operation=\"mount\" "
    "profile=\"lxc-{n}_</var/lib/lxc>\" name=\"/proc/sys/kernel/random/boot_id\" pid={n}",
    "i915 0000:00:02.0: [drm] Using Transparent Hugepages",
    "pci 0000:00:1c.{d}: BAR 14: assigned [mem 0x50800000-0x508fffff]",
    "DMAR-IR: HPET id {d} under DRHD base 0xfed91000",
    "EXT4-fs (dm-{d}): mounted filesystem with ordered data mode. Quota mode: none.",
    "kvm: SMP vm created on host with unstable TSC; guest TSC will not be reliable",
    "perf: interrupt took too long ({n} > 2500), lowering kernel.perf_event_max_sample_rate",
    "vfio-pci 0000:00:02.{d}: enabling device (0000 -> 0002)",
)
KNOWN = (
    "i915 0000:00:02.0: Running in SR-IOV PF mode",
    "i915 0000:00:02.0: Enabled {d} VFs",
    "i915: unknown parameter 'max_vfs' ignored",
    "i915 0000:00:02.0: [drm] *ERROR* GT0: GUC: mmio request 0x4100: failure 201/0",
)
SEVERE = (
    "i915 0000:00:02.0: not enough MMIO resources for SR-IOV",
    "i915 0000:00:02.0: No VFs could be associated with this PF",
    "BUG: kernel NULL pointer dereference, address: 0000000000000008",
    "i915 0000:00:02.0: [drm] GPU HANG: ecode 12:1:85dffffb",
    "i915 0000:00:02.0: PF aborted",
)

KNOWN_EACH = 1000  # one known line in so many
BLOCK = 10_000     # lines that differ; the log is made of copies


def write(path, lines):
    """Writes the log, the same one each time, and returns how many of its lines are known."""
    draw = random.Random(1)
    known = 0
    block = []
    for number in range(BLOCK):
        is_known = number % KNOWN_EACH == KNOWN_EACH - 1
        known += is_known
        text = KNOWN[known % len(KNOWN)] if is_known else draw.choice(COMMON)
        stamp = f"{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}"
        text = text.format(n=draw.randrange(100, 10_000), d=draw.randrange(1, 8))
        block.append(f"Nov 27 {stamp} pve kernel: [{number / 7:14.6f}] {text}\n")
    copies = lines // BLOCK
    with open(path, "w", encoding="ascii") as log:
        for _ in range(copies):
            log.writelines(block)
    return known * copies


def extended(pattern):
    """A pattern of the catalog in POSIX's extended syntax, as GNU grep reads it."""
    ignore_case = pattern.startswith("(?i)")
    if ignore_case:
        pattern = pattern[len("(?i)"):]
    pattern = re.sub(r"\(\?(:|P<[a-z]+>)", "(", pattern).replace(r"\d", "[0-9]")
    # As little as possible or as much: which lines match is the same.
    pattern = re.sub(r"(?<!\\)([*+}])\?", r"\1", pattern)
    if "(?" in pattern or re.search(r"\\[DpPAz]", pattern):
        raise ValueError(f"no such thing in grep -E: {pattern}")
    if ignore_case:
        pattern = re.sub("[a-zA-Z]", lambda m: f"[{m[0].lower()}{m[0].upper()}]", pattern)
    return pattern


def patterns():
    symptoms = json.loads(CATALOG.read_text())["symptoms"]
    return [extended(pattern) for symptom in symptoms for pattern in symptom["patterns"]]
