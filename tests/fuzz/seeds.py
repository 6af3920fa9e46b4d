# SPDX-License-Identifier: GPL-3.0-or-later
"""What each fuzz target starts from: made of the test data, and of a few lines where there is none.

A seed is laid out as its target reads it: mostly a byte that chooses, then the text, then smaller
texts, each behind a byte 0xff (tests/fuzz/property.h)."""

import fnmatch
import json
import re
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
DATA = TOP / "tests" / "data"
WORDS = [b"intel_iommu=on", b"iommu=pt", b"i915.enable_guc=3", b"i915.max_vfs=7",
         b"module_blacklist=xe"]
LINES = ["root=ZFS=rpool/ROOT/pve-1 boot=zfs intel_iommu=off iommu=pt",
         "BOOT_IMAGE=/boot/vmlinuz-6.8.4-2-pve root=/dev/mapper/pve-root ro quiet -- single",
         'root=/dev/sda1 "dyndbg=file a.c +p" module_blacklist=nouveau,i915 pci=noaer pci=realloc',
         'root=x console=tty0 console=ttyS0,115200 i915.enable-guc=1 i915.enable_guc=2 a="b c']


def seeds(target):
    return {number: one for number, one in enumerate(_MAKERS[target]())}


def write(target, folder):
    """The seeds as files, and no others."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, content in seeds(target).items():
        (folder / str(name)).write_bytes(content)


def host_files(text):
    """path -> bytes of a host text (tests/support/host_text.h)."""
    files, path, is_bytes = {}, None, False
    for line in text.split("\n"):
        if line.startswith("|") and path and is_bytes:
            at, _, row = line[1:].partition(":")
            row = bytes.fromhex(row)
            files[path][int(at, 16):int(at, 16) + len(row)] = row
        elif line.startswith("|") and path:
            files[path] += line[1:].encode() + b"\n"
        elif line == "\\" and path:
            del files[path][-1:]
        elif line and not line.startswith("#"):
            words = line.split()
            path = words[-1] if words[0] in ("file", "bytes") else None
            is_bytes = words[0] == "bytes"
            if path:
                files[path] = bytearray(int(words[2]) if is_bytes else 0)
    return files


def _hosts():
    return [one.read_bytes() for one in sorted((DATA / "hosts").glob("*.txt"))]


def _found(pattern, before=b"", skip=0):
    """Contents of the hosts' files whose path matches, each once."""
    found = {}
    for host in _hosts():
        for path, content in host_files(host.decode()).items():
            if re.search(pattern, path):
                found[bytes(content[skip:])] = None
    return [before + content for content in found]


def _format(name):
    return [one.read_bytes() for one in sorted((DATA / "formats" / name).iterdir())]


def _with_words(texts):
    return [b"\xff".join([text, *words]) for text in texts for words in (WORDS[:3], WORDS[3:])]


def _cmdlines():
    return [line.encode() for line in LINES] + _found(r"^/(proc|etc/kernel)/cmdline$")


def _grub():
    return _format("grub_default") + _found(r"^/etc/default/grub") + [
        b"A='a b'\nexport GRUB_CMDLINE_LINUX_DEFAULT=\"$A quiet\\\n ${A}\" B=c\\ d # e\n"]


def _json(value, kind=b""):
    return kind + json.dumps(value, separators=(",", ":")).encode()


def _goals():
    """Each goal of the plans' data once, shortest first."""
    texts = {json.dumps(json.loads(one.read_text())) for one in DATA.glob("plans/*/goal.json")}
    return [json.loads(text) for text in sorted(texts, key=lambda text: (len(text), text))]


