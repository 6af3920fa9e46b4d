// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/protocol/vm.h"

#include <string>
#include <vector>

namespace vfpilot::probe {

/// This node's VMs by vmid, each with its lint: what is known to go wrong with a VF in it. No
/// process is started. Errors: file-unreadable, file-too-large.
Result<std::vector<protocol::VmInfo>> vms(const host::Host& host);

/// Some of the cluster's VMs.
struct VmPage
{
    std::vector<protocol::VmInfo> vms;
    std::string next; ///< where the rest begins; empty: that was all
};

struct VmRange
{
    std::string after; ///< VmPage::next of the page before; empty: from the beginning
    std::size_t atMost = 0;
    bool wholeCluster = false;
};

/// This node's VMs by vmid and, where they are asked for, those of each other node of the cluster,
/// in the order of the nodes' names. Reads no more files than it tells of. Errors: bad-params
/// {reason cursor}, file-unreadable, file-too-large.
Result<VmPage> vmPage(const host::Host& host, const VmRange& range);

/// Ids of the VMs whose configuration, pending changes included, names this function, or a mapping
/// that may give it to them.
std::vector<int> usersOf(const std::vector<protocol::VmInfo>& all, const std::string& address);

} // namespace vfpilot::probe
