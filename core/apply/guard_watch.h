// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guard/decide.h"
#include "core/host/host.h"

#include <functional>
#include <string>

namespace vfpilot::apply {

struct GuardOrder
{
    std::string job;    ///< the one that is watched over
    std::string bootId; ///< the boot the guard was set in
    int minutes = 0;
    int sshPort = 0;
};

/// The guard's own process, once a boot, ahead of the guests. Watches the first boot after
/// `bootId`; takes the job back and restarts the host once when that boot cannot be reached; goes
/// on with what a power cut left; takes itself off in the end. Each decision is in the job's
/// journal before anything is done by it. `stopAsked` ends it between two looks or steps. What it
/// did is told to `report`. Errors: those of reading and writing journals, and busy.
Result<> runGuard(host::Host& host,
                  const GuardOrder& order,
                  const std::function<bool()>& stopAsked,
                  const std::function<void(const std::string&)>& report);

} // namespace vfpilot::apply
