// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"

#include <string>

/// The few sysfs readings that status and set-up share.
namespace vfpilot::vfs {

bool isAddress(const std::string& text); ///< "0000:00:02.0", lower case
std::string devicePath(const std::string& address);
int readNumber(const host::Host& host, const std::string& path); ///< -1: absent or no number
std::string driverOf(const host::Host& host, const std::string& address);
Error failed(const std::string& pf,
             const std::string& reason,
             Args args = {},
             std::string detail = {});

} // namespace vfpilot::vfs
