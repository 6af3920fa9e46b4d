# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated kernel: writes to /sys of a running machine, modprobe, PCI configuration space."""

import os
import struct
import sys
import threading
import time
import unittest

import host
from host import PF

sys.path.insert(0, str(host.DEMO))
sys.dont_write_bytecode = True

from hardware.kernel import Kernel  # noqa: E402  (the path comes first)
from hardware.serve import Serving  # noqa: E402
from simulated.tree import Tree  # noqa: E402

VF1 = "0000:00:02.1"


class KernelTest(host.HostTest):
    """The kernel answers in a thread while a test writes."""

    def setUp(self):
        super().setUp()
        self.ended = False
        self.kernel = Kernel(Tree(self.root))
        self.kernel.log.run_on_from(30.0)
        started = threading.Event()
        thread = threading.Thread(target=self.serve, args=(started,))
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(lambda: setattr(self, "ended", True))
        started.wait()

    def serve(self, started):
        with Serving(self.kernel) as serving:
            started.set()
            while not self.ended:
                serving.step(0.01)

    def poke(self, path, text):
        with open(self.path(f"/sys/bus/pci/{path}"), "w", encoding="ascii") as stream:
            stream.write(text)

    def count(self, text):
        self.poke(f"devices/{PF}/sriov_numvfs", text)

    def eventually(self, condition, message=""):
        deadline = time.monotonic() + 5
        while not condition():
            self.assertLess(time.monotonic(), deadline, message + self.log()[-600:])
            time.sleep(0.005)

    def vfs(self):
        return sorted(path.name for path in self.path(f"/sys/bus/pci/devices/{PF}").glob("virtfn*"))

    def refused(self, text, told, kept="0"):
        """A write that leaves the number as it was, with a line in the log."""
        lines = len(self.log().splitlines())
        self.count(text)
        self.eventually(lambda: self.attribute("sriov_numvfs") == kept)
        if told:
            self.eventually(lambda: told in "".join(self.log().splitlines()[lines:]), told)


class TestStockModule(KernelTest):
    def test_no_vfs_with_the_stock_module(self):
        self.refused("3", "driver does not support SR-IOV configuration via sysfs")
        self.assertEqual(self.vfs(), [])

    def test_no_vfs_without_a_driver(self):
        self.poke(f"devices/{PF}/driver/unbind", PF)
        self.eventually(lambda: self.driver() == "")
        self.refused("3", "no driver bound to device; cannot configure SR-IOV")

    def test_modprobe_asks_the_running_kernel(self):
        self.assertFalse(self.path("/sys/module/vfio_pci").exists())
        self.tool("/usr/sbin/modprobe", "vfio-pci", expect=0)
        self.assertTrue(self.path("/sys/module/vfio_pci_core").exists())
        self.assertTrue(self.path("/sys/bus/pci/drivers/vfio-pci/new_id").exists())
        self.tool("/usr/sbin/modprobe", "-r", "vfio-pci", expect=0)
        self.assertFalse(self.path("/sys/bus/pci/drivers/vfio-pci").exists())
        done = self.tool("/usr/sbin/modprobe", "nothing", expect=1)
        self.assertIn("modprobe: FATAL: Module nothing not found in directory", done.stderr)

    def test_new_id_takes_a_pf_that_has_lost_its_driver(self):
        self.tool("/usr/sbin/modprobe", "vfio-pci", expect=0)
        self.poke("drivers/vfio-pci/new_id", "8086 46d1")
        time.sleep(0.1)
        self.assertEqual(self.driver(), "i915")
        self.tool("/usr/sbin/modprobe", "-r", "i915", expect=0)
        self.assertEqual(self.driver(), "")
        self.poke("drivers_probe", PF)
        self.eventually(lambda: self.driver() == "vfio-pci")


