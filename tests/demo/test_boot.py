# SPDX-License-Identifier: GPL-3.0-or-later
"""The computed boot: the right configuration gives VFs, each wrong one the boot it must give."""

import unittest

import host
from host import KERNEL, PF

# Stands for the engine: does what it is asked for through /sys, and waits as it must.
ENGINE = """#!/bin/sh
set -eu
[ "$1 $2 $3 $4 $5 $6 $7" = "vfs up --pf 0000:00:02.0 --count 3 --root" ]
pci=$8/sys/bus/pci
echo 0 >"$pci/devices/0000:00:02.0/sriov_drivers_autoprobe"
echo 3 >"$pci/devices/0000:00:02.0/sriov_numvfs"
tries=0
until [ -e "$pci/devices/0000:00:02.0/virtfn2" ]; do
    [ "$tries" -lt 10 ]
    tries=$((tries + 1))
    sleep 0.05
done
for vf in 0000:00:02.1 0000:00:02.2 0000:00:02.3; do
    echo vfio-pci >"$pci/devices/$vf/driver_override"
    echo "$vf" >"$pci/drivers_probe"
done
"""

UNIT = """[Unit]
Description=VFs
After=systemd-modules-load.service
Before=pve-guests.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/local/libexec/vfpilot/vfpilot-engine vfs up --pf 0000:00:02.0 --count 3

[Install]
WantedBy=multi-user.target
"""
VFS = ("0000:00:02.1", "0000:00:02.2", "0000:00:02.3")


class BootTest(host.HostTest):
    def assert_native(self):
        """i915 runs the display, without SR-IOV."""
        self.assertEqual(self.driver(), "i915")
        self.assertNotIn("SR-IOV PF mode", self.log())
        self.assertEqual(self.attribute("sriov_numvfs"), "0")


class TestFreshBoot(BootTest):
    def test_a_fresh_host_runs_the_stock_module(self):
        self.assertEqual(self.driver(), "i915")
        self.assertFalse(self.path("/sys/module/i915/version").exists())
        self.assertFalse(self.path("/sys/module/i915/parameters/max_vfs").exists())
        self.assertEqual(self.attribute("sriov_totalvfs"), "7")
        self.assertIn("use xe.force_probe='46d1'", self.log())
        self.assertIn("DMAR-IR: Enabled IRQ remapping in x2apic mode", self.log())
        self.assertEqual(self.read("/proc/cmdline"), "initrd=\\EFI\\proxmox\\6.8.4-2-pve\\initrd.img-"
                         "6.8.4-2-pve root=ZFS=rpool/ROOT/pve-1 boot=zfs\n")

    def test_another_root_does_not_come_up_either(self):
        self.write("/etc/kernel/cmdline", "root=ZFS=rpool/ROOT/other boot=zfs\n")
        self.refresh()
        self.assertEqual(self.boot(expect=1)["state"], "hung")

    def test_the_iommu_can_be_switched_off(self):
        self.set_tokens("intel_iommu=off")
        self.refresh()
        self.boot()
        self.assertTrue(self.path("/sys/firmware/acpi/tables/DMAR").exists())
        self.assertEqual(list(self.path("/sys/class/iommu").iterdir()), [])
        self.assertEqual(list(self.path("/sys/kernel/iommu_groups").iterdir()), [])

    def test_guests_that_start_at_boot_run_again(self):
        self.assertTrue(self.path("/run/qemu-server/102.pid").exists())
        self.tool("/usr/sbin/qm", "start", "101", expect=0)
        self.boot()
        self.assertTrue(self.path("/run/qemu-server/102.pid").exists())
        self.assertFalse(self.path("/run/qemu-server/101.pid").exists())


