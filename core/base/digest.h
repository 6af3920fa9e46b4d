// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vfpilot {

/// Lower-case hex digits.
std::string sha256Hex(std::string_view bytes);
/// What Proxmox VE takes of a VM's configuration; not for anything that must resist an attacker.
std::string sha1Hex(std::string_view bytes);

} // namespace vfpilot