SPECS = [
    {"kind": "edit-file", "path": "/etc/kernel/cmdline", "mode": "0644", "before": "root=a\n",
     "after": "root=a iommu=pt\n", "tokens": ["iommu=pt"], "format": "kernel-cmdline",
     "removed": []},
    {"kind": "edit-file", "path": "/etc/modules", "mode": "0644", "before": "vfio\nkvmgt\n",
     "after": "vfio\n", "tokens": [], "format": "lines", "removed": ["kvmgt"],
     "leftovers": ["gvt-module"], "onlyClears": True},
    {"kind": "own-file", "path": "/etc/modules-load.d/vfpilot.conf", "group": "boot", "args": {},
     "before": None, "modeBefore": "", "after": "vfio\n"},
    {"kind": "install-packages", "packages": ["dkms"]},
    {"kind": "install-engine-copy", "path": "/usr/local/libexec/vfpilot/vfpilot-engine",
     "sha256": "aa", "sha256Before": ""},
    {"kind": "install-driver", "release": "2025.07.22", "package": "i915-sriov-dkms",
     "file": "/var/lib/vfpilot/a.deb", "sha256": "aa", "kernels": ["6.8.12-5-pve"]},
    {"kind": "trial-build", "release": "2025.07.22", "package": "i915-sriov-dkms",
     "module": "i915", "file": "/var/lib/vfpilot/a.deb", "sha256": "aa",
     "kernel": "6.8.12-5-pve", "jobs": 2},
    {"kind": "enable-unit", "unit": "vfpilot-vfs.service"},
    {"kind": "rebuild-initramfs", "kernels": ["6.8.12-5-pve"]},
    {"kind": "render-boot-entries", "loader": "grub", "esps": [], "kernels": ["6.8.12-5-pve"],
     "tokens": ["iommu=pt"], "wayBack": "quiet iommu=pt"},
    {"kind": "vm-settings", "vmid": 101, "slot": 0, "vf": "0000:00:02.1", "before": None,
     "after": "0000:00:02.1", "digest": "aa", "path": "/etc/pve/qemu-server/101.conf",
     "textBefore": "", "textAfter": "hostpci0: 0000:00:02.1\n"}]
UNDO = {"values": {"a": "b"}, "files": [
    {"path": "/etc/kernel/cmdline", "exists": True, "mode": 420, "uid": 0, "gid": 0,
     "hashBefore": "aa", "hashAfter": "bb", "keptAs": "before/1", "xattrs": {"user.a": "00ff"}},
    {"path": "/etc/new", "exists": False, "hashAfter": "bb"}], "madeFolders": ["/etc/a"]}
STEP = "edit-file:/etc/kernel/cmdline"
RECORDS = [{"type": "job-begun", "bootId": "b"}, {"type": "step-begun", "step": STEP, "undo": UNDO},
           {"type": "step-done", "step": STEP}, {"type": "undo-begun", "bootId": "b"},
           {"type": "step-failed", "step": STEP,
            "error": {"code": "no-space", "args": {"path": "/"}, "detail": ""}},
           {"type": "step-undone", "step": STEP}, {"type": "job-ended", "outcome": "done"}]


def _journals():
    lines = [_json({"seq": number, "timeMs": 1795475701000 + number, **record}) + b"\n"
             for number, record in enumerate(RECORDS, 1)]
    return [b"\0\0" + _json(UNDO)] + [b"\1\x10" + b"".join(lines[:count]) for count in (2, 3, 7)]


def _plans():
    job = {"id": "20261123-231501-4f2a", "goal": _goals()[0], "digest": "aa", "createdMs": 1,
           "bootId": "b", "rebootNeeded": True, "specs": SPECS, "planned": []}
    return [_json(SPECS, b"\0"), _json(job, b"\1")] + \
        [_json([spec], b"\0") for spec in SPECS] + [_json(goal, b"\2") for goal in _goals()]


def _messages():
    calls = [{"id": 1, "method": "probe", "params": {}}, {"method": "hello", "params": {}},
             {"id": 2, "result": {"jobs": []}}, {"id": 3, "method": "plan", "params": {"goal": 1}},
             {"id": None, "error": {"code": -32700, "message": "bad-message", "data": {
                 "code": "bad-message", "args": {"reason": "a"}, "detail": ""}}}]
    return [_json({"jsonrpc": "2.0", **call}) for call in calls]


def _structs():
    """The order is that of Structs in fuzz_codec.cpp, two behind."""
    facts = [one.read_text() for one in sorted(DATA.glob("plans/*/facts.json"))]
    facts = [json.loads(one) for one in facts if '"base"' not in one][:2]
    record = {"seq": 1, "timeMs": 2, **RECORDS[4]}
    follow = {"id": "20261123-231501-4f2a", "since": 3, "outputOffset": 4}
    some = [(2, {key: value for key, value in one.items() if key != "files"}) for one in facts]
    some += [(4, goal) for goal in _goals()] + [(6, record), (7, {"lastSeq": 1, "steps": [
        {"planned": {"id": STEP}, "state": "done", "beganMs": 1, "endedMs": 2}]}), (16, follow),
        (18, {"vms": [{"vmid": 101, "hostpci": [{"slot": 0, "value": "a", "addresses": ["b"]}]}],
              "vfs": [{"address": "0000:00:02.1", "iommuGroup": 3, "usedBy": [101]}]}),
        (20, {"protocol": 1, "uid": 0, "root": "/", "capabilities": ["a"]}),
        (25, {"device": "46d1", "route": "i915-dkms", "parameters": ["iommu=pt"], "routes": [
            {"id": "i915-dkms", "usable": True, "args": {"a": "b"}}]}),
        (22, {"job": "a", "record": record}), (23, {"job": "a", "offset": 1, "next": 3})]
    return [b"\0" + line for line in _messages()] + [b"\1facts"] + \
        [_json(value, bytes([kind])) for kind, value in some]


