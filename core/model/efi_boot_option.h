// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string_view>

namespace vfpilot::model {

/// A variable Boot#### (EFI_LOAD_OPTION of the UEFI specification, 3.1.3), for people "efibootmgr".
struct EfiBootOption
{
    std::string description; ///< "proxmox"
    std::string file;        ///< "\EFI\proxmox\shimx64.efi"; empty: a whole disk, the network
};

/// `value` is the variable without its attributes. Error file-malformed {path, line, reason}.
Result<EfiBootOption> parseEfiBootOption(std::string_view value, const std::string& path);

/// UTF-8 of little-endian UTF-16 up to its first NUL; what is no character becomes U+FFFD.
std::string fromUtf16(std::string_view bytes);

} // namespace vfpilot::model
