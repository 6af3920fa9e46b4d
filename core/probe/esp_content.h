// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/protocol/facts.h"

#include <string>
#include <vector>

namespace vfpilot::probe {

/// What proxmox-boot-tool put and rendered onto one EFI system partition.
struct EspContent
{
    std::string uuid;
    bool hasSystemdBoot = false;              ///< EFI/systemd/systemd-bootx64.efi
    std::vector<protocol::BootEntry> entries; ///< systemd-boot's, by file name
    std::vector<std::string> names;           ///< file names of the entries, in the same order
    std::string defaultPattern;               ///< "default" of loader.conf: "proxmox-*"
    bool hasGrub = false;        ///< EFI/proxmox/grubx64.efi: the tool then takes it for GRUB's
    bool hasGrubMenu = false;    ///< grub/grub.cfg; the tool renders it with this as /boot
    std::string grubMenu;        ///< its text; empty also where it cannot be read
    std::string grubEnvironment; ///< grub/grubenv
};

/// Those that can be opened: one that is gone is only a warning for the host's own tool, too.
std::vector<EspContent> readEsps(const host::Host& host, const std::vector<std::string>& uuids);

/// Kernel of the entry that systemd-boot starts when nobody chooses. Of each partition, up to the
/// first that has any, the newest that fits the first of `patterns` (EFI variables go before
/// loader.conf; empty ones are passed over), then that of loader.conf. Empty: there is none.
std::string defaultKernel(const std::vector<EspContent>& esps,
                          const std::vector<std::string>& patterns);

} // namespace vfpilot::probe
