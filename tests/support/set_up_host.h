// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/methods.h"

/// What an engine says on the guide's machine at its stations, for tests of pages and models.
namespace vfpilot::test {

constexpr auto sriovJobId = "20261123-231501-4f2a";
constexpr auto vmJobId = "20261123-233012-91c0";

/// The job that set up three VFs; every step in `state`, the job in `jobState`.
protocol::JobInfo sriovJob(protocol::JobState jobState, protocol::StepState state);
protocol::JobInfo vmJob(protocol::JobState jobState, protocol::StepState state);

/// Three VFs are there; VM 101 holds the first one when asked for.
protocol::GpuFacts gpuWithVfs(bool isOneUsed);
std::vector<protocol::VmInfo> machines(bool isOneUsed);

/// Applied and waiting for the restart.
protocol::ProbeReply pendingProbe();
/// Restarted, every link in place.
protocol::ProbeReply greenProbe(bool isOneUsed);
/// Restarted, and i915.max_vfs did not reach the kernel.
protocol::ProbeReply brokenProbe();

/// Writes hostpci0 of VM 101.
protocol::Plan vmPlan();
protocol::Plan guardPlan(); ///< over the restart that the job waits for
/// The host came back with its old settings: the guard took the job back.
protocol::ProbeReply guardedProbe();

/// Takes the sriov job back.
protocol::Plan undoPlan();

} // namespace vfpilot::test
