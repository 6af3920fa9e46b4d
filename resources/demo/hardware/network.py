# SPDX-License-Identifier: GPL-3.0-or-later
"""The machine's one network card, and the way out of it."""

CARD = "/sys/class/net/enp1s0"


def start(tree, firmware, command_line):
    """Shows the card; without a link where the firmware says that this start costs it."""
    is_up = not firmware.network_lost_by or firmware.network_lost_by not in command_line.split()
    tree.make_folder(f"{CARD}/device")
    tree.write(f"{CARD}/carrier", f"{int(is_up)}\n", 0o444)
    tree.write("/proc/net/route", "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU"
               "\tWindow\tIRTT\n"
               "vmbr0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n", 0o444)


def is_up(tree):
    return tree.first_line(f"{CARD}/carrier") == "1"
