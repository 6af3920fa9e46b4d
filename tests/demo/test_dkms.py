# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated dkms."""

import os
import shutil
import unittest

import host
from host import DRIVER, KERNEL

VERSION = "2025.07.22"
TREE = f"/var/lib/dkms/{DRIVER}"


class TestDkms(host.HostTest):
    def prepare(self):
        self.install_driver()
        self.dkms("remove", f"{DRIVER}/{VERSION}", "--all")

    def dkms(self, *arguments, expect=0):
        return self.tool("/usr/sbin/dkms", *arguments, expect=expect)

    def installed(self):
        return self.path(f"/lib/modules/{KERNEL}/updates/dkms/i915.ko")

    def test_add_makes_the_source_link(self):
        done = self.dkms("add", f"{DRIVER}/{VERSION}")
        self.assertEqual(done.stdout, f"Creating symlink {TREE}/{VERSION}/source -> "
                         f"/usr/src/{DRIVER}-{VERSION}\n")
        self.assertEqual(os.readlink(self.path(f"{TREE}/{VERSION}/source")),
                         f"/usr/src/{DRIVER}-{VERSION}")
        self.assertEqual(self.dkms("status").stdout, f"{DRIVER}/{VERSION}: added\n")
        self.assertIn("DKMS tree already contains", self.dkms("add", f"{DRIVER}/{VERSION}",
                                                              expect=3).stderr)

    def test_build_and_install_make_the_real_layout(self):
        done = self.dkms("build", "-m", DRIVER, "-v", VERSION)
        self.assertIn("Building module:\nCleaning build area...\nmake -j4 KERNELRELEASE=6.8.4-2-pve -C "
                      f"/lib/modules/{KERNEL}/build M={TREE}/{VERSION}/build...", done.stdout)
        base = f"{TREE}/{VERSION}/{KERNEL}/x86_64"
        self.assertTrue(self.path(f"{base}/module/i915.ko").exists())
        self.assertTrue(self.path(f"{base}/log/make.log").exists())
        self.assertFalse(self.path(f"{TREE}/{VERSION}/build").exists())
        self.assertEqual(self.dkms("status").stdout, f"{DRIVER}/{VERSION}, {KERNEL}, x86_64: built\n")
        self.assertFalse(self.installed().exists())
        done = self.dkms("install", f"{DRIVER}/{VERSION}", "-k", KERNEL)
        self.assertIn(f"   - Installing to /lib/modules/{KERNEL}/updates/dkms/\n", done.stdout)
        self.assertEqual(self.dkms("status").stdout,
                         f"{DRIVER}/{VERSION}, {KERNEL}, x86_64: installed\n")
        self.assertEqual(os.readlink(self.path(f"{TREE}/kernel-{KERNEL}-x86_64")),
                         f"{VERSION}/{KERNEL}/x86_64")
        self.assertIn("updates/dkms/i915.ko:", self.read(f"/lib/modules/{KERNEL}/modules.dep"))

    def test_works_in_another_tree(self):
        shutil.move(self.path(f"/usr/src/{DRIVER}-{VERSION}"), self.path("/root/src"))
        self.path("/root/source").mkdir()
        shutil.move(self.path("/root/src"), self.path(f"/root/source/{DRIVER}-{VERSION}"))
        before = sorted(self.path("/var/lib/dkms").rglob("*"))
        self.dkms("build", "-m", DRIVER, "-v", VERSION, "-k", KERNEL, "-j", "2",
                  "--dkmstree", "/root/tree", "--sourcetree", "/root/source")
        base = f"/root/tree/{DRIVER}/{VERSION}/{KERNEL}/x86_64"
        self.assertTrue(self.path(f"{base}/module/i915.ko").exists())
        self.assertEqual(sorted(self.path("/var/lib/dkms").rglob("*")), before)
        self.assertEqual(self.dkms("status").stdout, "")

    def test_fails_for_one_release_alone(self):
        self.knob(buildFails=[f"2026.05.06 {KERNEL}"])
        self.dkms("build", f"{DRIVER}/{VERSION}")
        self.dkms("remove", f"{DRIVER}/{VERSION}", "--all")
        self.knob(buildFails=[f"{VERSION} {KERNEL}"])
        self.dkms("build", f"{DRIVER}/{VERSION}", expect=10)

    def test_makes_its_key_once(self):
        shutil.rmtree(self.path("/var/lib/dkms"))
        done = self.dkms("build", f"{DRIVER}/{VERSION}")
        self.assertIn("Certificate or key are missing, generating self signed certificate for MOK...",
                      done.stdout)
        self.assertEqual(self.path("/var/lib/dkms/mok.key").stat().st_mode & 0o777, 0o600)
        self.assertTrue(self.path("/var/lib/dkms/mok.pub").exists())
        self.dkms("remove", f"{DRIVER}/{VERSION}", "--all")
        self.assertTrue(self.path("/var/lib/dkms/mok.pub").exists())

    def test_refuses_a_kernel_outside_the_window(self):
        conf = f"/usr/src/{DRIVER}-{VERSION}/dkms.conf"
        self.write(conf, self.read(conf).replace("^6\\.([8-9]|1[0-6])", "^6\\.1[2-9]"))
        done = self.dkms("install", f"{DRIVER}/{VERSION}", expect=77)
        self.assertIn("Error! The /var/lib/dkms/i915-sriov-dkms/2025.07.22/6.8.4-2-pve/x86_64/dkms.conf "
                      "for module i915-sriov-dkms includes a BUILD_EXCLUSIVE directive which does not "
                      "match this kernel/arch/config.", done.stderr)

    def test_a_build_that_fails(self):
        self.knob(buildFails=[KERNEL])
        done = self.dkms("install", f"{DRIVER}/{VERSION}", expect=10)
        self.assertIn(".....(bad exit status: 2)", done.stdout)
        self.assertIn(f"Error! Bad return status for module build on kernel: {KERNEL} (x86_64)\n"
                      f"Consult {TREE}/{VERSION}/build/make.log for more information.", done.stderr)
        self.assertIn("implicit declaration of function", self.read(f"{TREE}/{VERSION}/build/make.log"))
        self.assertEqual(self.dkms("status").stdout, f"{DRIVER}/{VERSION}: added\n")

    def test_a_build_needs_headers_and_a_compiler(self):
        self.path(f"/lib/modules/{KERNEL}/build").unlink()
        self.assertIn(f"Your kernel headers for kernel {KERNEL} cannot be found at",
                      self.dkms("build", f"{DRIVER}/{VERSION}", expect=1).stderr)
        self.path(f"/lib/modules/{KERNEL}/build").symlink_to(f"/usr/src/linux-headers-{KERNEL}")
        self.path("/usr/bin/gcc").unlink()
        self.dkms("build", f"{DRIVER}/{VERSION}", expect=10)
        self.assertIn("gcc: not found", self.read(f"{TREE}/{VERSION}/build/make.log"))

    def test_remove_takes_all_of_it_away(self):
        self.dkms("install", f"{DRIVER}/{VERSION}")
        done = self.dkms("remove", f"{DRIVER}/{VERSION}", "--all")
        self.assertIn("Before uninstall, this module version was ACTIVE on this kernel.", done.stdout)
        self.assertFalse(self.path(TREE).exists())
        self.assertFalse(self.path(f"/lib/modules/{KERNEL}/updates").exists())
        self.assertIn("kernel/drivers/gpu/drm/i915/i915.ko:",
                      self.read(f"/lib/modules/{KERNEL}/modules.dep"))
        self.dkms("remove", f"{DRIVER}/{VERSION}", "--all", expect=3)

    def test_tells_a_module_that_was_changed_after_its_installation(self):
        self.dkms("install", f"{DRIVER}/{VERSION}")
        with open(self.installed(), "ab") as stream:
            stream.write(b"x")
        self.assertIn("(WARNING! Diff between built and installed module!)", self.dkms("status").stdout)

    def test_autoinstall_builds_what_was_only_added(self):
        self.dkms("add", f"{DRIVER}/{VERSION}")
        self.dkms("autoinstall", "-k", KERNEL)
        self.assertTrue(self.installed().exists())
        self.assertEqual(self.dkms("autoinstall", "-k", KERNEL).stdout, "")


if __name__ == "__main__":
    unittest.main()
