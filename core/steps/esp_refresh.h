// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

/// What both loaders on Proxmox' own ESPs have in common.
namespace vfpilot::steps {

std::string espName(const std::string& uuid); ///< "ESP AD4C-36C9", as facts name it too

/// proxmox-boot-tool refresh: copies kernels, and has the menu of each ESP made anew, whichever
/// loader it carries.
Result<> refreshEsps(host::Host& host, const Output& output);

} // namespace vfpilot::steps
