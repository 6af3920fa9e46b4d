// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/facts.h"
#include "core/protocol/plan.h"

namespace vfpilot::test {

/// The machine of the guide, as seen before anything was done: Intel N100, PVE 8.2.2, kernel
/// 6.8.4-2-pve, ZFS root, systemd-boot on two ESPs, Secure Boot off.
protocol::Facts freshGuideMachine();

/// The same after the plan was applied and the host restarted: three VFs on vfio-pci.
protocol::Facts doneGuideMachine();

/// What was chosen to get from one to the other.
protocol::SriovGoal guideGoal();

constexpr auto guideKernel = "6.8.4-2-pve";
constexpr auto guidePf = "0000:00:02.0";

} // namespace vfpilot::test
