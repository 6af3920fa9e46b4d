// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// hostpci0 to hostpci15 ($MAX_HOSTPCI_DEVICES of qemu-server 8.4 and 9.2).
constexpr int hostPciSlots = 16;

/// "hostpci0"
std::string hostPciKey(int slot);

/// As parse_boolean() of PVE::JSONSchema: "1", "on", "yes", "true", in any case.
bool isTrue(std::string_view text);

/// Why qemu-server does not take the value of a hostpciN line as it stands.
struct HostPciProblem
{
    enum class Effect {
        Dropped, ///< read with a warning, ignored, and gone with the next write by qm
        NoStart, ///< kept; `qm showcmd` fails, and so does the VM's start
    };

    Effect effect = Effect::Dropped;
    std::string key;    ///< the option concerned; empty: the line as a whole
    std::string reason; ///< "missing-key", "duplicate-key", "unknown-key", "newer-key" (only a
                        ///< later PVE knows it), "value", "host-and-mapping", "no-device"

    bool operator==(const HostPciProblem&) const = default;
};

/// As `pve-qm-hostpci` and parse_hostpci() in qemu-server's PCI.pm judge the value, for PVE 8
/// (8.4) or 9 (9.2). What ends qemu-server's reading is found alone; empty: nothing is wrong with
/// the line. Whether the device is there is another matter.
std::vector<HostPciProblem> hostPciProblems(std::string_view value, int pveMajor);

} // namespace vfpilot::model
