# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that a job adds to GRUB's menu: never the default, and chosen once it starts the host with
the parameters from before; the start after that is the usual one."""

import re

from scenarios.green import WORDS

_PAGE = "vfpilot-way-back"


def _words(guest):
    return [word for word in guest.read("/proc/cmdline").split() if not word.startswith("BOOT_IMAGE=")]


def _menu(checks, guest, old):
    menu = guest.read("/boot/grub/grub.cfg")
    begin = menu.find("### BEGIN /etc/grub.d/42_vfpilot ###")
    section = menu[begin:menu.find("### END /etc/grub.d/42_vfpilot ###")]
    lines = re.findall(r"^\s*linux\s+\S+ (.*)$", section, re.M)
    checks.that(begin > 0 and f"--id {_PAGE}" in section and lines, "the menu has the page", section)
    for line in lines:
        checks.equal(sorted(line.split()), sorted(old), "its entry has the words from before and no other")
    checks.that("\nmenuentry " in menu[:begin], "the usual entries are ahead of it")
    checks.that('set default="0"' in menu, "the first of them is the default")


def run(lab):
    checks = lab.checks
    with lab.host("way-back", lab.applied()) as host:
        guest = host.guest
        new = _words(guest)
        old = [word for word in new if word not in WORDS]
        _menu(checks, guest, old)

        guest.run(f"grub-reboot '{_PAGE}>0'")
        guest.reboot()
        checks.equal(sorted(_words(guest)), sorted(old), "chosen once, it starts the words from before")
        checks.equal(guest.text("cat /sys/bus/pci/devices/*/sriov_numvfs | sort -u"), "0", "there is no VF")
        checks.equal(guest.text("systemctl is-active pve-guests.service; true"), "active",
                     "and the guests are started all the same")
        _, reply = host.engine("verify")
        checks.equal(reply[0]["firstBroken"], "running-parameters", "vfpilot names the parameters of this start")

        guest.reboot()
        checks.equal(_words(guest), new, "the start after that is the usual one")
