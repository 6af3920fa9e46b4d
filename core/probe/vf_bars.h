// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/topics.h"

namespace vfpilot::probe {

/// False when a VF BAR of this GPU found no place in the address space: the kernel then refuses to
/// make VFs (ENOMEM), and i915 says nothing at all. Told by config space together with sysfs' file
/// `resource`, and by the kernel's log; VFs that are there prove the contrary.
bool areVfBarsPlaced(const protocol::GpuFacts& gpu,
                     std::string_view resources,
                     const KernelLog& log);

} // namespace vfpilot::probe
