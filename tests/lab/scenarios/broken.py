# SPDX-License-Identifier: GPL-3.0-or-later
"""A host that was set up is broken by hand in one way after the other; each time vfpilot names the
link of the chain that broke first."""

from machine import PF
from scenarios.green import driver_of

_OTHERS = "/etc/modprobe.d/others.conf"


def _is_named(checks, host, link, cause, what):
    _, reply = host.engine("verify")
    first = reply[0]["firstBroken"]
    finding = next((finding for finding in reply[0]["chain"] if finding["id"] == first), {})
    checks.equal((first, finding.get("cause")), (link, cause),
                 f"{what}: {link} is named, {cause}")


def _by_files(checks, host):
    """Files of others, which act at the next start."""
    guest = host.guest
    guest.run(f"echo 'options vfio-pci ids=8086:5845' >{_OTHERS}")
    _is_named(checks, host, "leftovers", "leftover-vfio-ids-cmdline", "vfio-pci told to take the id of the PF")
    guest.run(f"echo 'blacklist i915' >{_OTHERS}")
    _is_named(checks, host, "leftovers", "leftover-i915-blacklisted", "i915 on a blacklist")
    guest.run(f"rm {_OTHERS}; systemctl -q disable vfpilot-vfs.service")
    _is_named(checks, host, "vf-unit", "unit-disabled", "VF unit disabled")
    guest.run("systemctl -q enable vfpilot-vfs.service")


def _by_driver(checks, host):
    """What PVE does at the start of a guest with a raw VF, and then the PF's driver goes."""
    guest = host.guest
    guest.run("echo 8086 5845 >/sys/bus/pci/drivers/vfio-pci/new_id", check=False)
    guest.run(f"echo 0 >/sys/bus/pci/devices/{PF}/sriov_numvfs; modprobe -r i915; "
              f"echo {PF} >/sys/bus/pci/drivers_probe", check=False)
    checks.equal(driver_of(guest, PF), "vfio-pci", "new_id and a reload put the PF on vfio-pci")
    _is_named(checks, host, "pf-driver", "pf-on-vfio", "PF on vfio-pci")
    status, reply = host.engine("vfs", "up", "--pf", PF, "--count", "3")
    checks.that(status == 1 and reply[0]["error"]["data"]["args"].get("reason") == "pf-on-vfio",
                "vfs up says why it cannot", reply)


def _by_menu(checks, host):
    """The menu edited by hand, and the host started with it."""
    guest = host.guest
    guest.run("sed -i 's/ i915.max_vfs=7//' /boot/grub/grub.cfg")
    _is_named(checks, host, "boot-parameters", "parameters-lost-in-entry", "a word gone from the menu")
    guest.reboot()
    checks.that("i915.max_vfs" not in guest.read("/proc/cmdline"), "the host was started without it")
    _is_named(checks, host, "boot-parameters", "parameters-lost-in-entry", "started with that menu")
    checks.that(guest.text("systemctl is-system-running; true") == "degraded" and
                guest.text("systemctl is-active pve-guests.service; true") == "active",
                "the VF unit failed and the guests were started all the same")
    guest.run("update-grub", timeout=300)
    _is_named(checks, host, "running-parameters", "parameters-not-reached", "menu made again, not yet started")


def _by_stock_module(checks, host):
    """The module of the package is there, and an image of before loads the kernel's own."""
    guest = host.guest
    stock = guest.text("ls /lib/modules/$(uname -r)/kernel/drivers/gpu/drm/i915/i915.ko")
    guest.run(f"mv /lib/modules/$(uname -r)/updates/dkms /root/dkms; depmod; update-initramfs -u; "
              f"mv /root/dkms /lib/modules/$(uname -r)/updates/dkms; depmod; test -e {stock}", timeout=900)
    guest.reboot()
    checks.equal(guest.read("/sys/module/i915/version"), "",
                 "the kernel's own module was loaded from the image")
    _is_named(checks, host, "module-loaded", "stock-module", "stale initramfs")


def run(lab):
    with lab.host("broken", lab.applied()) as host:
        for breaks in (_by_files, _by_driver, _by_menu, _by_stock_module):
            breaks(lab.checks, host)