def _catalogs():
    names = ("devices", "drivers", "parameters", "leftovers", "symptoms")
    whole = [json.loads((TOP / "resources" / "catalog" / f"{name}.json").read_text())
             for name in names]
    small = []
    for which, file in enumerate(whole):
        for name, rows in file.items():
            if isinstance(rows, list):
                small += [_json({**file, name: [row]}, bytes([which])) for row in rows]
    patterns = (r"unknown parameter '(?P<name>\w+)'", r"(a*)*b", r"^\x00[^a]+$")
    return small + [b"\5" + pattern.encode() + b"\xff" + b"i915: unknown parameter 'max_vfs'"
                    for pattern in patterns]


def _guard():
    """A choice, then texts of the files in the order of fuzz_guard.cpp."""
    route = (b"Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"
             b"vmbr0\t00000000\t0102A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n")
    route6 = (b"%s 00 %s 00 fe80000000000000020000fffe000001 00000400 00000001 00000000 00000003"
              b"    vmbr0\n" % (b"0" * 32, b"0" * 32))
    arp = (b"IP address       HW type     Flags       HW address            Mask     Device\n"
           b"192.168.2.1      0x1         0x2         02:00:00:00:00:01     *        vmbr0\n")
    session = b"# private\nUID=0\nACTIVE=1\nCLASS=user\nTYPE=tty\n"
    return [b"\x7b" + b"\xff".join([route, route6, arp, session, b"4711\n", b"1\n"]),
            b"\0" + b"\xff".join([route, b"", arp.replace(b"0x2", b"0x0"), b"", b"", b"1\n"]),
            b"\3" + b"\xff".join([b"", route6 + route6.replace(b"vmbr0", b"eno1"), b"", b"CLASS=user"])]


def _leftovers():
    """The rule's number, a byte whose lowest bit chooses GRUB, a file that the rule looks into."""
    rules = json.loads((TOP / "resources" / "catalog" / "leftovers.json").read_text())["leftovers"]
    files = [(path, text.encode()) for one in sorted(DATA.glob("plans/*/facts.json"))
             for facts in [json.loads(one.read_text())]
             for path, text in facts.get("patch", facts).get("files", {}).items() if text]
    known = sorted(set(files))
    made = []
    for number, rule in enumerate(rules):
        if rule["where"] == "cmdline":
            made += [bytes([number, 0]) + text for path, text in known
                     if path == "/etc/kernel/cmdline"]
            made += [bytes([number, 1]) + text for path, text in known
                     if path == "/etc/default/grub"]
        for which, glob in enumerate(rule.get("files", [])):
            made += [bytes([number, which * 2]) + text for path, text in known
                     if fnmatch.fnmatchcase(path, glob)]
    return made


TRIALS = {"format": 1, "builds": [
    {"release": "2025.07.22", "kernel": "6.8.12-5-pve", "packageSha256": "c" * 64,
     "result": "failed", "timeMs": 1795475701000, "log": "make: *** [a.o] Error 1\n"},
    {"release": "2025.07.22", "kernel": "7.0.14-8-pve", "packageSha256": "c" * 64,
     "result": "built", "timeMs": 1795475702000, "log": ""}]}


