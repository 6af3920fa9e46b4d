// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vfpilot::model {

/// /etc/systemd/system/vfpilot-guard.service: runs `program` ahead of the guests that start by
/// themselves, for `job` and every boot but `bootId`. Nothing requires it. Guests wait for it until
/// the host can be reached or `minutes` are over; sshd and the console do not.
std::string guardUnitText(const std::string& program,
                          const std::string& job,
                          const std::string& bootId,
                          int minutes,
                          int sshPort);

} // namespace vfpilot::model
