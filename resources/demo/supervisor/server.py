# SPDX-License-Identifier: GPL-3.0-or-later
"""A real OpenSSH server for the calling user on 127.0.0.1.

As root, sshd insists on a user "sshd" and on /run/sshd. Both are given to it in a mount namespace
of its own, so the machine's passwd and /run stay as they are and nothing is left behind."""

import os
import pwd
import random
import socket
import subprocess
import time
from pathlib import Path

from . import processes

DEMO = Path(__file__).resolve().parent.parent
REPOSITORY = DEMO.parent.parent
_OWN_MOUNTS = DEMO / "own_mounts"
USER = pwd.getpwuid(os.geteuid()).pw_name

# $1 is the folder with passwd and shadow; the rest is the server's command line.
_LEND = """set -eu
lent=$1
shift
mount --bind "$lent/passwd" /etc/passwd
[ ! -e /etc/shadow ] || mount --bind "$lent/shadow" /etc/shadow
[ -d /run/sshd ] || { mount -t tmpfs -o mode=0755 tmpfs /run; mkdir -m 0755 /run/sshd; }
exec "$@"
"""


class ServerError(Exception):
    """The server could not be started; the text says why."""


def find(folder=None):
    """Path of sshd: in `folder` as the script `openssh` made it, else the machine's own, else
    below the repository's build folder."""
    candidates = [Path("/usr/sbin/sshd"), *sorted(REPOSITORY.glob("build*/openssh/usr/sbin/sshd"))]
    if folder is not None:
        candidates = [Path(folder).resolve() / "usr/sbin/sshd"]
    for candidate in candidates:
        if candidate.exists():
            return candidate
    raise ServerError("no OpenSSH server here: run resources/demo/openssh build first")


def _free_port():
    """A port that nobody listens on, below the range that outgoing connections take theirs from:
    it must still be free after a reboot."""
    for _ in range(200):
        port = random.randrange(20000, 32000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise ServerError("no free port")


def _quoted(path):
    """A path as a word of sshd_config that may also hold percent tokens."""
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") + '"'


class Server:
    """One sshd and what belongs to it in `folder`: host key, configuration, log, pid file."""

    def __init__(self, folder, authorized_keys, openssh=None, port=0, options=()):
        self.folder = Path(folder).resolve()
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.authorized_keys = Path(authorized_keys).resolve()
        self.sshd = find(openssh)
        self.port = port
        self.options = list(options)
        self.process = None
        self.key = self.folder / "ssh_host_ed25519_key"
        self._pid_file = self.folder / "sshd.pid"
        self._log = self.folder / "sshd.log"
        if not self.key.exists():
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "simulated host",
                            "-f", str(self.key)], check=True)

    def fingerprint(self):
        """"SHA256:..." of the host key."""
        told = subprocess.run(["ssh-keygen", "-lf", str(self.key) + ".pub"], check=True,
                              stdout=subprocess.PIPE, text=True).stdout
        return told.split()[1]

    def start(self):
        """Starts sshd and returns once it listens; self.port is then the real one."""
        wanted = self.port
        for attempt in range(10):
            self.port = wanted or _free_port()
            if self._start_once():
                return
            if wanted and not self._is_taken():
                break
            time.sleep(0.1 * attempt)
        raise ServerError(f"sshd did not start, {self._log} ends:\n" + self._last_lines())

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def _start_once(self):
        self._pid_file.unlink(missing_ok=True)
        self._log.write_text("")
        command = [str(self.sshd), "-D", "-f", str(self._write_configuration()),
                   "-E", str(self._log)]
        for option in self.options:
            command += ["-o", option]
        if os.geteuid() == 0:
            command = self._lend_system_files(command)
        # Libraries of the unpacked package; sessions start with a fresh environment.
        environment = dict(os.environ)
        libraries = sorted(self.sshd.resolve().parent.parent.glob("lib/*-linux-gnu"))
        if self.sshd.resolve() != Path("/usr/sbin/sshd") and libraries:
            environment["LD_LIBRARY_PATH"] = os.pathsep.join(map(str, libraries))
        with open(self._log, "ab") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log,
                                            stderr=log, env=environment,
                                            preexec_fn=processes.die_with_parent)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            if self._pid_file.exists():
                return True
            if self.process.poll() is not None:
                return False
            time.sleep(0.01)
        self.process.kill()
        self.process.wait()
        return False

    def _write_configuration(self):
        path = self.folder / "sshd_config"
        path.write_text(f"""# Simulated host: one user, one key, this machine only.
Port {self.port}
ListenAddress 127.0.0.1
HostKey {_quoted(self.key)}
PidFile {_quoted(self._pid_file)}
AuthorizedKeysFile {_quoted(self.authorized_keys)}
AllowUsers {USER}
PermitRootLogin yes
StrictModes no
UsePAM no
UseDNS no
PasswordAuthentication no
KbdInteractiveAuthentication no
PrintMotd no
PrintLastLog no
MaxStartups 100
MaxSessions 100
AcceptEnv LANG LC_*
LogLevel VERBOSE
Subsystem sftp internal-sftp
""")
        return path

    def _lend_system_files(self, command):
        if self.folder.is_relative_to("/run") or self.sshd.is_relative_to("/run"):
            raise ServerError("as root the server's folder cannot be below /run")
        lent = self.folder / "lent"
        lent.mkdir(exist_ok=True)
        lines = Path("/etc/passwd").read_text().splitlines()
        if not any(line.startswith("sshd:") for line in lines):
            lines.append("sshd:x:65533:65534:simulated host:/run/sshd:/usr/sbin/nologin")
        (lent / "passwd").write_text("\n".join(lines) + "\n")
        # A locked account ("!") is refused even with a key; no password is lent.
        (lent / "shadow").write_text(f"{USER}:*:19000:0:99999:7:::\n")
        (lent / "shadow").chmod(0o600)
        return [str(_OWN_MOUNTS), "sh", "-c", _LEND, "sh", str(lent), *command]

    def _is_taken(self):
        return "Address already in use" in self._last_lines()

    def _last_lines(self):
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-10:])
