# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated proxmox-boot-tool and update-initramfs."""

import json
import shutil
import unittest

import host
from host import ESPS, KERNEL

ROOT = "root=ZFS=rpool/ROOT/pve-1 boot=zfs"


class TestRefresh(host.HostTest):
    def refresh_tool(self, expect=0):
        return self.tool("/usr/sbin/proxmox-boot-tool", "refresh", expect=expect)

    def test_says_what_the_real_one_says(self):
        done = self.refresh_tool()
        self.assertEqual(done.stdout.splitlines(), [
            "Running hook script 'proxmox-auto-removal'..", "Running hook script 'zz-proxmox-boot'..",
            "Re-executing '/etc/kernel/postinst.d/zz-proxmox-boot' in new private mount namespace.."])
        self.assertEqual(done.stderr.splitlines(), [
            line for esp in ESPS for line in (
                f"Copying and configuring kernels on /dev/disk/by-uuid/{esp}",
                f"\tCopying kernel and creating boot-entry for {KERNEL}")])

    def test_writes_the_entry_of_every_esp(self):
        self.set_tokens("i915.max_vfs=7")
        self.refresh_tool()
        for esp in ESPS:
            self.assertEqual(self.entry(esp).read_text(), (
                "title    Proxmox Virtual Environment\n"
                f"version  {KERNEL}\n"
                f"options  {ROOT} i915.max_vfs=7\n"
                f"linux    /EFI/proxmox/{KERNEL}/vmlinuz-{KERNEL}\n"
                f"initrd   /EFI/proxmox/{KERNEL}/initrd.img-{KERNEL}\n"))
            self.assertEqual(
                self.path(f"/dev/disk/by-uuid/{esp}/EFI/proxmox/{KERNEL}/initrd.img-{KERNEL}")
                .read_bytes(), self.path(f"/boot/initrd.img-{KERNEL}").read_bytes())

    def test_only_the_first_line_counts(self):
        self.write("/etc/kernel/cmdline", f"{ROOT} first\nsecond line\n")
        self.refresh_tool()
        self.assertEqual(self.options(), f"{ROOT} first")

    def test_no_final_newline_is_fine(self):
        self.write("/etc/kernel/cmdline", f"{ROOT} last")
        self.refresh_tool()
        self.assertEqual(self.options(), f"{ROOT} last")

    def test_without_root_nothing_is_written(self):
        for text in ("\n" + ROOT + "\n", "# a comment\n" + ROOT + "\n", "quiet boot=zfs\n", ""):
            with self.subTest(text=text):
                before = self.entry().read_bytes()
                self.write("/etc/kernel/cmdline", text)
                done = self.refresh_tool(expect=1)
                self.assertIn("No root= parameter in /etc/kernel/cmdline found!", done.stderr)
                self.assertEqual(self.entry().read_bytes(), before)

    def test_a_carriage_return_ends_up_in_the_options(self):
        self.write("/etc/kernel/cmdline", f"{ROOT} quiet\r\n")
        self.refresh_tool()
        self.assertEqual(self.options(), f"{ROOT} quiet\r")

    def test_backslash_sequences_are_expanded_and_the_rest_survives(self):
        self.write("/etc/kernel/cmdline", f"{ROOT} a\\tb c\\\\d e='$HOME *' f=\"x\"\n")
        self.refresh_tool()
        self.assertEqual(self.options(), f"{ROOT} a\tb c\\d e='$HOME *' f=\"x\"")

    def test_without_the_file_the_running_command_line_is_taken(self):
        self.path("/etc/kernel/cmdline").unlink()
        done = self.refresh_tool()
        self.assertIn("No /etc/kernel/cmdline found - falling back to /proc/cmdline", done.stderr)
        self.assertEqual(self.options(), ROOT)

    def test_without_uuids_it_does_nothing_and_succeeds(self):
        self.path("/etc/kernel/proxmox-boot-uuids").unlink()
        self.set_tokens()
        done = self.refresh_tool()
        self.assertIn("No /etc/kernel/proxmox-boot-uuids found, skipping ESP sync.", done.stderr)
        self.assertEqual(self.options(), ROOT)

    def test_an_absent_esp_is_only_a_warning(self):
        shutil.rmtree(self.path(f"/dev/disk/by-uuid/{ESPS[0]}"))
        self.set_tokens()
        done = self.refresh_tool()
        self.assertIn(f"WARN: /dev/disk/by-uuid/{ESPS[0]} does not exist - clean "
                      "'/etc/kernel/proxmox-boot-uuids'! - skipping", done.stderr)
        self.assertIn("i915.max_vfs=7", self.options(ESPS[1]))

    def test_an_esp_without_loader_conf_is_skipped(self):
        self.path(f"/dev/disk/by-uuid/{ESPS[0]}/loader/loader.conf").unlink()
        self.set_tokens()
        done = self.refresh_tool()
        self.assertIn(f"/dev/disk/by-uuid/{ESPS[0]} contains no loader.conf - skipping", done.stderr)
        self.assertEqual(self.options(ESPS[0]), ROOT)

    def test_status(self):
        tool = "/usr/sbin/proxmox-boot-tool"
        self.assertEqual(self.tool(tool, "status", expect=0).stdout.splitlines(), [
            "System currently booted with uefi",
            *[f"{esp} is configured with: uefi (versions: {KERNEL})" for esp in ESPS]])
        self.assertEqual(self.tool(tool, "status", "--quiet", expect=0).stdout, "")
        self.path("/etc/kernel/proxmox-boot-uuids").unlink()
        self.assertIn("E: /etc/kernel/proxmox-boot-uuids does not exist.",
                      self.tool(tool, "status", expect=2).stderr)
        self.tool(tool, "status", "--quiet", expect=2)

    def test_a_pin_takes_effect_with_refresh(self):
        tool = "/usr/sbin/proxmox-boot-tool"
        conf = f"/dev/disk/by-uuid/{ESPS[0]}/loader/loader.conf"
        self.assertIn("Use the 'refresh' command", self.tool(tool, "kernel", "pin", KERNEL,
                                                             expect=0).stdout)
        self.assertIn("default proxmox-*\n", self.read(conf))
        self.refresh_tool()
        self.assertIn(f"default proxmox-{KERNEL}.conf\n", self.read(conf))
        self.tool(tool, "kernel", "unpin", expect=0)
        self.refresh_tool()
        self.assertIn("default proxmox-*\n", self.read(conf))
        self.tool(tool, "kernel", "pin", "6.5.0-1-pve", expect=1)


