# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated GRUB: its tools, its menu language, and what boots by it."""

import re
import sys
import unittest

import host
from host import PF

sys.path.insert(0, str(host.DEMO))
sys.dont_write_bytecode = True

from simulated import grub_script  # noqa: E402  (the path comes first)

KERNEL = "6.17.2-1-pve"
MENU = "/boot/grub/grub.cfg"
TOKENS = "intel_iommu=on iommu=pt i915.enable_guc=3 i915.max_vfs=7 module_blacklist=xe"


class GrubTest(host.HostTest):
    machine = "pve91-grub"

    def update(self, expect=0):
        return self.tool("/usr/sbin/update-grub", expect=expect)

    def linux(self, text=None):
        """Words after `linux` of every entry, in order."""
        return [" ".join(line.split()[2:]) for line in (text or self.read(MENU)).splitlines()
                if re.match(r"\s*linux\s", line)]

    def default(self, words):
        self.write("/etc/default/grub.d/zz-own.cfg", words)


class TestMkconfig(GrubTest):
    def test_renders_an_entry_a_submenu_and_a_recovery_entry_for_each_kernel(self):
        text = self.tool("/usr/sbin/grub-mkconfig", expect=0).stdout
        menu = grub_script.Menu(text)
        self.assertEqual([entry.title for entry in menu.entries],
                         ["Proxmox VE GNU/Linux", "Advanced options for Proxmox VE GNU/Linux"])
        self.assertEqual([entry.title for entry in menu.entries[1].entries], [
            f"Proxmox VE GNU/Linux, with Linux {KERNEL}",
            f"Proxmox VE GNU/Linux, with Linux {KERNEL} (recovery mode)"])
        self.assertEqual(self.linux(text), ["root=/dev/mapper/pve-root ro quiet"] * 2 +
                         ["root=/dev/mapper/pve-root ro single"])

    def test_recovery_entries_are_without_the_default_words(self):
        self.default('GRUB_CMDLINE_LINUX="everywhere"\n'
                     f'GRUB_CMDLINE_LINUX_DEFAULT="$GRUB_CMDLINE_LINUX_DEFAULT {TOKENS}"\n')
        self.update()
        self.assertEqual(self.linux()[0], f"root=/dev/mapper/pve-root ro everywhere quiet {TOKENS}")
        self.assertEqual(self.linux()[2], "root=/dev/mapper/pve-root ro single everywhere")

    def test_settings_are_read_by_a_shell_in_the_order_of_their_names(self):
        self.default("extra=$(printf %s one)\nGRUB_CMDLINE_LINUX_DEFAULT=\"${extra} \"'two words'\n")
        self.write("/etc/default/grub.d/aa-first.cfg", "GRUB_CMDLINE_LINUX_DEFAULT=lost\n")
        self.write("/etc/default/grub.d/zzz.conf", "GRUB_CMDLINE_LINUX_DEFAULT=ignored\n")
        self.update()
        self.assertEqual(self.linux()[0], "root=/dev/mapper/pve-root ro one two words")

    def test_a_setting_that_is_no_shell_ends_it_and_the_menu_stays(self):
        before = self.read(MENU)
        self.default("GRUB_CMDLINE_LINUX_DEFAULT='never closed\n")
        done = self.tool("/usr/sbin/grub-mkconfig", "-o", MENU, expect=2)
        self.assertIn("Unterminated quoted string", done.stderr)
        self.assertEqual(self.read(MENU), before)

    def test_a_menu_with_a_syntax_error_is_not_put_in_place(self):
        before = self.read(MENU)
        self.write("/etc/grub.d/41_own", "#!/bin/sh\necho 'menuentry broken {'\n")
        self.path("/etc/grub.d/41_own").chmod(0o755)
        done = self.tool("/usr/sbin/grub-mkconfig", "-o", MENU, expect=1)
        self.assertIn("Syntax errors are detected in generated GRUB config file.", done.stderr)
        self.assertEqual(self.read(MENU), before)
        self.assertTrue(self.path(f"{MENU}.new").exists())

    def test_writes_to_the_file_in_place(self):
        inode = self.path(MENU).stat().st_ino
        done = self.tool("/usr/sbin/grub-mkconfig", "-o", MENU, expect=0)
        self.assertEqual(self.path(MENU).stat().st_ino, inode)
        self.assertFalse(self.path(f"{MENU}.new").exists())
        self.assertEqual(done.stderr.splitlines(), [
            "Generating grub configuration file ...", f"Found linux image: /boot/vmlinuz-{KERNEL}",
            f"Found initrd image: /boot/initrd.img-{KERNEL}", "done"])
        self.tool("/usr/sbin/grub-mkconfig", "-o", "/boot/grub/grub.cfg.own", expect=0)
        self.assertEqual(self.read("/boot/grub/grub.cfg.own"), self.read(MENU))

    def test_a_persons_own_entries_are_taken_along(self):
        with open(self.path("/etc/grub.d/40_custom"), "a") as stream:
            stream.write("menuentry 'Memory test' {\n\tlinux /memtest\n}\n")
        self.update()
        self.assertEqual(grub_script.Menu(self.read(MENU)).entries[-1].title, "Memory test")

    def test_without_its_folder_update_grub_fails(self):
        self.path("/boot/grub").rename(self.path("/boot/gone"))
        self.update(expect=2)

    def test_there_is_no_grub_install(self):
        self.assertFalse(self.path("/usr/sbin/grub-install").exists())


