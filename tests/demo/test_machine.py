# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated host switched on: SSH, reboots, an end that leaves nothing running."""

import json
import os
import signal
import socket
import subprocess
import time
import unittest
from pathlib import Path

import host
import ssh_client


def is_running(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class TestMachine(host.HostTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.openssh = ssh_client.openssh()

    def start(self):
        self.machine = subprocess.Popen(
            [host.DEMO / "machine", "run", self.folder, "--openssh", self.openssh, "--with-parent"],
            stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.machine.stdout.close)
        self.addCleanup(self.machine.wait)
        self.addCleanup(self.machine.terminate)
        self.assertEqual(self.machine.stdout.readline(), "ready\n")
        self.connection = json.loads((self.folder / "connection.json").read_text())

    def ssh_command(self, *remote):
        told = self.connection
        return ssh_client.command(told["keyFile"], self.folder / "known", told["port"], told["user"],
                                  *remote)

    def ssh(self, remote):
        return subprocess.run(self.ssh_command(remote), capture_output=True, text=True, timeout=30,
                              stdin=subprocess.DEVNULL, check=False)

    def tool_line(self, path, *arguments):
        return " ".join([f"'{self.connection['root']}{path}'", *arguments])

    def wait_for(self, condition):
        deadline = time.monotonic() + 15
        while not condition():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.02)

    def test_connection_file_tells_all_a_client_needs(self):
        self.start()
        told = self.connection
        self.assertEqual(told["name"], "pve (simulated)")
        self.assertEqual(told["root"], str(self.root))
        self.assertTrue(Path(told["package"]).is_file())
        self.assertEqual(self.ssh(self.tool_line("/usr/bin/pveversion")).stdout,
                         f"pve-manager/8.2.2/simulated (running kernel: {host.KERNEL})\n")
        seen = subprocess.run(["ssh-keygen", "-lf", self.folder / "known"], check=True,
                              capture_output=True, text=True).stdout
        self.assertIn(told["fingerprint"], seen)

    def test_reboot_ends_everything_and_comes_back_on_the_same_port(self):
        self.knob(downSeconds=1.5)
        self.start()
        boot_id = self.read("/proc/sys/kernel/random/boot_id")
        session = subprocess.Popen(self.ssh_command("echo $$; exec sleep 1000"), text=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL)
        self.addCleanup(session.stdout.close)
        remote = int(session.stdout.readline())
        self.write("/usr/local/bin/job", f"#!/bin/sh\necho $$ >'{self.folder}/job'\nsleep 1000\n")
        self.path("/usr/local/bin/job").chmod(0o755)
        self.ssh(self.tool_line("/usr/bin/systemd-run", "--unit=job", "--collect", "/usr/local/bin/job"))
        self.wait_for(lambda: (self.folder / "job").exists() and (self.folder / "job").read_text())
        job = int((self.folder / "job").read_text())
        self.assertEqual(self.ssh(self.tool_line("/usr/bin/systemctl", "reboot")).returncode, 0)
        self.assertEqual(session.wait(10), 255)
        self.wait_for(lambda: not is_running(job))
        self.wait_for(lambda: not is_running(remote))
        with socket.socket() as probe:
            self.assertNotEqual(probe.connect_ex(("127.0.0.1", self.connection["port"])), 0)
        self.assertEqual(self.machine.stdout.readline(), "ready\n")
        self.assertEqual(json.loads((self.folder / "connection.json").read_text()), self.connection)
        self.assertEqual(self.ssh("true").returncode, 0)
        self.assertNotEqual(self.read("/proc/sys/kernel/random/boot_id"), boot_id)

    def test_a_host_without_root_on_its_command_line_stays_away(self):
        self.start()
        for esp in host.ESPS:
            self.entry(esp).write_text(self.entry(esp).read_text().replace("root=", "toor="))
        self.ssh(self.tool_line("/usr/bin/systemctl", "reboot"))
        state = self.folder / "state.json"
        self.wait_for(lambda: json.loads(state.read_text())["state"] == "hung")
        time.sleep(0.3)
        self.assertEqual(self.ssh("true").returncode, 255)
        self.assertIsNone(self.machine.poll())

    def test_the_kernel_answers_while_it_runs(self):
        self.start()
        self.assertEqual(self.ssh(self.tool_line("/usr/sbin/modprobe", "vfio-pci")).returncode, 0)
        self.assertTrue(self.path("/sys/bus/pci/drivers/vfio-pci").is_dir())

    def test_only_one_switches_it_on(self):
        self.start()
        done = subprocess.run([host.DEMO / "machine", "boot", self.folder], capture_output=True, text=True,
                              check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn("switched on already", done.stderr)

    def test_sigterm_leaves_nothing_running(self):
        self.start()
        server = int((self.folder / "ssh" / "sshd.pid").read_text())
        self.machine.terminate()
        self.assertEqual(self.machine.wait(10), 0)
        self.assertFalse(is_running(server))
        self.assertEqual(json.loads((self.folder / "state.json").read_text())["state"], "off")

    def test_poweroff_ends_the_run(self):
        self.start()
        self.ssh(self.tool_line("/usr/bin/systemctl", "poweroff"))
        self.assertEqual(self.machine.wait(10), 0)

    def test_switching_on_again_is_a_boot(self):
        self.start()
        boot_id = self.read("/proc/sys/kernel/random/boot_id")
        self.machine.send_signal(signal.SIGINT)
        self.machine.wait(10)
        self.start()
        self.assertNotEqual(self.read("/proc/sys/kernel/random/boot_id"), boot_id)

    def test_make_does_not_overwrite(self):
        done = subprocess.run([host.DEMO / "machine", "make", self.folder], capture_output=True,
                              check=False)
        self.assertEqual(done.returncode, 2)
        done = subprocess.run([host.DEMO / "machine", "run", os.devnull], capture_output=True, check=False)
        self.assertEqual(done.returncode, 2)


if __name__ == "__main__":
    unittest.main()
