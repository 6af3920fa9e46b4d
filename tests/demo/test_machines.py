# SPDX-License-Identifier: GPL-3.0-or-later
"""Machines other than the guide's, and firmware that is set otherwise."""

import json
import struct
import subprocess
import sys
import unittest

import host
from host import ESPS, KERNEL, PF, TOKENS

sys.path.insert(0, str(host.DEMO))
sys.dont_write_bytecode = True

from builder import machines, scenarios  # noqa: E402  (the path comes first)
from hardware import firmware  # noqa: E402
from simulated.boot_tool import GRUB_PIN  # noqa: E402

VF1 = "0000:00:02.1"


class MachineTest(host.HostTest):
    def firmware(self, **values):
        path = self.folder / firmware.FILE
        path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


class TestFirmware(MachineTest):
    def prepare(self):
        self.install_driver()
        self.set_tokens()
        self.tool("/usr/sbin/update-initramfs", "-u", "-k", "all", expect=0)

    def test_vf_bars_without_a_place_leave_the_driver_native(self):
        self.firmware(vfBarsPlaced=False)
        self.boot()
        self.assertIn(f"pci {PF}: VF BAR 2 [mem size 0xe0000000 64bit pref]: can't assign; no space",
                      self.log())
        self.assertIn("i915-sriov-dkms module", self.log())
        self.assertNotIn("SR-IOV PF mode", self.log())
        self.assertEqual(self.attribute("sriov_totalvfs"), "0")
        space = self.path(f"/sys/bus/pci/devices/{PF}/config").read_bytes()
        self.assertEqual(struct.unpack_from("<IIII", space, 0x320 + 0x24), (0x4, 0, 0xC, 0))
        lines = self.attribute("resource").splitlines()
        self.assertEqual([line.split()[0] for line in (lines[7], lines[9])], ["0x" + "0" * 16] * 2)
        self.assertTrue(int(lines[9].split()[2], 16) & 0x20000000)
        self.assertEqual(len(lines), 13)

    def test_a_gpu_without_the_capability_has_no_files_for_it(self):
        self.firmware(gpu="4c8a", sriov=False)
        self.boot()
        self.assertEqual(self.attribute("device"), "0x4c8a")
        self.assertEqual(self.driver(), "i915")
        self.assertEqual(list(self.path(f"/sys/bus/pci/devices/{PF}").glob("sriov_*")), [])
        space = self.path(f"/sys/bus/pci/devices/{PF}/config").read_bytes()
        self.assertEqual(struct.unpack_from("<I", space, 0x300)[0] >> 20, 0)

    def test_interrupt_remapping_can_be_off(self):
        self.assertIn(" IR-IO-APIC ", self.read("/proc/interrupts"))
        self.firmware(interruptRemapping=False)
        self.boot()
        self.assertNotIn("DMAR-IR", self.log())
        self.assertNotIn("IR-IO-APIC", self.read("/proc/interrupts"))
        table = self.path("/sys/firmware/acpi/tables/DMAR").read_bytes()
        self.assertEqual((table[36], table[37] & 1, sum(table) & 0xFF), (38, 0, 0))
        self.assertEqual(self.attribute("sriov_totalvfs"), "7")

    def test_the_width_of_addresses_is_told_everywhere(self):
        self.firmware(addressWidth=46)
        self.boot()
        self.assertIn("DMAR: Host address width 46", self.log())
        self.assertIn("address sizes\t: 46 bits physical", self.read("/proc/cpuinfo"))
        self.assertEqual(self.path("/sys/firmware/acpi/tables/DMAR").read_bytes()[36], 45)

    def test_vmd_is_a_device_like_others(self):
        self.firmware(vmd=True)
        self.boot()
        self.assertEqual(self.attribute("device", "0000:00:0e.0"), "0x467f")
        self.assertEqual(self.attribute("class", "0000:00:0e.0"), "0x010400")

    def test_a_setting_that_nobody_reads_is_refused(self):
        with self.assertRaises(ValueError):
            firmware.Firmware({"above4g": False})

    def test_a_blacklist_of_modprobe_d_keeps_the_driver_away(self):
        self.write("/etc/modprobe.d/own.conf", "blacklist i915\n")
        self.tool("/usr/sbin/update-initramfs", "-u", expect=0)
        self.boot()
        self.assertEqual(self.driver(), "")
        self.assertFalse(self.path("/sys/module/i915").exists())

    def test_vfio_takes_the_gpu_by_its_ids_when_it_comes_first(self):
        self.write("/etc/modprobe.d/own.conf", "options vfio-pci ids=8086:46d1\n")
        self.write("/etc/modules-load.d/own.conf", "vfio_pci\n")
        self.tool("/usr/sbin/update-initramfs", "-u", expect=0)
        self.boot()
        self.assertEqual(self.driver(), "i915")  # it was there before
        self.write("/etc/modprobe.d/own.conf",
                   "options vfio-pci ids=8086:46d1\nsoftdep i915 pre: vfio-pci\n")
        self.tool("/usr/sbin/update-initramfs", "-u", expect=0)
        self.boot()
        self.assertEqual(self.driver(), "vfio-pci")


