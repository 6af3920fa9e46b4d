// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"

namespace vfpilot::host {

/// The machine itself for "/", else what lies below `root`, which may be relative: then no file,
/// program, socket, unit or device of the machine is reached, whatever the tree holds. Error:
/// file-unreadable for a root that is no folder.
Result<std::unique_ptr<Host>> makeHost(const std::string& root);

} // namespace vfpilot::host