class TestScriptCheck(GrubTest):
    def check(self, text, expect):
        self.write("/tmp/menu", text)
        return self.tool("/usr/bin/grub-script-check", "/tmp/menu", expect=expect)

    def test_a_rendered_menu_passes(self):
        self.tool("/usr/bin/grub-script-check", MENU, expect=0)

    def test_what_is_no_script_does_not(self):
        for text in ("menuentry 'x' {\n\tlinux /k\n", "set a='open\n", "if [ a = b ]; then\n set c=d\n",
                     "}\n", "fi\n", "menuentry 'x'\nlinux /k\n"):
            with self.subTest(text=text):
                self.assertIn("syntax error", self.check(text, 1).stderr)
        self.assertIn("contains no commands and will do nothing", self.check("", 1).stdout)
        self.tool("/usr/bin/grub-script-check", "/tmp/none", expect=1)


class TestBoot(GrubTest):
    def test_starts_the_first_entry(self):
        self.assertEqual(self.read("/proc/cmdline"),
                         f"BOOT_IMAGE=/boot/vmlinuz-{KERNEL} root=/dev/mapper/pve-root ro quiet\n")
        self.assertIn("/dev/mapper/pve-root / ext4", self.read("/proc/mounts"))
        self.assertEqual(self.driver(), "i915")

    def test_settings_count_once_the_menu_is_rendered(self):
        self.default(f'GRUB_CMDLINE_LINUX_DEFAULT="quiet {TOKENS}"\n')
        self.boot()
        self.assertNotIn("max_vfs", self.read("/proc/cmdline"))
        self.update()
        self.boot()
        self.assertTrue(self.read("/proc/cmdline").endswith(f" ro quiet {TOKENS}\n"))

    def test_etc_kernel_cmdline_means_nothing_here(self):
        self.write("/etc/kernel/cmdline", f"root=/dev/mapper/pve-root {TOKENS}\n")
        self.tool("/usr/sbin/proxmox-boot-tool", "refresh", expect=0)
        self.update()
        self.boot()
        self.assertNotIn("max_vfs", self.read("/proc/cmdline"))

    def test_a_word_with_a_space_gets_its_quotes_back(self):
        self.default("GRUB_CMDLINE_LINUX_DEFAULT='a=\"b c\" d=$unknown'\n")
        self.update()
        self.boot()
        self.assertTrue(self.read("/proc/cmdline").endswith(' ro "a=b c" d=\n'))

    def test_another_entry_can_be_the_default(self):
        self.default("GRUB_DEFAULT='1>1'\n")
        self.update()
        self.boot()
        self.assertIn(" single", self.read("/proc/cmdline"))
        self.default(f"GRUB_DEFAULT='Advanced options for Proxmox VE GNU/Linux>Proxmox VE GNU/Linux, with "
                     f"Linux {KERNEL}'\n")
        self.update()
        self.boot()
        self.assertNotIn(" single", self.read("/proc/cmdline"))

    def test_a_next_entry_stays_where_grub_cannot_write(self):
        block = self.read("/boot/grub/grubenv").replace("#" * 13, "next_entry=1>1", 1)
        self.write("/boot/grub/grubenv", block.replace("next_entry=1>1", "\nnext_entry=1>1\n", 1))
        for _ in range(2):
            self.boot()
            self.assertIn(" single", self.read("/proc/cmdline"))

    def test_what_does_not_come_up(self):
        menu = self.read(MENU)
        for text, reason in ((menu.replace("pve-root", "pve-other"), "does not exist"),
                             (menu.replace("root=/dev/mapper/pve-root", ""), "no root="),
                             ("", "no entry"), ("menuentry x {\n", "Syntax error"),
                             (menu.replace(f"/boot/vmlinuz-{KERNEL}", "/boot/gone"), "not found")):
            with self.subTest(reason=reason):
                self.write(MENU, text)
                state = self.boot(expect=1)
                self.assertEqual(state["state"], "hung")
                self.assertIn(reason, state["reason"])
        self.path(MENU).unlink()
        self.assertIn("waits at its prompt", self.boot(expect=1)["reason"])


