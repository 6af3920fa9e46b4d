# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated systemctl and systemd-run."""

import os
import subprocess
import time
import unittest
from pathlib import Path

import host

UNIT = "/etc/systemd/system/own.service"
LINK = "/etc/systemd/system/multi-user.target.wants/own.service"
TEXT = """[Unit]
Description=Own

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/local/bin/own start
ExecStop=/usr/local/bin/own stop

[Install]
WantedBy=multi-user.target
"""


def is_running(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class UnitTest(host.HostTest):
    def systemctl(self, *arguments, expect=0):
        return self.tool("/usr/bin/systemctl", *arguments, expect=expect)

    def place_program(self, path, text):
        self.write(path, "#!/bin/sh\n" + text)
        self.path(path).chmod(0o755)

    def wait_for(self, condition):
        deadline = time.monotonic() + 10
        while not condition():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.02)


class TestSystemCtl(UnitTest):
    def test_enable_and_disable_are_links(self):
        self.write(UNIT, TEXT)
        self.systemctl("daemon-reload")
        self.assertEqual(self.systemctl("is-enabled", "own", expect=1).stdout, "disabled\n")
        done = self.systemctl("enable", "own.service")
        self.assertEqual(done.stderr, f"Created symlink {LINK} → {UNIT}.\n")
        self.assertEqual(os.readlink(self.path(LINK)), UNIT)
        self.assertEqual(self.systemctl("is-enabled", "own").stdout, "enabled\n")
        self.assertEqual(self.systemctl("enable", "own.service").stderr, "")
        done = self.systemctl("disable", "own.service")
        self.assertEqual(done.stderr, f'Removed "{LINK}".\n')
        self.assertFalse(self.path(LINK).is_symlink())

    def test_what_is_not_there_cannot_be_enabled(self):
        done = self.systemctl("enable", "none.service", expect=1)
        self.assertEqual(done.stderr, "Failed to enable unit: Unit file none.service does not exist.\n")
        self.systemctl("is-enabled", "none.service", expect=1)

    def test_a_link_without_its_unit_can_be_removed(self):
        self.write(UNIT, TEXT)
        self.systemctl("enable", "own.service")
        self.path(UNIT).unlink()
        self.systemctl("disable", "own.service")
        self.assertFalse(self.path(LINK).is_symlink())

    def test_start_runs_the_program_of_the_tree(self):
        self.write(UNIT, TEXT)
        self.place_program("/usr/local/bin/own", f"echo \"$1\" >'{self.folder}/said'\n")
        self.systemctl("start", "own")
        self.assertEqual((self.folder / "said").read_text(), "start\n")
        self.assertEqual(self.systemctl("is-active", "own").stdout, "active\n")
        self.systemctl("stop", "own")
        self.assertEqual((self.folder / "said").read_text(), "stop\n")
        self.assertEqual(self.systemctl("is-active", "own", expect=3).stdout, "inactive\n")

    def test_a_failed_start_is_told(self):
        self.write(UNIT, TEXT)
        self.place_program("/usr/local/bin/own", "exit 3\n")
        self.assertIn("Job for own.service failed", self.systemctl("start", "own", expect=1).stderr)
        self.assertIn("ActiveState=failed\n", self.systemctl("show", "own").stdout)
        self.assertIn("ExecMainStatus=3\n", self.systemctl("show", "-p", "ExecMainStatus", "own").stdout)

    def test_programs_of_the_real_machine_are_not_started(self):
        self.write(UNIT, TEXT.replace("/usr/local/bin/own start", "/usr/bin/touch " +
                                      str(self.folder / "touched")))
        self.systemctl("start", "own", expect=1)
        self.assertFalse((self.folder / "touched").exists())

    def test_reboot_only_leaves_a_request_beside_the_tree(self):
        self.systemctl("reboot")
        self.assertEqual((self.folder / "power").read_text(), "reboot\n")


class TestSystemdRun(UnitTest):
    def run_unit(self, *arguments, expect=0):
        return self.tool("/usr/bin/systemd-run", *arguments, expect=expect)

    def test_starts_detached_and_returns_at_once(self):
        self.place_program("/usr/local/bin/job", "cut -d' ' -f6 /proc/$$/stat >\"$1\"\nenv >\"$1.env\"\nsleep 3\n"
                           "echo done >\"$1\"\n")
        said = self.folder / "job said"
        started = time.monotonic()
        done = self.run_unit("--unit=job-1", "--collect", "/usr/local/bin/job", said)
        self.assertLess(time.monotonic() - started, 2.9)
        self.assertEqual(done.stderr, "Running as unit: job-1.service\n")
        self.wait_for(lambda: said.exists() and said.read_text().strip().isdigit())
        self.assertNotEqual(int(said.read_text()), os.getsid(0))
        self.assertIn("LANG=C.UTF-8", (self.folder / "job said.env").read_text())
        again = self.run_unit("--unit=job-1", "--collect", "/usr/local/bin/job", said, expect=1)
        self.assertIn("Unit job-1.service was already loaded or has a fragment file.", again.stderr)
        self.wait_for(lambda: said.read_text() == "done\n")
        self.wait_for(lambda: not self.path("/run/systemd/transient/job-1.service").exists())
        self.run_unit("--unit=job-1", "--collect", "/usr/local/bin/job", said)
        self.wait_for(lambda: not self.path("/run/systemd/transient/job-1.service").exists())

    def test_outlives_who_asked_for_it(self):
        self.place_program("/usr/local/bin/job", "sleep 0.4\necho done >\"$1\"\n")
        said = self.folder / "said"
        shell = subprocess.Popen(["sh", "-c", '"$@"; sleep 100', "sh", self.path("/usr/bin/systemd-run"),
                                  "--unit=job-2", "--collect", "/usr/local/bin/job", said],
                                 stderr=subprocess.PIPE, start_new_session=True)
        shell.stderr.readline()
        os.killpg(shell.pid, 9)
        shell.wait()
        shell.stderr.close()
        self.wait_for(said.exists)

    def test_what_the_main_process_leaves_behind_ends_with_the_unit(self):
        self.place_program("/usr/local/bin/job", "sleep 100 &\necho $! $$ >\"$1\"\nwait\n")
        said = self.folder / "said"
        self.run_unit("--unit=job-5", "--collect", "/usr/local/bin/job", said)
        self.wait_for(lambda: said.exists() and said.read_text().endswith("\n"))
        left, main = map(int, said.read_text().split())
        os.kill(main, 9)
        self.wait_for(lambda: not self.path("/run/systemd/transient/job-5.service").exists())
        self.assertFalse(is_running(left))

    def test_a_missing_program_is_told(self):
        done = self.run_unit("--unit=job-3", "/usr/local/bin/none", expect=1)
        self.assertEqual(done.stderr, "Failed to find executable /usr/local/bin/none: No such file or "
                         "directory\n")
        self.run_unit("--unit=job-4", "/usr/bin/true", expect=1)  # the real machine has one


if __name__ == "__main__":
    unittest.main()