def _small():
    return _found(r"os-release$", b"\0") + _found(r"^/proc/(self/)?mounts$", b"\1") + \
        _found(r"loader/entries/", b"\2") + _found(r"\.(service|target|conf)$", b"\3") + \
        _found(r"/ha/resources\.cfg$", b"\5") + _found(r"dkms\.conf$", b"\6") + \
        [_json(TRIALS, b"\7") + b"\xffmake: a\n\xfe", b"\x08root=a it's \"b\" $c `d`",
         b"\5vm: 100\n\tgroup a\n\tstate started\n\npvevm: 101\n\tstate ignored\n\nct: 102\n",
         b"\6PACKAGE_NAME=\"i915-sriov-dkms\"\nPACKAGE_VERSION=2025.07.22\nMAKE=\"make -j\"\n",
         b"\3[Unit]\nBefore = a.service \\\n# c\n b.service\n\xffBefore", b"\4a,b  c\n\xff",
         b"\0A='b c'\nB=\"d\\\"e\"\n# f\n", b"\1/dev/sda /a\\040b ext4 rw 0 0\n\xff/a b"]


_MAKERS = {
    "apt_sources": lambda: _found(r"^/etc/apt/.*\.list", b"\0") + _found(r"\.sources$", b"\1") + [
        b"\0deb [arch=amd64 signed-by=/a.gpg] http://a b c d # e\n# deb http://f g h apt update\n",
        b"\1Types: deb deb-src\nURIs: http://a\nSuites: b\nComponents: c d\nEnabled: no\n"
        b"Signed-By:\n -----BEGIN\n .\n aa\n\n# x\nTypes: deb\nURIs: a\n# y\n b\nSuites: c/"],
    "catalog": _catalogs,
    "codec": _structs,
    "config_space": lambda: _found(r"/config$", b"\0") + [
        b"\x3f0x8086\n\xff0x46d1\n\xff0x030000\n\xff1\n\xff0x0 0x0 0x0\n\xffDRIVER=x\n\xff"],
    "firmware": lambda: _found(r"/DMAR$", b"\0") + _found(r"/Boot\d{4}-", b"\1", 4) +
        _found(r"/(MokListRT|db)-", b"\2", 4),
    "grub_default": lambda: [text + b"\xffA=b\n\xff" + b"\xff".join(WORDS) for text in _grub()],
    "grub_menu": lambda: _format("grub_menu") + _found(r"/grub\.cfg$"),
    "guard": _guard,
    "host": lambda: [b"\0" + host for host in _hosts()],
    "inverse_edit": lambda: [b"\0" + one for one in _with_words(_cmdlines())] +
        [b"\1" + one for one in _with_words(_grub())] +
        [b"\2devices/pci0000:00/0000:00:02.0/sriov_numvfs = 3\n# a\nmode a = 1\n"],
    "journal": _journals,
    "kernel_cmdline": lambda: _with_words(_cmdlines()),
    "kernel_log": lambda: _found(r"^/dev/kmsg$", b"\0") + [
        b"\1" + json.dumps(json.loads(
            (TOP / "resources/catalog/symptoms.json").read_text())).encode()[:3000]],
    "leftovers": _leftovers,
    "module_files": lambda: _found(r"^/etc/modprobe\.d/", b"\0") +
        _found(r"^/etc/modules", b"\1") + [
            b"\0options vfio-pci ids=8086:46d1,10de:1234 disable_vga=1\nblacklist xe\n"
            b"options vfio_pci \\\n ids=8086:46D1\nsoftdep a pre: b\n",
            b"\1vfio\n# a\nvfio_pci\n; b\n\xffvfio-pci\xffxe"],
    "package_state": lambda: [one[:4000] for one in _found(r"^/var/lib/dpkg/status$", b"\0")] + [
        b"\1i915-sriov-dkms/2025.07.22, 6.8.12-5-pve, x86_64: installed (WARNING! Diff)\n"
        b"a, 1, k, x86_64: built\nb/2: added\nc/3: broken\n"],
    "plan": _plans,
    "session": lambda: [b"\n".join(_messages()) + b"\n", *_messages()],
    "shell_meaning": _grub,
    "shell_value": lambda: [b"\2\4" + value + b"\xffa=b c\xff" + b"\xff".join(WORDS) for value in (
        b'"quiet  iommu=off"', b"'quiet splash'", b'"$A quiet ${B} `c` $(d) \\$e"', b"quiet",
        b"a\\ b'c d'\"e\\\n f\"", b'""', b"\"intel_iommu=off -- a\"'b'")],
    "small_formats": _small,
    "sysfs_conf": lambda: _found(r"^/etc/sysfs") + [
        b"# a\ndevices/pci0000:00/0000:00:02.0/sriov_numvfs = 3\nmode /sys/b = 0600\n"
        b"/sys/devices/pci0000:00/0000:00:02.0/sriov_numvfs=2 # c\nowner b = root:root\n\xff\7"],
    "versions": lambda: [b"6.8.12-5-pve\xff6.8.4-2-pve\xff7.0", b"2026.03.05.2\xff2025.07.22\xff1",
                         b"6.12.117+deb13-amd64\xff6.08\xff6.8.012"],
    "vm_config": lambda: _found(r"/qemu-server/\d+\.conf$", b"\0") +
        _found(r"/mapping/pci\.cfg$", b"\2") + [
            b"\0# a\nname: b\nhostpci0: 0000:00:02.1,pcie=1\n\n[PENDING]\nhostpci0: c\n\n[snap]\n"
            b"name: d\n", b"\x010000:00:02.1;00:02.2,pcie=1,x-vga=0", b"\1mapping=igpu,rombar=0",
            b"\x0100000000:0A:02.1,driver=keep,mdev=i915-GVTg_V5_4,vendor-id=0x8086",
            b"\2igpu\n\tmap id=8086:46d1,node=pve,path=0000:00:02.1\n\tdescription a b\n\n"],
}

