// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"

#include <chrono>
#include <string>
#include <vector>

/// Makes the VFs of one PF and keeps the host's own drivers off them. Runs at boot ahead of the
/// guests (vfpilot-vfs.service) and by hand.
namespace vfpilot::vfs {

struct VfState
{
    std::string address; ///< "0000:00:02.1"
    std::string driver;  ///< empty: unbound
    int iommuGroup = -1;
    std::vector<int> pids; ///< processes that hold its group, /dev/vfio/N, or with IOMMUFD the
                           ///< device itself, /dev/vfio/devices/vfioN, open: guests
};

struct PfState
{
    std::string address;
    std::string driver; ///< empty: unbound
    int iommuGroup = -1;
    int totalVfs = -1; ///< sriov_totalvfs; -1: no such file
    int numVfs = -1;
    std::vector<VfState> vfs; ///< by virtfnN
};

/// What sysfs says now. Error: vfs-failed with reason pf-missing.
Result<PfState> status(const host::Host& host, const std::string& pf);

struct Wanted
{
    std::string pf;
    int count = 0; ///< 1..sriov_totalvfs
    /// How long the PF's driver may take to bind; it may still be loading at boot.
    std::chrono::milliseconds driverLimit{60000};
    /// How long a driver that is bound may take to say how many VFs it allows, and how long VFs and
    /// their binding may take after the write.
    std::chrono::milliseconds settleLimit{10000};
};

/// Ends with `count` VFs, each on vfio-pci and in an IOMMU group of its own, or as it was before:
/// what was begun is backed out. Calling it again changes nothing.
///
/// Error vfs-failed, by reason: pf-missing, pf-on-vfio, pf-unbound, too-many {total}, vfs-in-use
/// {vf}, vfs-not-made, vfio-missing, vf-not-bound {vf}, vf-shares-group {vf}.
///
/// The order follows the kernel (drivers/pci/iov.c, pci-driver.c): with sriov_drivers_autoprobe 0
/// a new VF is left alone, and a driver_override lifts that for the driver it names. Without the
/// override PVE's own new_id and bind would fail. vfio-pci is never given the id: a PF carries the
/// same one and would be taken with its VFs.
Result<PfState> up(host::Host& host, const Wanted& wanted);

/// Ends with no VF. Refused (vfs-in-use) while a process holds one.
Result<PfState> down(host::Host& host, const std::string& pf);

} // namespace vfpilot::vfs
