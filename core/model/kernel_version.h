// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace vfpilot::model {

/// Negative, zero or positive as `a` is older than, the same as or newer than `b`; numbers inside
/// are compared as numbers, so 6.8.12-4-pve comes after 6.8.4-2-pve.
int compareKernels(std::string_view a, std::string_view b);

} // namespace vfpilot::model
