// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/plan.h"

namespace vfpilot::plan {

/// A goal comes from the wire: every value must have the form it can have at all, before anything
/// is looked up by it or written anywhere. Error: bad-params {reason}, which names the member.
Result<> checkGoal(const protocol::Goal& goal);

} // namespace vfpilot::plan
