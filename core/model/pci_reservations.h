// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// One line of /run/qemu-server/pci-id-reservations, as qemu-server's PCI.pm writes it: a VM that
/// starts holds its devices until a time, and by its process once that is there. Whether it still
/// holds them, the line alone does not tell: none is removed when a process is killed.
struct PciReservation
{
    std::string address; ///< "0000:00:02.1", lower case
    int vmid = 0;
    std::optional<int> pid;
    std::optional<std::int64_t> until; ///< seconds since the epoch

    bool operator==(const PciReservation&) const = default;
};

/// In order. What qemu-server does not take for a reservation is passed over.
std::vector<PciReservation> parsePciReservations(std::string_view text);

} // namespace vfpilot::model