class TestBootTool(GrubTest):
    TOOL = "/usr/sbin/proxmox-boot-tool"

    def test_without_uuids_it_keeps_no_esps(self):
        self.assertIn("/etc/kernel/proxmox-boot-uuids does not exist.",
                      self.tool(self.TOOL, "status", expect=2).stderr)
        self.assertIn("No /etc/kernel/proxmox-boot-uuids found, skipping ESP sync.",
                      self.tool(self.TOOL, "refresh", expect=0).stderr)
        done = self.tool("/usr/sbin/update-initramfs", "-u", "-k", "all", expect=0)
        self.assertIn(f"Generating /boot/initrd.img-{KERNEL}", done.stdout)

    def test_a_pin_is_a_setting_of_grub(self):
        self.tool(self.TOOL, "kernel", "pin", KERNEL, expect=0)
        pin = self.read("/etc/default/grub.d/proxmox-kernel-pin.cfg")
        self.assertRegex(pin, rf'^GRUB_DEFAULT="gnulinux-advanced-\w+>gnulinux-{KERNEL}-advanced-\w+"\n$')
        entry = grub_script.Menu(self.read(MENU)).default()
        self.assertEqual(entry.title, f"Proxmox VE GNU/Linux, with Linux {KERNEL}")
        self.tool(self.TOOL, "kernel", "unpin", expect=0)
        self.assertFalse(self.path("/etc/default/grub.d/proxmox-kernel-pin.cfg").exists())


class TestDriver(GrubTest):
    def prepare(self):
        self.tool("/usr/bin/apt-get", "-y", "install", "dkms", "build-essential",
                  f"proxmox-headers-{KERNEL}", expect=0)

    def install(self, release, expect):
        from builder import driver_package  # pylint: disable=import-outside-toplevel
        self.path("/tmp/driver.deb").write_bytes(driver_package.build(release))
        return self.tool("/usr/bin/dpkg", "-i", "/tmp/driver.deb", expect=expect)

    def test_a_release_for_this_kernel_gives_a_pf(self):
        done = self.install("2026.05.06", 0)
        self.assertIn(f"Building initial module for {KERNEL}\nDone.\n", done.stdout)
        self.default(f'GRUB_CMDLINE_LINUX_DEFAULT="quiet {TOKENS}"\n')
        self.update()
        self.boot()
        self.assertEqual(self.driver(), "i915")
        self.assertIn(f"i915 {PF}: Running in SR-IOV PF mode", self.log())
        self.assertEqual(self.attribute("sriov_totalvfs"), "7")
        self.assertTrue(self.path("/sys/module/intel_sriov_compat").exists())

    def test_a_release_for_other_kernels_refuses(self):
        self.install("2025.07.22", 0)  # its postinst skips the kernel
        done = self.tool("/usr/sbin/dkms", "build", f"{host.DRIVER}/2025.07.22", "-k", KERNEL, expect=77)
        self.assertIn("includes a BUILD_EXCLUSIVE directive which does not match this", done.stderr)
        self.assertFalse(self.path(f"/lib/modules/{KERNEL}/updates/dkms").exists())

    def test_a_failed_build_says_what_dkms_3_2_says(self):
        self.knob(buildFails=[KERNEL])
        self.install("2026.05.06", 1)
        done = self.tool("/usr/sbin/dkms", "build", f"{host.DRIVER}/2026.05.06", "-k", KERNEL, expect=10)
        self.assertIn("Building module(s)........(bad exit status: 2)\nFailed command:\nmake -j4 "
                      f"KERNELRELEASE={KERNEL} ", done.stdout)
        self.assertIn(f"Error! Bad return status for module build on kernel: {KERNEL} (x86_64)",
                      done.stderr)
        log = self.read(f"/var/lib/dkms/{host.DRIVER}/2026.05.06/build/make.log")
        self.assertRegex(log, r"\n# exit code: 2\n# elapsed time: 00:00:\d\d\n")
        self.assertEqual(self.tool("/usr/sbin/dkms", "status").stdout, f"{host.DRIVER}/2026.05.06: added\n")


if __name__ == "__main__":
    unittest.main()