class TestVfs(KernelTest):
    def prepare(self):
        self.install_driver()
        self.set_tokens()
        self.write("/etc/modules-load.d/own.conf", "vfio_pci\n")
        self.tool("/usr/sbin/update-initramfs", "-u", expect=0)
        self.boot()

    def test_numbers_that_are_refused(self):
        self.refused("8", None)  # more than totalvfs
        self.refused("many", None)
        self.count("2")
        self.eventually(lambda: self.vfs() == ["virtfn0", "virtfn1"])
        self.refused("3", "2 VFs already enabled. Disable before enabling 3 VFs", kept="2")
        self.count("0")
        self.eventually(lambda: self.vfs() == [])
        self.eventually(lambda: not self.path(f"/sys/bus/pci/devices/{VF1}").exists())
        self.eventually(lambda: "Disabled 2 VFs" in self.log())

    def test_without_autoprobe_off_the_host_driver_takes_the_vfs(self):
        self.count("1")
        self.eventually(lambda: self.driver(VF1) == "i915")
        self.eventually(lambda: "Enabled 1 VFs" in self.log())
        self.assertIn(f"i915 {VF1}: Running in SR-IOV VF mode", self.log())

    def test_the_recipe_binds_every_vf_to_vfio(self):
        self.poke(f"devices/{PF}/sriov_drivers_autoprobe", "0")
        self.count("3")
        self.eventually(lambda: len(self.vfs()) == 3)
        self.assertEqual(self.driver(VF1), "")
        for number in (1, 2, 3):  # without a pause: none is lost
            address = f"{PF[:-1]}{number}"
            self.poke(f"devices/{address}/driver_override", "vfio-pci")
            self.poke("drivers_probe", address)
        for number in (1, 2, 3):
            self.eventually(lambda: self.driver(f"{PF[:-1]}{number}") == "vfio-pci")
            group = os.readlink(self.path(f"/sys/bus/pci/devices/{PF[:-1]}{number}/iommu_group"))
            self.assertTrue(self.path(f"/dev/vfio/{group.rpartition('/')[2]}").exists())
        self.assertEqual(self.driver(), "i915")
        self.assertEqual(self.attribute("driver_override", VF1), "vfio-pci")
        self.poke(f"devices/{VF1}/driver_override", "\n")
        self.eventually(lambda: self.attribute("driver_override", VF1) == "(null)")

    def test_autoprobe_off_without_override_breaks_a_vm_start(self):
        self.poke(f"devices/{PF}/sriov_drivers_autoprobe", "0")
        self.count("1")
        self.eventually(lambda: self.vfs() == ["virtfn0"])
        self.tool("/usr/sbin/qm", "set", "101", "--hostpci0", f"{VF1},pcie=1", expect=0)
        done = self.tool("/usr/sbin/qm", "start", "101", expect=255)
        self.assertIn("can't unbind/bind PCI group to VFIO", done.stderr)

    def test_a_vf_that_a_vm_holds_stays(self):
        self.poke(f"devices/{PF}/sriov_drivers_autoprobe", "0")
        self.count("2")
        self.eventually(lambda: len(self.vfs()) == 2)
        self.poke(f"devices/{VF1}/driver_override", "vfio-pci")
        self.poke("drivers_probe", VF1)
        self.eventually(lambda: self.driver(VF1) == "vfio-pci")
        self.tool("/usr/sbin/qm", "set", "101", "--hostpci0", f"{VF1},pcie=1", expect=0)
        self.tool("/usr/sbin/qm", "start", "101", expect=0)
        pid = self.read("/run/qemu-server/101.pid").strip()
        self.assertIn("/dev/vfio/", os.readlink(self.path(f"/proc/{pid}/fd/30")))
        self.refused("0", "Can't disable 2 VFs, 1 are still assigned", kept="2")
        self.tool("/usr/sbin/qm", "set", "100", "--hostpci0", f"{VF1},pcie=1", expect=0)
        done = self.tool("/usr/sbin/qm", "start", "100", expect=255)
        self.assertIn(f"PCI device '{VF1}' already in use by VMID '101'", done.stderr)
        self.tool("/usr/sbin/qm", "stop", "101", expect=0)
        self.count("0")
        self.eventually(lambda: self.vfs() == [])

    def test_a_pf_that_loses_its_driver_loses_its_vfs(self):
        self.count("1")
        self.eventually(lambda: self.vfs() == ["virtfn0"])
        self.poke("drivers/i915/unbind", PF)
        self.eventually(lambda: self.driver() == "")
        self.assertEqual(self.vfs(), [])

    def capability(self, address=PF):
        """The SR-IOV capability, found by walking the list as the specification says."""
        space = self.path(f"/sys/bus/pci/devices/{address}/config").read_bytes()
        self.assertEqual(len(space), 4096)
        at = 0x100
        while at:
            head = struct.unpack_from("<I", space, at)[0]
            if head & 0xFFFF == 0x0010:
                return at, struct.unpack_from("<IHHHHHBxHHHHII6I", space, at + 4)
            at = head >> 20
        return None, None

    def test_the_configuration_space_tells_the_vfs(self):
        at, fields = self.capability()
        self.assertEqual(at, 0x320)
        (_, control, _, initial, total, count, _, offset, stride, _, device, sizes, page,
         *bars) = fields
        self.assertEqual((control, initial, total, count), (0, 7, 7, 0))
        self.assertEqual((offset, stride, device), (1, 1, 0x46D1))
        self.assertEqual((sizes, page), (0x553, 1))
        self.assertNotEqual(bars[0], 0)
        self.count("3")
        self.eventually(lambda: len(self.vfs()) == 3)
        self.eventually(lambda: self.capability()[1][5] == 3)
        self.assertEqual(self.capability()[1][1] & 1, 1)
        self.assertEqual(self.capability(VF1), (None, None))
        self.assertEqual(self.attribute("device", VF1), "0x46d1")


if __name__ == "__main__":
    unittest.main()