_TOKENS = {
    "cmdline": [*WORDS, b"root=", b"--", b'"', b"pci=", b"module_blacklist=", b"i915.enable-guc=3"],
    "shell": [b"GRUB_CMDLINE_LINUX_DEFAULT=", b"GRUB_CMDLINE_LINUX=", b"export ", b"${", b"$A",
              b"\\", b"'", b'"', b"\\\n", b"\\\\", b"~", b":-", b"$(", b"`", b"#", b";", *WORDS],
    "json": [b'"', b'":', b"null", b"true", b"1e99", b"-1", b"9223372036854775808", b"4294967396",
             b'"kind":"vm"', b'"seq":', b"{}", b"[]", b"\\u0000", b"\\ud800", b"0.5"],
    "grub": [b"menuentry ", b"submenu ", b"set default=", b"linux ", b"vmlinuz-", b"{", b"}", b"'",
             b"\\", b"--id ", b"if ", b">"],
    "apt": [b"deb ", b"deb-src ", b"# ", b"[signed-by=", b"Types: ", b"URIs: ", b"Suites: ",
            b"Enabled: no\n", b"Enabled: yes\n", b"Signed-By:", b"\n ", b"\n\n"],
    "modules": [b"options vfio-pci ", b"options vfio_pci ids=", b"8086:46d1", b",", b"\\\n",
                b"blacklist ", b"#", b"\r\n"],
    "guard": [b"\t00000000\t", b"0102A8C0", b"\t0003\t", b"0x2", b"CLASS=user", b"192.168.2.1",
              b"0" * 32, b"fe80000000000000020000fffe000001", b" 00 ", b"vmbr0", b"\xff"],
    "leftovers": [b"options vfio-pci ids=", b"8086:46d1", b",", b"\\\n", b"blacklist i915",
                  b"install i915 /bin/false", b"vfio_virqfd", b"kvmgt", b"nomodeset", b"\r\n",
                  b"echo 3 > /sys/bus/pci/devices/0000:00:02.0/sriov_numvfs", b"enable_gvt=1",
                  b"video=efifb:off", b"vfio-pci.ids=", b"deb http://a b c apt update", b"root=",
                  b"GRUB_CMDLINE_LINUX_DEFAULT=", b"'", b'"', b"i915.max_vfs=7", b"# "],
    "vm": [b"hostpci0: ", b"[PENDING]\n", b"[special:", b"\tmap ", b"mapping=", b"host=", b";",
           b"0000:00:02.1", b"pcie=1"],
}
_DICTIONARIES = {
    "apt_sources": "apt", "codec": "json", "catalog": "json", "grub_default": "shell",
    "grub_menu": "grub", "guard": "guard", "inverse_edit": "shell", "journal": "json", "kernel_cmdline": "cmdline",
    "leftovers": "leftovers",
    "module_files": "modules", "plan": "json", "session": "json", "shell_meaning": "shell",
    "shell_value": "shell", "vm_config": "vm"}


def dictionary(target):
    """Text of a libFuzzer dictionary; empty: none."""
    tokens = _TOKENS.get(_DICTIONARIES.get(target, ""), [])
    return "".join('"' + "".join(f"\\x{byte:02x}" for byte in token) + '"\n' for token in tokens)


def targets():
    return sorted(_MAKERS)