class TestGrubOnEsps(MachineTest):
    machine = "grub-esp"
    TOOL = "/usr/sbin/proxmox-boot-tool"

    def menu(self, esp=ESPS[0]):
        return self.read(f"/dev/disk/by-uuid/{esp}/grub/grub.cfg")

    def settings(self, text):
        self.write("/etc/default/grub.d/zz-own.cfg", text)

    def test_the_menu_is_made_of_grubs_settings_alone(self):
        self.set_tokens()
        done = self.tool(self.TOOL, "refresh", expect=0)
        self.assertIn(f"Copying and configuring kernels on /dev/disk/by-uuid/{ESPS[1]}\n"
                      f"\tCopying kernel {KERNEL}\n", done.stderr)
        self.assertNotIn("max_vfs", self.menu())
        self.settings(f'GRUB_CMDLINE_LINUX_DEFAULT="quiet {TOKENS}"\n')
        self.tool(self.TOOL, "refresh", expect=0)
        for esp in ESPS:
            self.assertIn(f"\tlinux\t/vmlinuz-{KERNEL} root=ZFS=/ROOT/pve-1 ro  root=ZFS=rpool/ROOT/pve-1 "
                          f"boot=zfs quiet {TOKENS}\n", self.menu(esp))
        self.boot()
        self.assertTrue(self.read("/proc/cmdline").startswith(f"BOOT_IMAGE=/vmlinuz-{KERNEL} "))
        self.assertIn("i915.max_vfs=7", self.read("/proc/cmdline"))

    def test_etc_kernel_cmdline_without_root_fails_it_all_the_same(self):
        self.write("/etc/kernel/cmdline", "quiet\n")
        self.assertIn("No root= parameter in /etc/kernel/cmdline found!",
                      self.tool(self.TOOL, "refresh", expect=1).stderr)

    def test_update_grub_runs_refresh(self):
        self.settings(f'GRUB_CMDLINE_LINUX_DEFAULT="{TOKENS}"\n')
        done = self.tool("/usr/sbin/update-grub", expect=0)
        self.assertIn("W: Running: 'proxmox-boot-tool refresh'", done.stderr)
        self.assertIn("i915.max_vfs=7", self.menu())
        self.assertIn("i915.max_vfs=7", self.read("/boot/grub/grub.cfg"))

    def test_status_and_pin(self):
        self.assertEqual(self.tool(self.TOOL, "status", expect=0).stdout.splitlines(), [
            "System currently booted with uefi",
            *[f"{esp} is configured with: grub (versions: {KERNEL})" for esp in ESPS]])
        self.tool(self.TOOL, "kernel", "pin", KERNEL, expect=0)
        self.assertFalse(self.path(GRUB_PIN).exists())
        self.tool(self.TOOL, "refresh", expect=0)
        self.assertRegex(self.menu(), rf'set default="gnulinux-advanced-\w+>gnulinux-{KERNEL}-advanced-')
        self.tool(self.TOOL, "kernel", "unpin", expect=0)
        self.tool(self.TOOL, "refresh", expect=0)
        self.assertIn('set default="0"', self.menu())

    def test_an_esp_without_shim_does_not_start_with_secure_boot(self):
        for esp in ESPS:
            self.path(f"/dev/disk/by-uuid/{esp}/EFI/proxmox/shimx64.efi").unlink()
        self.assertIn("no bootable device", self.boot(expect=1)["reason"])
        self.firmware(secureBoot=False)
        self.boot()


class TestSecureBoot(MachineTest):
    machine = "grub-esp"

    def prepare(self):
        self.install_driver()
        self.write("/etc/default/grub.d/zz-own.cfg", f'GRUB_CMDLINE_LINUX_DEFAULT="{TOKENS}"\n')
        self.tool("/usr/sbin/update-initramfs", "-u", expect=0)

    def variable(self, name, guid):
        return self.path(f"/sys/firmware/efi/efivars/{name}-{guid}").read_bytes()

    def moks(self):
        return self.variable("MokListRT", "605dab50-e046-4300-abb6-3dd810dd8b23")

    def test_an_enrolled_key_lets_the_driver_load(self):
        self.boot()
        self.assertEqual(self.variable("SecureBoot", "8be4df61-93ca-11d2-aa0d-00e098032b8c")[4], 1)
        self.assertIn(self.path("/var/lib/dkms/mok.pub").read_bytes(), self.moks())
        self.assertIn("[integrity]", self.read("/sys/kernel/security/lockdown"))
        self.assertIn(f"i915 {PF}: Running in SR-IOV PF mode", self.log())
        self.assertNotIn("module verification failed", self.log())

    def test_an_unknown_key_leaves_the_gpu_without_a_driver(self):
        self.firmware(enrolled=[])
        self.boot()
        self.assertNotIn(self.path("/var/lib/dkms/mok.pub").read_bytes(), self.moks())
        self.assertIn("i915: Loading of module with unavailable key is rejected", self.log())
        self.assertEqual(self.driver(), "")  # the kernel's own module is not used instead

    def test_an_unsigned_module_is_rejected(self):
        path = self.path(f"/lib/modules/{KERNEL}/updates/dkms/i915.ko")
        content = path.read_bytes()
        path.write_bytes(content[:content.index(b"signer=")])
        self.tool("/usr/sbin/update-initramfs", "-u", expect=0)
        self.boot()
        self.assertIn("i915: Loading of unsigned module is rejected", self.log())

    def test_without_secure_boot_the_key_does_not_matter(self):
        self.firmware(enrolled=[], secureBoot=False)
        self.boot()
        self.assertIn("i915: module verification failed", self.log())
        self.assertEqual(self.attribute("sriov_totalvfs"), "7")


