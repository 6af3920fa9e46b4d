# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated apt-get, dpkg and their relatives."""

import fcntl
import os
import shutil
import subprocess
import unittest

import host
from host import DRIVER, HEADERS, KERNEL, PACKAGE

WANTED = ("dkms", "build-essential", HEADERS)
# Data bases and logs: what apt and dpkg change by being used at all.
NOISE = ("var/lib/dpkg", "var/lib/apt", "var/log", "tmp")


class PackageTest(host.HostTest):
    def assert_same(self, found, before):
        """Two snapshots; tells the paths that differ."""
        self.assertEqual([path for path in sorted({*found, *before})
                          if found.get(path) != before.get(path)], [])

    def apt(self, *arguments, expect=0):
        return self.tool("/usr/bin/apt-get", *arguments, expect=expect)

    def status(self, name):
        for block in self.read("/var/lib/dpkg/status").split("\n\n"):
            lines = block.splitlines()
            if lines and lines[0] == f"Package: {name}":
                return next(line[8:] for line in lines if line.startswith("Status: "))
        return None

    def words(self, output, word):
        return [line.split()[1] for line in output.splitlines() if line.startswith(word + " ")]


class TestAptGet(PackageTest):
    def test_simulation_lists_what_would_come_and_changes_nothing(self):
        before = host.snapshot(self.root)
        done = self.apt("-s", "--no-install-recommends", "install", *WANTED)
        coming = self.words(done.stdout, "Inst")
        self.assertTrue(set(WANTED) <= set(coming))
        self.assertIn("gcc-12", coming)
        self.assertRegex(done.stdout, r"(?m)^Inst dkms \(3\.0\.10-8\+deb12u1 Debian:\S+ \[all\]\)$")
        self.assertRegex(done.stdout, r"(?m)^Conf proxmox-headers-6\.8\.4-2-pve \(6\.8\.4-2 Proxmox .*"
                         r"\[amd64\]\)$")
        self.assert_same(host.snapshot(self.root), before)

    def test_install_and_purge_of_the_same_set_leave_nothing(self):
        before = host.snapshot(self.root, skip=NOISE)
        coming = self.words(self.apt("-s", "install", *WANTED).stdout, "Inst")
        self.apt("-y", "-o", "Dpkg::Options::=--force-confold", "-o", "DPkg::Lock::Timeout=120",
                 "--no-install-recommends", "install", *WANTED)
        self.assertEqual(self.status("dkms"), "install ok installed")
        self.assertTrue(self.path("/usr/sbin/dkms").exists())
        self.assertTrue(self.path(f"/usr/src/linux-headers-{KERNEL}/include").is_dir())
        self.assertEqual(os.readlink(self.path(f"/lib/modules/{KERNEL}/build")),
                         f"/usr/src/linux-headers-{KERNEL}")
        going = self.words(self.apt("-s", "purge", *coming).stdout, "Purg")
        self.assertEqual(sorted(going), sorted(coming))
        self.apt("-y", "purge", *coming)
        self.assertIsNone(self.status("dkms"))
        self.assert_same(host.snapshot(self.root, skip=NOISE), before)

    def test_remove_keeps_conffiles_and_what_was_pulled_in(self):
        self.apt("-y", "install", "dkms")
        done = self.apt("-s", "remove", "dkms")
        self.assertEqual(self.words(done.stdout, "Remv"), ["dkms"])
        self.apt("-y", "remove", "dkms")
        self.assertEqual(self.status("dkms"), "deinstall ok config-files")
        self.assertTrue(self.path("/etc/dkms/framework.conf").exists())
        self.assertFalse(self.path("/usr/sbin/dkms").exists())
        self.assertIn("gcc", self.words(self.apt("-s", "autoremove").stdout, "Remv"))

    def test_removal_takes_what_depends_on_it(self):
        self.apt("-y", "install", "build-essential")
        self.assertEqual(set(self.words(self.apt("-s", "purge", "make").stdout, "Purg")),
                         {"make", "dpkg-dev", "build-essential"})

    def test_installed_ones_are_left_alone(self):
        self.apt("-y", "install", "make")
        before = host.snapshot(self.root)
        done = self.apt("-y", "install", "make")
        self.assertIn("make is already the newest version", done.stdout)
        self.assert_same(host.snapshot(self.root), before)

    def test_an_unknown_package_fails(self):
        done = self.apt("install", "no-such-package", expect=100)
        self.assertIn("E: Unable to locate package no-such-package", done.stderr)
        self.assertIn("E: Invalid operation frob", self.apt("frob", expect=100).stderr)

    def test_asks_before_it_installs_more_than_was_named(self):
        done = self.tool("/usr/bin/apt-get", "install", "dkms", text="n\n", expect=1)
        self.assertIn("Abort.", done.stdout)
        self.assertIsNone(self.status("dkms"))

    def test_a_held_lock_fails_with_the_real_words(self):
        with open(self.path("/var/lib/dpkg/lock-frontend"), "a") as stream:
            fcntl.lockf(stream, fcntl.LOCK_EX)
            done = self.apt("-y", "install", "make", expect=100)
            self.assertIn("E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process "
                          f"{os.getpid()}", done.stderr)
            self.apt("-s", "install", "make")  # a simulation needs no lock
            done = self.tool("/usr/bin/dpkg", "-P", "make", expect=2)
            self.assertIn("dpkg frontend lock was locked by another process", done.stderr)

    def test_an_interrupted_dpkg_must_be_finished_first(self):
        self.write("/var/lib/dpkg/updates/0001", "")
        done = self.apt("-y", "install", "make", expect=100)
        self.assertIn("you must manually run 'dpkg --configure -a'", done.stderr)
        self.tool("/usr/bin/dpkg", "--configure", "-a", expect=0)
        self.apt("-y", "install", "make")


