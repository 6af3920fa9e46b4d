# SPDX-License-Identifier: GPL-3.0-or-later
"""SR-IOV as drivers/pci/iov.c has it: the PF's sriov_* files, VFs that come and go."""

import shutil

from . import config_space, firmware
from .devices import DEVICES, PF


class Sriov:
    def __init__(self, kernel):
        self.kernel = kernel
        self.tree = kernel.tree
        self.firmware = firmware.of(kernel.tree)
        self._identity = f"{self.firmware.gpu:04x}"

    # Files of the PF. They are there for every function with the capability, whatever its driver.

    def make_files(self):
        if not self.firmware.sriov:
            return
        folder = f"{DEVICES}/{PF}"
        for name, value, mode in (
                ("sriov_totalvfs", config_space.TOTAL_VFS, 0o444), ("sriov_numvfs", 0, 0o644),
                ("sriov_offset", 1, 0o444), ("sriov_stride", 1, 0o444),
                ("sriov_vf_device", self._identity, 0o444), ("sriov_vf_total_msix", 0, 0o444),
                ("sriov_drivers_autoprobe", 1, 0o644)):
            self.tree.write(f"{folder}/{name}", f"{value}\n", mode)

    def _number(self, name):
        return int(self.tree.first_line(f"{DEVICES}/{PF}/{name}") or 0)

    def set_total(self, count):
        if not self.firmware.sriov:
            return
        self.tree.write(f"{DEVICES}/{PF}/sriov_totalvfs", f"{count}\n", 0o444)

    def is_vf(self, address):
        return self.tree.is_link(f"{DEVICES}/{address}/physfn")

    def autoprobes(self, address):
        return self.tree.first_line(f"{DEVICES}/{address}/physfn/sriov_drivers_autoprobe") != "0"

    def vfs(self):
        """Addresses of the VFs that are on."""
        return [f"{PF[:-1]}{number}" for number in range(1, 1 + config_space.TOTAL_VFS)
                if self.tree.exists(f"{DEVICES}/{PF[:-1]}{number}")]

    # Writes.

    def autoprobe_written(self, address, text):
        value = "0" if text in ("0", "n", "N", "off") else "1"
        self.kernel.answer(f"{DEVICES}/{address}/sriov_drivers_autoprobe", value)

    def count_written(self, address, text):
        """sriov_numvfs: what the kernel refuses leaves the number that was."""
        current = len(self.vfs())
        wanted = int(text) if text.isdigit() else -1
        if wanted == current:
            self._tell(current)
            return
        refusal = self._refusal(wanted, current)
        if refusal:
            if refusal != "silent":
                self.kernel.log.say(f"pci {address}: {refusal}" if "no driver" in refusal
                                    else f"{self._driver()} {address}: {refusal}", level=4)
            self._tell(current)
        elif wanted == 0:
            self.disable()
        else:
            self.enable(wanted)

    def _driver(self):
        return self.kernel.devices.driver(PF) or "pci"

    def _tell(self, count):
        self.kernel.answer(f"{DEVICES}/{PF}/sriov_numvfs", str(count))

    def _refusal(self, wanted, current):
        if wanted < 0 or wanted > self._number("sriov_totalvfs"):
            return "silent"  # EINVAL, ERANGE
        driver = self.kernel.devices.driver(PF)
        if not driver:
            return "no driver bound to device; cannot configure SR-IOV"
        if "max_vfs" not in self.kernel.loaded_parameters(self.kernel.module_of(driver)):
            return "driver does not support SR-IOV configuration via sysfs"
        if wanted and current:
            return f"{current} VFs already enabled. Disable before enabling {wanted} VFs"
        if not wanted:
            held = [vf for vf in self.vfs() if self.kernel.held_by_guest(vf)]
            if held:
                return f"Can't disable {current} VFs, {len(held)} are still assigned"
        if not self.firmware.vf_bars_placed:
            return "not enough MMIO resources for SR-IOV"
        return None

    def enable(self, count):
        kernel, devices = self.kernel, self.kernel.devices
        self._tell(count)  # first: a write that comes meanwhile must not be covered
        probing = []
        for number in range(1, count + 1):
            address = f"{PF[:-1]}{number}"
            kernel.log.say(f"pci {address}: [8086:{self._identity}] type 00 class 0x030000")
            devices.make(address, config_space.virtual_function(), config_space.vf_resource(number - 1),
                         identity=(0x8086, self.firmware.gpu), physical=PF)
            kernel.log.say(f"pci {address}: DMAR: Skip IOMMU disabling for graphics")
            if self.tree.names("/sys/class/iommu"):
                group = devices.free_group()
                devices.put_in_group(address, group)
                kernel.log.say(f"pci {address}: Adding to iommu group {group}")
            kernel.on_folder(devices.real(address))
            probing.append(address)
        for number, address in enumerate(probing):
            self.tree.link(f"{devices.real(PF)}/virtfn{number}", f"../{address}")
            kernel.attach(address)
        self.tree.write(f"{DEVICES}/{PF}/config",
                        config_space.with_vfs(config_space.graphics(self.firmware), count))
        if self._driver() == "xe":
            total = self._number("sriov_totalvfs")
            kernel.log.say(f"xe {PF}: [drm] PF: Enabled {count} of {total} VFs")
        else:
            kernel.log.say(f"{self._driver()} {PF}: Enabled {count} VFs")

    def disable(self):
        devices = self.kernel.devices
        self._tell(0)
        count = len(self.vfs())
        for number, address in reversed(list(enumerate(self.vfs()))):
            self.tree.remove(f"{devices.real(PF)}/virtfn{number}")
            self.kernel.unbind(address)
            group = devices.group(address)
            if group:
                shutil.rmtree(self.tree.at(f"/sys/kernel/iommu_groups/{group}"))
            folder = devices.real(address)
            self.tree.remove(f"{DEVICES}/{address}")
            shutil.rmtree(self.tree.at(folder))
        self.tree.write(f"{DEVICES}/{PF}/config", config_space.graphics(self.firmware))
        prefix = "[drm] PF: " if self._driver() == "xe" else ""
        self.kernel.log.say(f"{self._driver()} {PF}: {prefix}Disabled {count} VFs")
