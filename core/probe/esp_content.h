// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/protocol/facts.h"

#include <string>
#include <vector>

namespace vfpilot::probe {

/// What proxmox-boot-tool rendered onto one EFI system partition.
struct EspContent
{
    std::string uuid;
    std::vector<protocol::BootEntry> entries; ///< by file name
    std::vector<std::string> names;           ///< file names of the entries, in the same order
    std::string defaultPattern;               ///< "default" of loader.conf: "proxmox-*"
    bool hasGrub = false; ///< EFI/proxmox/grubx64.efi: the tool then takes it for GRUB's
};

/// Those that can be opened: one that is gone is only a warning for the host's own tool, too.
std::vector<EspContent> readEsps(const host::Host& host, const std::vector<std::string>& uuids);

/// Kernel of the entry that systemd-boot starts when nobody chooses: the newest of those that the
/// pattern fits, of the first partition that has any. Empty: there is none.
std::string defaultKernel(const std::vector<EspContent>& esps);

} // namespace vfpilot::probe