class TestUpdateInitramfs(host.HostTest):
    def initrd(self):
        return json.loads(self.path(f"/boot/initrd.img-{KERNEL}").read_bytes())

    def test_records_the_modules_that_depmod_prefers(self):
        stock = "kernel/drivers/gpu/drm/i915/i915.ko"
        self.assertIn(stock, self.initrd()["modules"])
        own = self.path(f"/lib/modules/{KERNEL}/updates/dkms/i915.ko")
        own.parent.mkdir(parents=True)
        shutil.copy(self.path(f"/lib/modules/{KERNEL}/{stock}"), own)
        self.tool("/usr/sbin/update-initramfs", "-u", "-k", "all", expect=0)
        self.assertIn(stock, self.initrd()["modules"])  # depmod has not been told
        self.tool("/usr/sbin/depmod", "-a", expect=0)
        self.tool("/usr/sbin/update-initramfs", "-u", "-k", "all", expect=0)
        self.assertIn("updates/dkms/i915.ko", self.initrd()["modules"])
        self.assertNotIn(stock, self.initrd()["modules"])

    def test_syncs_the_esps(self):
        self.set_tokens()
        done = self.tool("/usr/sbin/update-initramfs", "-u", expect=0)
        self.assertEqual(done.stdout.splitlines(), [
            f"update-initramfs: Generating /boot/initrd.img-{KERNEL}",
            "Running hook script 'zz-proxmox-boot'..",
            "Re-executing '/etc/kernel/postinst.d/zz-proxmox-boot' in new private mount namespace.."])
        self.assertIn("i915.max_vfs=7", self.options())

    def test_fails_where_the_sync_fails(self):
        self.write("/etc/kernel/cmdline", "quiet\n")
        done = self.tool("/usr/sbin/update-initramfs", "-u", "-k", "all", expect=1)
        self.assertIn("run-parts: /etc/initramfs/post-update.d//proxmox-boot-sync exited with return "
                      "code 1", done.stderr)

    def test_takes_along_modprobe_d(self):
        self.write("/etc/modprobe.d/own.conf", "options i915 max_vfs=2\n")
        self.tool("/usr/sbin/update-initramfs", "-u", "-k", KERNEL, expect=0)
        self.assertEqual(self.initrd()["modprobe.d"]["own.conf"], "options i915 max_vfs=2\n")

    def test_wrong_use(self):
        self.tool("/usr/sbin/update-initramfs", expect=2)
        self.tool("/usr/sbin/update-initramfs", "-c", expect=2)


if __name__ == "__main__":
    unittest.main()
