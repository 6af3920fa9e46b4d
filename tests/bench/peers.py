# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs of others that vfpilot is measured against, where they are at hand."""

import os
import shlex
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import stopwatch

SCRIPT = Path(__file__).resolve().parent / "tools"


@dataclass(frozen=True)
class Tools:
    lspci: Path
    dkms: Path

    def missing(self):
        """Why the guide's commands cannot be run; empty when they can."""
        absent = [path.name for path in (self.lspci, self.dkms) if not path.exists()]
        return f"no {' and no '.join(absent)}" if absent else ""


def tools(folder, is_installing):
    subprocess.run([SCRIPT, folder, *(["--install"] if is_installing else [])], check=True)
    return Tools(Path(folder) / "lspci", Path(folder) / "dkms")


class Ansible:
    """Fact gathering of a host that was not connected to before, in the quickest setting."""

    def __init__(self, host, folder):
        self._host, self._folder = host, Path(folder)

    @staticmethod
    def missing():
        return "" if shutil.which("ansible") else "no ansible-core; --install brings it"

    def seconds(self, port=None):
        host = self._host
        # The path of its control socket must be short, and a new one means a new connection.
        with tempfile.TemporaryDirectory(prefix="vfa") as control:
            environment = {
                **os.environ, "ANSIBLE_PIPELINING": "1", "ANSIBLE_NOCOWS": "1",
                "ANSIBLE_HOME": str(self._folder), "ANSIBLE_LOCAL_TEMP": str(self._folder),
                "ANSIBLE_REMOTE_TEMP": str(self._folder / "remote"),
                "ANSIBLE_SSH_CONTROL_PATH_DIR": control,
                "ANSIBLE_PYTHON_INTERPRETER": "/usr/bin/python3"}
            words = shlex.join(host.ssh_options())
            try:
                return stopwatch.seconds(
                    ["ansible", "all", "-i", "127.0.0.1,", "-m", "setup", "-u", host.user,
                     "-e", f"ansible_port={port or host.port}", "--ssh-common-args", words],
                    env=environment)
            finally:
                for socket in Path(control).iterdir():
                    subprocess.run(["ssh", "-O", "exit", "-o", f"ControlPath={socket}", "x"],
                                   capture_output=True, check=False)
