// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/methods.h"

/// What an engine says of the guide's machine (N100, PVE 8.2.2, kernel 6.8.4-2-pve, ZFS root,
/// systemd-boot), for tests of the wizard that have no engine.
namespace vfpilot::test {

/// Nothing was done yet: what the plan sets right is planned.
protocol::ProbeReply freshHost();
/// The same with VT-d off in the firmware: a person has to go there.
protocol::ProbeReply hostWithoutVtd();
/// The same with leftovers of other tools: two in the way, one that every plan clears away, one
/// that vfpilot leaves alone, one for a person.
protocol::ProbeReply hostWithLeftovers();
/// Applied and rebooted: three VFs, all green.
protocol::ProbeReply greenHost();

/// The plan for three VFs on the fresh host.
protocol::Plan samplePlan();
/// The same with what clears leftovers away.
protocol::Plan planWithLeftovers();
/// The driver package after its upload.
protocol::PackageFile samplePackage();

} // namespace vfpilot::test
