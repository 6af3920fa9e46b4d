# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated qm."""

import fcntl
import os
import stat
import subprocess
import unittest

import host

CONFIG = "/etc/pve/qemu-server/101.conf"
VF = "0000:00:02.1"


class TestQm(host.HostTest):
    def qm(self, *arguments, expect=0):
        return self.tool("/usr/sbin/qm", *arguments, expect=expect)

    def config(self, vmid=101):
        return self.read(f"/etc/pve/qemu-server/{vmid}.conf")

    def make_vf(self):
        """A folder that passes for the VF where only its presence counts."""
        self.path(f"/sys/bus/pci/devices/{VF}").mkdir()

    def test_sets_a_value_and_keeps_the_rest(self):
        before = self.config()
        done = self.qm("set", 101, "--hostpci0", f"{VF},pcie=1", "--digest", self.digest(101))
        self.assertEqual(done.stdout, f"update VM 101: -hostpci0 {VF},pcie=1\n")
        self.assertEqual([line for line in self.config().splitlines() if line not in before.splitlines()],
                         [f"hostpci0: {VF},pcie=1"])
        self.qm("set", 101, "--delete", "hostpci0", "--digest", self.digest(101))
        self.assertEqual(self.config(), before)

    def test_only_the_syntax_is_checked(self):
        self.qm("set", 101, "--hostpci0", "0000:05:00.7,pcie=1")  # absent device
        self.qm("set", 102, "--hostpci0", f"{VF},pcie=1")  # i440fx

    def test_schema_errors(self):
        for value, text in (
                (f"{VF},driver=keep", "hostpci1.driver: property is not defined in schema and the schema "
                                      "does not allow additional properties"),
                ("0000:00:02.G", "hostpci1.host: value does not match the regex pattern"),
                ("0000:00:0A.0", "hostpci1.host: value does not match the regex pattern"),
                (f"{VF},pcie=2", "hostpci1.pcie: type check ('boolean') failed - got '2'")):
            with self.subTest(value=value):
                before = self.config()
                done = self.qm("set", 101, "--hostpci1", value, expect=2)
                self.assertEqual(done.stderr.splitlines()[:2],
                                 ["400 Parameter verification failed.", text])
                self.assertEqual(self.config(), before)
        self.assertIn("hostpci16: property is not defined in schema",
                      self.qm("set", 101, "--hostpci16", VF, expect=2).stderr)
        self.assertIn("Unknown option: hostpcy0", self.qm("set", 101, "--hostpcy0", VF,
                                                          expect=255).stderr)

    def test_the_schema_of_a_machine(self):
        for value, text in (
                ("q36", "machine.type: value does not match the regex pattern"),
                ("q35,viommu=amd", "machine.viommu: value does not match the regex pattern"),
                # PVE 8 does not know it yet.
                ("q35,viommu=intel,aw-bits=39", "machine.aw-bits: property is not defined in schema")):
            with self.subTest(value=value):
                self.assertIn(text, self.qm("set", 101, "--machine", value, expect=2).stderr)
        for value in ("pc-q35-8.1", "pc-q35-9.2+pve1", "pc-i440fx-8.1", "q35,viommu=intel"):
            self.qm("set", 101, "--machine", value)
        self.assertIn("machine: q35,viommu=intel\n", self.config())
        self.qm("set", 101, "--machine", "pc,viommu=intel")
        self.assertEqual("to use Intel vIOMMU please set the machine type to q35\n",
                         self.qm("showcmd", 101, expect=255).stderr)

    def test_several_keys_at_once(self):
        self.qm("stop", 102)
        before = self.config(102)
        self.qm("set", 102, "--vga", "std", "--machine", "q35,viommu=virtio", "--tablet", "0",
                "--digest", self.digest(102))
        for line in ("machine: q35,viommu=virtio", "tablet: 0", "vga: std"):
            self.assertIn(line + "\n", self.config(102))
        self.qm("set", 102, "--delete", "vga,machine,tablet", "--digest", self.digest(102))
        self.assertEqual(self.config(102), "".join(
            line + "\n" for line in before.splitlines()
            if line.split(":")[0] not in ("vga", "machine", "tablet")))

    def test_a_running_vm_keeps_its_balloon_until_it_is_started_anew(self):
        self.qm("set", 102, "--balloon", "1024")
        self.assertIn("balloon: 1024\n", self.config(102).partition("\n[PENDING]\n")[0])
        self.qm("set", 102, "--balloon", "0")
        main, _, pending = self.config(102).partition("\n[PENDING]\n")
        self.assertIn("balloon: 1024\n", main)
        self.assertEqual(pending, "balloon: 0\n")

    def test_a_wrong_digest_changes_nothing(self):
        before = self.config()
        done = self.qm("set", 101, "--hostpci0", VF, "--digest", "0" * 40, expect=255)
        self.assertEqual(done.stderr, "checksum mismatch (file change by other user?)\n")
        self.assertEqual(self.config(), before)

    def test_a_locked_vm_is_not_changed(self):
        before = self.config(103)
        done = self.qm("set", 103, "--hostpci0", VF, expect=255)
        self.assertEqual(done.stderr, "VM is locked (backup)\n")
        self.assertEqual(self.config(103), before)
        self.assertEqual(self.qm("start", 103, expect=255).stderr, "VM is locked (backup)\n")

    def test_a_vm_that_is_not_there(self):
        self.assertIn("Configuration file 'nodes/pve/qemu-server/999.conf' does not exist",
                      self.qm("set", 999, "--onboot", "1", expect=2).stderr)

    def test_unknown_lines_are_warned_of_and_dropped(self):
        self.write(CONFIG, "#\n# note: two\nzzz: 1\nthis is nothing\nname: debian\n" + self.config())
        done = self.qm("set", 101, "--onboot", "1")
        self.assertIn("vm 101 - unable to parse config: this is nothing", done.stderr)
        lines = self.config().splitlines()
        self.assertNotIn("this is nothing", lines)
        self.assertTrue(lines[0].startswith("#"))
        keys = [line.split(":")[0] for line in lines if not line.startswith("#")]
        self.assertEqual(keys, sorted(keys))

    def test_a_snapshot_keeps_its_section(self):
        self.qm("set", 100, "--hostpci0", f"{VF},pcie=1")
        main, _, snapshot = self.config(100).partition("[before-updates]")
        self.assertIn("hostpci0:", main)
        self.assertNotIn("hostpci0:", snapshot)
        self.assertIn("snaptime: 1714000000", snapshot)
        self.write("/etc/pve/qemu-server/100.conf", self.config(100) + f"hostpci1: {VF}\n")
        self.assertIn("hostpci1", self.config(100).partition("[before-updates]")[2])
        self.assertNotIn("hostpci1", self.qm("config", 100).stdout)

    def test_a_running_vm_gets_a_pending_section(self):
        self.qm("set", 102, "--hostpci0", VF)
        main, _, pending = self.config(102).partition("\n[PENDING]\n")
        self.assertNotIn("hostpci0", main)
        self.assertEqual(pending, f"hostpci0: {VF}\n")
        self.assertIn(f"new hostpci0: {VF}", self.qm("pending", 102).stdout)
        self.qm("set", 102, "--delete", "hostpci0")
        self.assertNotIn("PENDING", self.config(102))
        self.qm("set", 102, "--delete", "memory")
        self.assertIn("\n[PENDING]\ndelete: memory\n", self.config(102))
        self.qm("set", 102, "--onboot", "0")  # takes effect at once
        self.assertIn("\nonboot: 0\n", self.config(102).partition("[PENDING]")[0])
        self.qm("stop", 102)
        self.qm("start", 102)
        self.assertNotIn("PENDING", self.config(102))
        self.assertNotIn("memory:", self.config(102))

    def test_the_file_keeps_mode_and_owner(self):
        before = self.path(CONFIG).stat()
        self.qm("set", 101, "--onboot", "1")
        after = self.path(CONFIG).stat()
        self.assertEqual(stat.S_IMODE(after.st_mode), 0o640)
        self.assertEqual((after.st_uid, after.st_gid), (before.st_uid, before.st_gid))
        self.assertEqual(os.readlink(self.path("/etc/pve/local")), "nodes/pve")

    def test_waits_for_the_config_lock(self):
        self.path("/run/lock/qemu-server").mkdir(parents=True, exist_ok=True)
        with open(self.path("/run/lock/qemu-server/lock-101.conf"), "a") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            waiting = subprocess.Popen([self.path("/usr/sbin/qm"), "set", "101", "--onboot", "1"],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            self.assertEqual(waiting.stderr.readline(), "trying to acquire lock...\n")
            self.assertNotIn("onboot", self.config())
        self.assertEqual(waiting.wait(10), 0)
        waiting.stdout.close()
        waiting.stderr.close()
        self.assertIn("onboot: 1", self.config())

    def test_showcmd_is_a_dry_run_of_a_start(self):
        self.make_vf()
        self.qm("set", 101, "--hostpci0", f"{VF},pcie=1")
        command = self.qm("showcmd", 101, "--pretty").stdout
        self.assertIn(f"'vfio-pci,host={VF},id=hostpci0,bus=ich9-pcie-port-1,addr=0x0'", command)
        self.qm("set", 101, "--hostpci0", "0000:00:02.5")
        self.assertEqual(self.qm("showcmd", 101, expect=255).stderr,
                         "no PCI device found for '0000:00:02.5'\n")
        self.qm("set", 101, "--hostpci0", VF, "--hostpci1", VF)
        self.assertEqual(self.qm("showcmd", 101, expect=255).stderr,
                         f"device '{VF}' assigned more than once\n")
        self.qm("stop", 102)
        self.qm("set", 102, "--hostpci0", f"{VF},pcie=1")
        self.assertEqual(self.qm("showcmd", 102, expect=255).stderr,
                         "q35 machine model is not enabled\n")

    def test_without_a_function_number_all_of_them_are_passed(self):
        self.make_vf()
        self.qm("set", 101, "--hostpci0", "0000:00:02,pcie=1")
        command = self.qm("showcmd", 101).stdout
        self.assertIn("host=0000:00:02.0,id=hostpci0.0", command)
        self.assertIn(f"host={VF},id=hostpci0.1", command)

    def test_primary_gpu_means_x_vga_only_without_ovmf(self):
        self.make_vf()
        self.qm("set", 101, "--hostpci0", f"{VF},pcie=1,x-vga=1")
        command = self.qm("showcmd", 101).stdout
        self.assertNotIn("x-vga=on", command)
        self.assertIn("kvm=off", command)
        self.qm("set", 101, "--bios", "seabios")
        self.assertIn("x-vga=on", self.qm("showcmd", 101).stdout)

    def test_comments_survive_with_their_encoding(self):
        self.write(CONFIG, "#GPU%3A VF 1, 100%25\n" + self.config())
        self.qm("set", 101, "--onboot", "1")
        self.assertEqual(self.config().splitlines()[0], "#GPU%3A VF 1, 100%25")


if __name__ == "__main__":
    unittest.main()
