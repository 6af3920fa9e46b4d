# SPDX-License-Identifier: GPL-3.0-or-later
"""resources/demo/openssh and resources/demo/sshd."""

import os
import pwd
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import ssh_client


def is_running(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class TestSshd(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="vfpilot demo ")
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        self.openssh = ssh_client.openssh()
        self.key = self.folder / "my key"
        ssh_client.make_key(self.key)
        self.user = pwd.getpwuid(os.geteuid()).pw_name

    def start(self, *options, key=None):
        process = subprocess.Popen(
            [ssh_client.DEMO / "sshd", "--dir", self.folder / "server", "--openssh", self.openssh,
             "--authorized-keys", key or f"{self.key}.pub", *options],
            stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        told = {}
        for line in process.stdout:
            name, _, value = line.strip().partition(" ")
            told[name] = value
            if name == "ready":
                return process, told
        self.fail(f"the server ended: {process.wait()}")

    def ssh(self, told, *remote, key=None):
        return subprocess.run(
            ssh_client.command(key or self.key, self.folder / "known", told["port"], self.user,
                               *remote),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30)

    def test_lets_the_calling_user_in_with_the_key(self):
        _, told = self.start()
        self.assertEqual(told["user"], self.user)
        answer = self.ssh(told, "id -u")
        self.assertEqual((answer.returncode, answer.stdout), (0, f"{os.geteuid()}\n"), answer)

    def test_tells_the_fingerprint_that_a_client_sees(self):
        _, told = self.start()
        self.ssh(told, "true")
        seen = subprocess.run(["ssh-keygen", "-lf", self.folder / "known"], check=True,
                              capture_output=True, text=True).stdout
        self.assertEqual(seen.split()[1], told["fingerprint"])

    def test_refuses_another_key(self):
        _, told = self.start()
        other = self.folder / "other"
        ssh_client.make_key(other)
        answer = self.ssh(told, "true", key=other)
        self.assertEqual(answer.returncode, 255)
        self.assertIn("Permission denied", answer.stderr)

    def test_starts_again_on_the_same_port_with_the_same_key(self):
        process, told = self.start()
        process.terminate()
        self.assertEqual(process.wait(), 0)
        _, again = self.start("--port", told["port"])
        self.assertEqual(again, told)

    def test_options_of_the_caller_win(self):
        _, told = self.start("-o", "ForceCommand=echo forced")
        self.assertEqual(self.ssh(told, "id").stdout, "forced\n")

    def test_sigterm_ends_the_sessions_too(self):
        process, told = self.start()
        session = subprocess.Popen(
            ssh_client.command(self.key, self.folder / "known", told["port"], self.user,
                               "echo $$; setsid sleep 1000 & wait"),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(session.stdout.close)
        shell = int(session.stdout.readline())
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(), 0)
        self.assertEqual(session.wait(10), 255)
        self.assertFalse(is_running(shell))

    def test_ends_with_its_caller_when_asked_to(self):
        script = '"$@" & sleep 1000 & wait'
        caller = subprocess.Popen(
            ["sh", "-c", script, "sh", ssh_client.DEMO / "sshd", "--with-parent", "--dir",
             self.folder / "server", "--openssh", self.openssh, "--authorized-keys",
             f"{self.key}.pub"],
            stdout=subprocess.PIPE, text=True, start_new_session=True)
        self.addCleanup(os.killpg, caller.pid, signal.SIGKILL)
        self.addCleanup(caller.stdout.close)
        for line in caller.stdout:
            if line == "ready\n":
                break
        server = int((self.folder / "server" / "sshd.pid").read_text())
        caller.kill()
        caller.wait()
        deadline = time.monotonic() + 10
        while is_running(server):
            self.assertLess(time.monotonic(), deadline, "sshd outlived its caller")
            time.sleep(0.02)

    def test_leaves_the_machine_as_it_was(self):
        before = (Path("/etc/passwd").read_bytes(), Path("/run/sshd").exists())
        process, _ = self.start()
        during = (Path("/etc/passwd").read_bytes(), Path("/run/sshd").exists())
        process.terminate()
        process.wait()
        self.assertEqual(before, during)

    @unittest.skipUnless(os.geteuid() == 0, "SKIPPED: a chroot needs root")
    def test_starts_in_a_chroot_and_mounts_nothing_outside_of_it(self):
        # A folder that is no mount point, with the machine's programs in it, below a shared mount.
        inside = f"mount -t tmpfs own /mnt && touch /mnt/a && {ssh_client.DEMO}/own_mounts true"
        script = f"""set -eu
            mount --make-rshared / 2>/dev/null || exit 77
            cd "{self.folder}"
            mkdir -p tree/usr tree/proc tree/tmp tree/mnt "tree{ssh_client.DEMO}"
            for name in bin lib lib64; do ln -s usr/$name tree/$name; done
            mount --rbind /usr tree/usr
            mount -t proc proc tree/proc
            mount --rbind "{ssh_client.DEMO}" "tree{ssh_client.DEMO}"
            before=$(wc -l </proc/self/mountinfo)
            chroot tree "{ssh_client.DEMO}/own_mounts" sh -c '{inside}; ls -A /mnt'
            [ "$before" = "$(wc -l </proc/self/mountinfo)" ] || echo leaked
            ls -A tree/mnt
            """
        answer = subprocess.run([ssh_client.DEMO / "own_mounts", "sh", "-c", script],
                                capture_output=True, text=True)
        if answer.returncode == 77:
            self.skipTest("SKIPPED: this is in a chroot itself")
        self.assertEqual((answer.returncode, answer.stdout), (0, "a\n"), answer)


if __name__ == "__main__":
    unittest.main()
