// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace vfpilot::model {

/// /etc/systemd/system/vfpilot-vfs.service: makes `count` VFs of `pf` at boot, ahead of the guests
/// that start by themselves. Nothing requires it, so that its failure never holds a boot.
std::string vfUnitText(const std::string& pf, int count);

/// /etc/modules-load.d/vfpilot.conf with vfio's modules and `more` of them, one a line.
std::string modulesLoadText(const std::vector<std::string>& more = {});

} // namespace vfpilot::model
