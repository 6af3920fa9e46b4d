# SPDX-License-Identifier: GPL-3.0-or-later
"""The host that is measured: the simulated one of the demo, set up by vfpilot's own job, behind a
real SSH server. What its tools take is left out: they take no time."""

import hashlib
import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

from stopwatch import Failed

SOURCES = Path(__file__).resolve().parents[2]
MACHINE = SOURCES / "resources" / "demo" / "machine"
GPU = "0000:00:02.0"

# What libssh and OpenSSH agree on by themselves differs in cost.
SAME_CRYPTOGRAPHY = ("KexAlgorithms=curve25519-sha256", "HostKeyAlgorithms=ssh-ed25519",
                     "Ciphers=chacha20-poly1305@openssh.com")


class Host:
    def __init__(self, folder, engine, openssh, scenario=None):
        """Builds it in `folder`. `openssh` is what resources/demo/openssh has printed."""
        self.folder, self.engine, self._openssh = Path(folder), Path(engine), openssh
        self.root = self.folder / "root"
        chosen = ["--scenario", scenario] if scenario else []
        self._run(MACHINE, "make", "--speed", "0", *chosen, self.folder)
        self.key = self.folder / "ssh" / "id_ed25519"
        self.known_hosts = self.folder / "known_hosts"
        self._machine = None
        self._ports = set()

    @staticmethod
    def _run(*command):
        ran = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                             check=False)
        if ran.returncode:
            raise Failed(f"{command[0]} {command[1]}: {ran.stdout[-1000:]}{ran.stderr[-1000:]}")
        return ran.stdout

    def goal(self):
        goal = {"kind": "sriov", "gpu": GPU, "vfCount": 3,
                **json.loads((self.folder / "machine.json").read_text())["goal"]}
        package = next(self.folder.glob("*.deb"))
        goal["packageSha256"] = hashlib.sha256(package.read_bytes()).hexdigest()
        place = self.root / "var/lib/vfpilot/packages" / goal["packageSha256"]
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(package, place)
        return json.dumps(goal)

    def run_engine(self, *arguments):
        return self._run(self.engine, "--root", self.root, *arguments)

    def set_up(self):
        """The whole job, and the boot after it."""
        self.run_engine("apply", "--goal", self.goal())
        self._run(MACHINE, "boot", self.folder)
        # The one tool that is run for the facts, in place of the stand-in in Python.
        tool = self.root / "usr/bin/dpkg-deb"
        tool.write_text(f"""#!/bin/sh
option=$1 file=$2
shift 2
exec /usr/bin/dpkg-deb "$option" {shlex.quote(str(self.root))}"$file" "$@"
""")

    def worsen(self, symptoms, files=60):
        """More to find: lines in the kernel log, and files of other tools."""
        with open(self.root / "dev/kmsg", "a", encoding="utf-8") as log:
            for number, line in enumerate(symptoms):
                log.write(f"3,{100_000 + number},{90_000_000 + number},-;{line}\n")
        for number in range(files):
            path = self.root / f"etc/modprobe.d/other-{number:02}.conf"
            path.write_text("options vfio-pci ids=8086:46d1 disable_vga=1\nblacklist i915\n")

    def engine_place(self):
        content = self.engine.read_bytes()
        folder = self.root / "var/lib/vfpilot/engine" / hashlib.sha256(content).hexdigest()
        return folder / "vfpilot-engine"

    def put_engine(self):
        place = self.engine_place()
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.engine, place)
        place.chmod(0o700)

    def remove_engine(self):
        shutil.rmtree(self.engine_place().parent, ignore_errors=True)

    def kernel_log(self):
        """A file with this boot's kernel log as dmesg takes it from a file."""
        lines = []
        for record in (self.root / "dev/kmsg").read_text().splitlines():
            found = re.match(r"(\d+),\d+,(\d+),[^;]*;(.*)", record)
            if found:
                lines.append(f"<{found[1]}>[{int(found[2]) / 1e6:12.6f}] {found[3]}\n")
        path = self.folder / "kernel.log"
        path.write_text("".join(lines))
        return path

    def __enter__(self):
        # Not the home of whoever measures: what its shell does first would be measured along.
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        self._machine = subprocess.Popen(
            [MACHINE, "run", self.folder, "--openssh", self._openssh, "--with-parent",
             "-o", f'SetEnv=HOME="{home}"'], stdout=subprocess.PIPE, text=True)
        if self._machine.stdout.readline() != "ready\n":
            raise Failed("the simulated host did not start")
        connection = json.loads((self.folder / "connection.json").read_text())
        self.port, self.user = connection["port"], connection["user"]
        self.trust(self.port)
        return self

    def __exit__(self, *_):
        self._machine.terminate()
        self._machine.wait()
        self._machine.stdout.close()

    def trust(self, port):
        """Puts the host's key down for another port that leads to it."""
        self._ports.add(port)
        key = (self.folder / "ssh" / "ssh_host_ed25519_key.pub").read_text().split()[:2]
        self.known_hosts.write_text("".join(f"[127.0.0.1]:{port} {' '.join(key)}\n"
                                            for port in self._ports))

    def ssh_options(self):
        options = ["IdentitiesOnly=yes", "BatchMode=yes", "LogLevel=ERROR", "IdentityAgent=none",
                   f"UserKnownHostsFile={self.known_hosts}", "GlobalKnownHostsFile=none",
                   *SAME_CRYPTOGRAPHY]
        return ["-F", "none", "-i", str(self.key)] + \
            [word for option in options for word in ("-o", option)]

    def ssh(self, *remote, port=None):
        return ["ssh", *self.ssh_options(), "-p", str(port or self.port),
                f"{self.user}@127.0.0.1", *remote]

    def connect_time(self, program, port=None):
        return [str(program), "--port", str(port or self.port), "--user", self.user,
                "--key", str(self.key), "--root", str(self.root), "--engine", str(self.engine),
                "--known-hosts", str(self.known_hosts)]