class TestDpkg(PackageTest):
    def prepare(self):
        self.tool("/usr/bin/apt-get", "-y", "install", *WANTED, expect=0)
        self.tool("/usr/sbin/update-initramfs", "-u", expect=0)
        shutil.copy(self.folder / PACKAGE, self.path("/tmp"))

    def dpkg(self, *arguments, expect=0):
        return self.tool("/usr/bin/dpkg", *arguments, expect=expect)

    def test_the_archive_is_a_real_one(self):
        path = self.folder / PACKAGE
        told = subprocess.run(["dpkg-deb", "-f", path, "Package", "Version", "Architecture"],
                              capture_output=True, text=True, check=True).stdout
        self.assertEqual(told, f"Package: {DRIVER}\nVersion: 2025.07.22\nArchitecture: amd64\n")
        listed = subprocess.run(["dpkg-deb", "-c", path], capture_output=True, text=True, check=True)
        self.assertIn("./usr/src/i915-sriov-dkms-2025.07.22/dkms.conf", listed.stdout)
        inside = self.tool("/usr/bin/dpkg-deb", "-f", f"/tmp/{PACKAGE}", "Description", expect=0)
        self.assertIn("simulated", inside.stdout)

    def test_install_builds_and_renews_the_initramfs(self):
        done = self.dpkg("-i", f"/tmp/{PACKAGE}")
        self.assertIn(f"Building initial module for {KERNEL}\nDone.\n", done.stdout)
        self.assertIn(f"update-initramfs: Generating /boot/initrd.img-{KERNEL}", done.stdout)
        self.assertEqual(self.status(DRIVER), "install ok installed")
        self.assertTrue(self.path(f"/lib/modules/{KERNEL}/updates/dkms/i915.ko").exists())
        self.assertIn("updates/dkms/i915.ko", self.read(f"/boot/initrd.img-{KERNEL}"))
        query = self.tool("/usr/bin/dpkg-query", "-W", "-f", "${Version} ${db:Status-Status}\n", DRIVER)
        self.assertEqual(query.stdout, "2025.07.22 installed\n")

    def test_purge_takes_everything_back(self):
        noise = (*NOISE, "var/lib/dkms/mok.key", "var/lib/dkms/mok.pub")
        before = host.snapshot(self.root, skip=noise)
        self.dpkg("-i", f"/tmp/{PACKAGE}")
        self.dpkg("-P", DRIVER)
        self.assertIsNone(self.status(DRIVER))
        self.assert_same(host.snapshot(self.root, skip=noise), before)

    def test_a_failed_build_leaves_it_half_configured(self):
        self.knob(buildFails=[KERNEL])
        done = self.dpkg("-i", f"/tmp/{PACKAGE}", expect=1)
        self.assertIn("post-installation script subprocess returned error exit status 10", done.stderr)
        self.assertIn("Errors were encountered while processing:", done.stderr)
        self.assertEqual(self.status(DRIVER), "install ok half-configured")
        self.knob(buildFails=[])
        self.dpkg("--configure", "-a")
        self.assertEqual(self.status(DRIVER), "install ok installed")

    def test_missing_dependencies_are_told(self):
        self.tool("/usr/bin/apt-get", "-y", "purge", "dkms", expect=0)
        done = self.dpkg("-i", f"/tmp/{PACKAGE}", expect=1)
        self.assertIn(f"{DRIVER} depends on dkms; however:", done.stderr)
        self.assertEqual(self.status(DRIVER), "install ok unpacked")
        self.dpkg("-P", DRIVER)
        self.assertIsNone(self.status(DRIVER))

    def test_one_cut_off_while_unpacking_goes_by_force_only(self):
        self.dpkg("-i", f"/tmp/{PACKAGE}")
        status = self.read("/var/lib/dpkg/status")
        self.write("/var/lib/dpkg/status", status.replace(
            f"Package: {DRIVER}\nStatus: install ok installed",
            f"Package: {DRIVER}\nStatus: install reinstreq half-installed"))
        self.assertIn("package is in a very bad inconsistent state",
                      self.dpkg("-P", DRIVER, expect=1).stderr)
        self.dpkg("--force-remove-reinstreq", "-P", DRIVER)
        self.assertIsNone(self.status(DRIVER))

    def test_what_is_no_archive_is_refused(self):
        self.write("/tmp/broken.deb", "no archive")
        self.assertIn("'/tmp/broken.deb' is not a Debian format archive",
                      self.dpkg("-i", "/tmp/broken.deb", expect=1).stderr)
        self.assertIn("cannot access archive", self.dpkg("-i", "/tmp/none.deb", expect=1).stderr)

    def test_scripts_of_a_package_not_made_for_it_are_not_run(self):
        build = self.folder / "foreign"
        (build / "DEBIAN").mkdir(parents=True)
        (build / "DEBIAN" / "control").write_text(
            "Package: foreign\nVersion: 1\nArchitecture: all\nMaintainer: x <x@example.invalid>\n"
            "Description: x\n")
        script = build / "DEBIAN" / "postinst"
        script.write_text(f"#!/bin/sh\ntouch '{self.folder}/was-run'\n")
        script.chmod(0o755)
        subprocess.run(["dpkg-deb", "--root-owner-group", "-b", build, self.path("/tmp/foreign.deb")],
                       check=True, stdout=subprocess.DEVNULL)
        self.assertIn("this host is simulated", self.dpkg("-i", "/tmp/foreign.deb", expect=1).stderr)
        self.assertFalse((self.folder / "was-run").exists())


if __name__ == "__main__":
    unittest.main()
