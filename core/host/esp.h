// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/host/tree.h"

namespace vfpilot::host {

/// The EFI system partition with this file system UUID ("AD4C-36C9"). On the machine itself it is
/// mounted read-only without a place in any namespace and is gone with the object; below another
/// root /dev/disk/by-uuid/<UUID> is a folder that stands for it. Error: file-unreadable.
Result<std::unique_ptr<Esp>> openEsp(const Tree& tree, const std::string& uuid);

} // namespace vfpilot::host