class TestNativeXe(MachineTest):
    machine = "pve92-xe"

    def start(self, words):
        self.write("/etc/default/grub.d/zz-own.cfg", f'GRUB_CMDLINE_LINUX_DEFAULT="quiet {words}"\n')
        self.tool("/usr/sbin/update-grub", expect=0)
        self.boot()

    def test_by_default_i915_has_the_gpu(self):
        self.assertEqual(self.driver(), "i915")
        self.assertIn("use xe.force_probe='46d1'", self.log())

    def test_three_words_make_xe_a_pf(self):
        self.start("intel_iommu=on xe.max_vfs=7 xe.force_probe=46d1 module_blacklist=i915")
        self.assertEqual(self.driver(), "xe")
        self.assertIn(f"xe {PF}: [drm] Running in SR-IOV PF mode", self.log())
        self.assertIn(f"xe {PF}: [drm] 7 VFs could be associated with this PF", self.log())
        self.assertEqual(self.attribute("sriov_totalvfs"), "7")
        self.assertEqual(self.read("/sys/module/xe/parameters/max_vfs"), "7\n")

    def test_each_of_the_words_is_needed(self):
        self.start("xe.force_probe=0x46d1 module_blacklist=i915")
        self.assertEqual((self.driver(), self.attribute("sriov_totalvfs")), ("xe", "0"))
        self.start("xe.max_vfs=7 module_blacklist=i915")
        self.assertEqual(self.driver(), "")
        self.start("xe.max_vfs=7 xe.force_probe=46d1")
        self.assertEqual(self.driver(), "xe")  # as it happens, xe is tried first

    def test_pve_9_takes_a_driver_that_is_kept(self):
        self.tool("/usr/sbin/qm", "set", "101", "--hostpci0", f"{VF1},driver=keep,pcie=1", expect=0)
        self.tool("/usr/sbin/qm", "set", "101", "--hostpci0", f"{VF1},driver=other", expect=2)
        self.tool("/usr/sbin/qm", "showcmd", "101", expect=255)  # the VF is not there, the key is fine
        self.assertIn("pve-manager/9.2.1/", self.tool("/usr/bin/pveversion").stdout)

    def test_vfs_of_xe(self):
        self.write("/etc/systemd/system/own.service", "[Service]\nType=oneshot\nExecStart=/usr/local/bin/own\n"
                   "[Install]\nWantedBy=multi-user.target\n")
        self.write("/usr/local/bin/own", f"#!/bin/sh\ncd '{self.root}/sys/bus/pci/devices/{PF}'\n"
                   "echo 0 >sriov_drivers_autoprobe\necho 2 >sriov_numvfs\nsleep 0.5\n")
        self.path("/usr/local/bin/own").chmod(0o755)
        self.tool("/usr/bin/systemctl", "enable", "own.service", expect=0)
        self.start("xe.max_vfs=7 xe.force_probe=46d1 module_blacklist=i915")
        self.assertIn(f"xe {PF}: [drm] PF: Enabled 2 of 7 VFs", self.log())
        self.assertTrue(self.path(f"/sys/bus/pci/devices/{VF1}").exists())
        self.assertEqual(self.attribute("device", VF1), "0x46d1")


class TestData(unittest.TestCase):
    def make(self, *arguments):
        return subprocess.run([host.DEMO / "machine", "make", "/dev/null/host", *arguments],
                              capture_output=True, text=True, check=False)

    def test_every_file_says_what_it_is_about(self):
        for name in machines.names():
            self.assertTrue(machines.load(name)["about"], name)
            firmware.Firmware(machines.load(name)["firmware"])
        for name in scenarios.names():
            self.assertTrue(scenarios.load(name)["about"], name)
            firmware.Firmware(scenarios.machine_of(scenarios.load(name))["firmware"])

    def test_debian_13_has_its_sources_in_deb822(self):
        from builder import suites  # pylint: disable=import-outside-toplevel
        names = [path for path in suites.FILES["trixie"] if "/apt/" in path]
        self.assertTrue(all(path.endswith(".sources") for path in names), names)

    def test_an_unknown_name_is_told_with_those_there_are(self):
        self.assertIn("no other in machines: grub-esp, n100", self.make("--machine", "other").stderr)
        self.assertIn("no ../x in scenarios", self.make("--scenario", "../x").stderr)
        done = self.make("--machine", "n100", "--scenario", "grub")
        self.assertEqual(done.returncode, 2)
        self.assertIn("grub is about pve91-grub", done.stderr)


if __name__ == "__main__":
    unittest.main()
