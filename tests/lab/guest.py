# SPDX-License-Identifier: GPL-3.0-or-later
"""What a scenario does in a lab host from outside of vfpilot: over the ssh program, as root."""

import atexit
import shlex
import shutil
import subprocess
import tempfile
import time

from tools import PATIENCE, Failed, run

# One connection for all commands: a login takes seconds under emulation. A socket's path must be short.
_SOCKETS = tempfile.mkdtemp(prefix="vfpilot-lab-")
atexit.register(shutil.rmtree, _SOCKETS, ignore_errors=True)
_SHARED = ("ControlMaster=auto", "ControlPersist=600", f"ControlPath={_SOCKETS}/%C")


class Guest:
    def __init__(self, port, key, user="root"):
        self.port, self.key, self.user = port, key, user
        options = ("BatchMode=yes", "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null",
                   "GlobalKnownHostsFile=/dev/null", "LogLevel=ERROR", "ConnectTimeout=60",
                   "ServerAliveInterval=15", "ServerAliveCountMax=20", "IdentitiesOnly=yes")
        self._options = ["-F", "none", "-i", str(key), "-p", str(port)] + \
            [word for option in options for word in ("-o", option)]

    def command(self, text, alone=False):
        """`alone`: over a connection of its own."""
        shared = () if alone else [word for option in _SHARED for word in ("-o", option)]
        return ["ssh", *self._options, *shared, f"{self.user}@127.0.0.1", text]

    def _hang_up(self):
        """The connection ends with the system at its other end, which may not say so."""
        run(*self.command("")[:-1], "-O", "exit", check=False)

    def run(self, text, check=True, timeout=1200, **more):
        return run(*self.command(text), check=check, timeout=timeout * PATIENCE, **more)

    def text(self, text, **more):
        return self.run(text, **more).stdout.strip()

    def read(self, path):
        """Empty: there is no such file."""
        return self.text(f"cat {shlex.quote(path)} 2>/dev/null; true")

    def exists(self, path):
        return self.run(f"test -e {shlex.quote(path)}", check=False).returncode == 0

    def put(self, local, remote, mode="644"):
        folder = remote.rpartition("/")[0]
        with open(local, "rb") as stream:
            done = subprocess.run(
                self.command(f"umask 077; mkdir -p {folder}; cat >{remote} && chmod {mode} {remote}"),
                stdin=stream, capture_output=True, check=False, timeout=300 * PATIENCE)
        if done.returncode:
            raise Failed(f"{remote}: {done.stderr.decode(errors='replace')}")

    def wait(self, limit=300, other_than=""):
        """Until it is up, with a boot id other than that; returns the boot id."""
        end = time.monotonic() + limit * PATIENCE
        while time.monotonic() < end:
            try:
                done = run(*self.command("cat /proc/sys/kernel/random/boot_id; "
                                         "systemctl is-system-running --wait"),
                           check=False, timeout=240 * PATIENCE)
                lines = done.stdout.split()
                if len(lines) == 2 and lines[0] != other_than and lines[1] in ("running", "degraded"):
                    return lines[0]
            except subprocess.TimeoutExpired:
                pass
            time.sleep(1)
        raise Failed("the host did not come up")

    def reboot(self, limit=400):
        before = self.read("/proc/sys/kernel/random/boot_id")
        self.run("systemctl reboot", check=False, timeout=60)
        self._hang_up()
        return self.wait(limit, before)

    def power_off(self):
        self.run("systemctl poweroff", check=False, timeout=60)
        self._hang_up()
