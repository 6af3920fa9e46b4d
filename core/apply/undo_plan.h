// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apply/job_store.h"
#include "core/host/host.h"
#include "core/protocol/facts.h"

namespace vfpilot::apply {

/// What taking a job back would do to the host as it is now; refusals where it would lose
/// somebody's change, pull a VF from a VM, or take away what a newer job rests on. `facts`: who
/// holds which VF. Errors: job-state for a job that has nothing to take back.
Result<protocol::Plan>
undoPlan(host::Host& host, const StoredJob& job, const protocol::Facts& facts);

} // namespace vfpilot::apply