class TestConfiguredBoot(BootTest):
    def prepare(self):
        type(self).fresh = self.original.with_name("fresh")
        host.copy(self.original, self.fresh)
        self.install_driver()
        self.write("/etc/modules-load.d/vfpilot.conf", "vfio\nvfio_iommu_type1\nvfio_pci\n")
        self.set_tokens()
        engine = "/usr/local/libexec/vfpilot/vfpilot-engine"
        self.write(engine, ENGINE)
        self.path(engine).chmod(0o755)
        self.write("/etc/systemd/system/vfpilot-vfs.service", UNIT)
        self.tool("/usr/bin/systemctl", "enable", "vfpilot-vfs.service", expect=0)
        self.tool("/usr/sbin/update-initramfs", "-u", "-k", "all", expect=0)
        self.refresh()

    def test_everything_can_be_taken_back(self):
        """The reverse of prepare(): only package data bases, logs and dkms' key stay changed."""
        noise = ("sys", "proc", "run", "tmp", "dev/kmsg", "dev/vfio", "dev/dri", "var/log", "var/lib/dpkg",
                 "var/lib/apt", "var/lib/dkms/mok.key", "var/lib/dkms/mok.pub")
        before = host.snapshot(self.fresh / "root", skip=noise)
        self.boot()
        self.tool("/usr/bin/systemctl", "disable", "vfpilot-vfs.service", expect=0)
        for path in ("/etc/systemd/system/vfpilot-vfs.service", "/etc/modules-load.d/vfpilot.conf",
                     "/usr/local/libexec/vfpilot/vfpilot-engine"):
            self.path(path).unlink()
        self.path("/usr/local/libexec/vfpilot").rmdir()
        self.write("/etc/kernel/cmdline", "root=ZFS=rpool/ROOT/pve-1 boot=zfs\n")
        self.tool("/usr/bin/dpkg", "-P", host.DRIVER, expect=0)
        added = sorted(set(self.packages(self.root)) - set(self.packages(self.fresh / "root")))
        self.tool("/usr/bin/apt-get", "-y", "purge", *added, expect=0)
        self.tool("/usr/sbin/update-initramfs", "-u", "-k", "all", expect=0)
        self.refresh()
        self.boot()
        self.assert_native()
        after = host.snapshot(self.root, skip=noise)
        self.assertEqual([path for path in sorted({*before, *after})
                          if before.get(path) != after.get(path)], ["var/lib/dkms"])
        self.assertEqual(self.packages(self.root), self.packages(self.fresh / "root"))

    @staticmethod
    def packages(root):
        lines = (root / "var/lib/dpkg/status").read_text().splitlines()
        return [line.split()[1] for line in lines if line.startswith("Package: ")]

    def test_the_right_configuration_gives_three_vfs(self):
        before = self.read("/proc/sys/kernel/random/boot_id")
        self.boot()
        self.assertNotEqual(self.read("/proc/sys/kernel/random/boot_id"), before)
        self.assertIn("i915 0000:00:02.0: Running in SR-IOV PF mode", self.log())
        self.assertIn("i915 0000:00:02.0: 7 VFs could be associated with this PF", self.log())
        self.assertIn("i915 0000:00:02.0: Enabled 3 VFs", self.log())
        self.assertNotIn("unknown parameter", self.log())
        self.assertIn("sriov", self.read("/sys/module/i915/version"))
        self.assertEqual(self.read("/sys/module/i915/parameters/max_vfs"), "7\n")
        self.assertEqual([self.driver(vf) for vf in VFS], ["vfio-pci"] * 3)
        groups = {self.path(f"/sys/bus/pci/devices/{vf}/iommu_group").resolve().name
                  for vf in (PF, *VFS)}
        self.assertEqual(len(groups), 4)
        for group in groups:
            self.assertEqual(len(list(self.path(f"/sys/kernel/iommu_groups/{group}/devices")
                                      .iterdir())), 1)
        self.assertEqual(self.tool("/usr/bin/systemctl", "is-active", "vfpilot-vfs").stdout, "active\n")

    def test_boots_the_same_way_again(self):
        self.boot()
        self.boot()
        self.assertEqual([self.driver(vf) for vf in VFS], ["vfio-pci"] * 3)

    def test_without_refresh_the_entries_keep_the_old_options(self):
        self.set_tokens("intel_iommu=on iommu=pt i915.enable_guc=3 i915.max_vfs=2")
        self.boot()
        self.assertIn("i915.max_vfs=7", self.read("/proc/cmdline"))

    def test_without_a_new_initramfs_the_stock_module_loads(self):
        driver = self.path(f"/lib/modules/{KERNEL}/updates/dkms/i915.ko")
        kept = driver.rename(self.folder / "kept.ko")
        self.tool("/usr/sbin/depmod", "-a", expect=0)
        self.tool("/usr/sbin/update-initramfs", "-u", "-k", "all", expect=0)
        kept.rename(driver)
        self.tool("/usr/sbin/depmod", "-a", expect=0)
        self.refresh()
        self.boot()
        self.assert_native()
        self.assertIn("i915: unknown parameter 'max_vfs' ignored", self.log())
        self.assertFalse(self.path("/sys/module/i915/parameters/max_vfs").exists())

    def test_without_max_vfs_the_module_is_silently_native(self):
        self.set_tokens("intel_iommu=on iommu=pt i915.enable_guc=3 module_blacklist=xe")
        self.refresh()
        self.boot()
        self.assert_native()
        self.assertEqual(self.attribute("sriov_totalvfs"), "0")
        self.assertEqual(self.read("/sys/module/i915/parameters/max_vfs"), "0\n")
        self.assertEqual(self.tool("/usr/bin/systemctl", "is-active", "vfpilot-vfs").stdout, "failed\n")

    def test_parameters_may_come_from_modprobe_d_in_the_initramfs(self):
        self.set_tokens("intel_iommu=on")
        self.write("/etc/modprobe.d/own.conf", "options i915 enable_guc=3 max_vfs=5\nblacklist xe\n")
        self.refresh()
        self.boot()
        self.assertEqual(self.attribute("sriov_totalvfs"), "0")  # the initramfs does not know yet
        self.tool("/usr/sbin/update-initramfs", "-u", "-k", "all", expect=0)
        self.boot()
        self.assertEqual(self.attribute("sriov_totalvfs"), "5")
        self.assertFalse(self.path("/sys/module/xe").exists())

    def test_guc_submission_off_aborts_the_pf(self):
        self.set_tokens("i915.enable_guc=0 i915.max_vfs=7 module_blacklist=xe")
        self.refresh()
        self.boot()
        self.assert_native()
        self.assertIn("PF aborted", self.log())

    def test_without_the_unit_enabled_no_vfs_are_made(self):
        self.tool("/usr/bin/systemctl", "disable", "vfpilot-vfs.service", expect=0)
        self.boot()
        self.assertIn("7 VFs could be associated with this PF", self.log())
        self.assertEqual(self.attribute("sriov_numvfs"), "0")
        self.assertFalse(self.path(f"/sys/bus/pci/devices/{VFS[0]}").exists())

    def test_a_blacklisted_module_does_not_load(self):
        self.set_tokens("i915.enable_guc=3 i915.max_vfs=7 module_blacklist=i915,xe")
        self.refresh()
        self.boot()
        self.assertEqual(self.driver(), "")
        self.assertFalse(self.path("/sys/module/i915").exists())
        self.assertIn("Module i915 is blacklisted", self.log())

    def test_without_root_the_machine_does_not_come_up(self):
        for esp in host.ESPS:
            text = self.entry(esp).read_text().replace("root=ZFS=rpool/ROOT/pve-1 ", "")
            self.entry(esp).write_text(text)
        state = self.boot(expect=1)
        self.assertEqual(state["state"], "hung")
        self.assertIn("no root=", state["reason"])

    def test_removing_the_driver_brings_the_stock_module_back(self):
        self.boot()
        self.tool("/usr/bin/dpkg", "-P", host.DRIVER, expect=0)
        self.set_tokens("")
        self.refresh()
        self.boot()
        self.assert_native()
        self.assertFalse(self.path("/sys/module/i915/parameters/max_vfs").exists())

    def test_a_guest_at_boot_finds_the_vfs_of_a_unit_ordered_before_it(self):
        self.tool("/usr/sbin/qm", "set", "101", "--onboot", "1", "--hostpci0", "0000:00:02.1,pcie=1",
                  expect=0)
        self.boot()
        self.assertTrue(self.path("/run/qemu-server/101.pid").exists())
        self.write("/etc/systemd/system/vfpilot-vfs.service", UNIT.replace("Before=", "#"))
        self.boot()
        self.assertFalse(self.path("/run/qemu-server/101.pid").exists())


if __name__ == "__main__":
    unittest.main()
