// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string_view>

namespace vfpilot::model {

/// Ids of the VMs that PVE's HA manager looks after, from /etc/pve/ha/resources.cfg: sections "vm:
/// 100" (PVE 3 wrote "pvevm: 100") with indented properties. Not those in state "ignored" (PVE's
/// ha-manager(1)).
std::set<int> haManagedVms(std::string_view text);

} // namespace vfpilot::model
