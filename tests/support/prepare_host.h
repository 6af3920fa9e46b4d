// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/methods.h"

/// What an engine says on the guide's machine around a trial build, for tests that have no engine.
namespace vfpilot::test {

constexpr auto prepareJobId = "20261123-230301-77aa";
constexpr auto firstRelease = "2025.07.22"; ///< the one by rule
constexpr auto nextRelease = "2025.05.18";  ///< that the engine names once that does not build

/// The driver package is on the host, and nothing was tried yet.
protocol::ProbeReply hostToTryOn();
/// Packages, and one build.
protocol::Plan preparePlan();
/// Every step in `state`, the job in `jobState`.
protocol::JobInfo prepareJob(protocol::JobState jobState, protocol::StepState state);
/// The first step done, the build under way.
protocol::JobInfo buildingJob();
/// hostToTryOn() while the job stands so.
protocol::ProbeReply hostDuringPrepare(protocol::JobState state);
/// The first release failed; the engine names the next one, whose package is not there.
protocol::ProbeReply hostWhereItFailed();
/// The first release builds.
protocol::ProbeReply hostWhereItBuilds();
/// Both releases failed, and there is no other.
protocol::ProbeReply hostWhereNoneBuilds();

} // namespace vfpilot::test
