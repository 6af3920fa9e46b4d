# SPDX-License-Identifier: GPL-3.0-or-later
"""The ssh program as the tests use it: a key of its own, known hosts of its own."""

import os
import subprocess
import tempfile
from pathlib import Path

DEMO = Path(__file__).resolve().parent.parent.parent / "resources" / "demo"


def openssh():
    """Folder of the server, made by the script under test in the build folder."""
    build = os.environ.get("VFPILOT_BUILD_DIR") or str(Path(tempfile.gettempdir()) / "vfpilot-test")
    made = subprocess.run([DEMO / "openssh", build], check=True, stdout=subprocess.PIPE, text=True)
    return made.stdout.strip()


def make_key(path):
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)


def command(key, known_hosts, port, user, *remote):
    return ["ssh", "-F", "none", "-i", str(key), "-p", str(port), "-o", "IdentitiesOnly=yes",
            "-o", "BatchMode=yes", "-o", f'UserKnownHostsFile="{known_hosts}"',
            "-o", "StrictHostKeyChecking=accept-new", "-o", "LogLevel=ERROR", f"{user}@127.0.0.1",
            *remote]
