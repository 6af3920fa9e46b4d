// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apply/service.h"
#include "core/protocol/methods.h"

namespace vfpilot::engine {

/// Who answers: this program, this boot, this machine, this root.
Result<protocol::Hello> makeHello(apply::Environment& environment);

} // namespace vfpilot::engine
