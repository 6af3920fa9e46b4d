// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vfpilot::model {

/// /etc/systemd/system/vfpilot-vfs.service: makes `count` VFs of `pf` at boot, ahead of the guests
/// that start by themselves. Nothing requires it, so that its failure never holds a boot.
std::string vfUnitText(const std::string& pf, int count);

/// /etc/modules-load.d/vfpilot.conf for a kernel of 6.2 or later, where vfio_virqfd is part of
/// vfio.
std::string modulesLoadText();

} // namespace vfpilot::model
