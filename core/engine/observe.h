// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apply/service.h"
#include "core/protocol/methods.h"

namespace vfpilot::engine {

/// One look at the whole host: facts, chain, choices, stage, jobs. Changes nothing.
Result<protocol::ProbeReply> observe(apply::Environment& environment);

/// As many VMs as one line of the wire surely holds; with the first of them all VFs, and the
/// containers that share the PF. Error: bad-params {reason cursor}.
Result<protocol::VmsReply> listVms(apply::Environment& environment,
                                   const protocol::ListVmsParams& asked);

/// Asks systemd for a reboot, once for each boot. Errors: job-state while a job runs; not-rebooted
/// when `bootId` is not the running boot's, so that a repeated request does not reboot twice.
Result<> mayReboot(apply::Environment& environment, const std::string& bootId);
Result<> reboot(host::Host& host);

} // namespace vfpilot::engine
