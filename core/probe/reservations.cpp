// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/reservations.h"

#include "core/model/pci_reservations.h"
#include "core/probe/reading.h"
#include "core/probe/running_vm.h"

namespace vfpilot::probe {
namespace {

constexpr auto path = "/run/qemu-server/pci-id-reservations";

/// As reserve_pci_usage() of qemu-server's PCI.pm judges it.
bool isHeld(const host::Host& host, const model::PciReservation& reservation)
{
    if (reservation.until)
        return *reservation.until > host.nowMs() / 1000;
    return processOfVm(host, reservation.vmid) == reservation.pid;
}

} // namespace

Result<std::map<std::string, int>> reservedFunctions(const host::Host& host)
{
    const auto text = textOf(host, path);
    if (!text)
        return text.error();
    std::map<std::string, int> held;
    for (const model::PciReservation& reservation : model::parsePciReservations(*text)) {
        if (isHeld(host, reservation))
            held[reservation.address] = reservation.vmid;
    }
    return held;
}

} // namespace vfpilot::probe
