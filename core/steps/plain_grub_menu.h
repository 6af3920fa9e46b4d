// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/boot_menu.h"

namespace vfpilot::steps {

/// /boot/grub/grub.cfg of a host without Proxmox' own ESPs. update-grub is never run there: it ends
/// with a plain cat over the live file, and a power cut in it leaves a host without a menu. The
/// menu is rendered into a file beside it, checked by GRUB and by us, and then renamed over it.
class PlainGrubMenu : public BootMenu
{
public:
    Result<std::vector<MenuFile>> files(const host::Host& host) const override;
    Result<MenuEntries> entries(const host::Host& host) const override;
    Result<> render(host::Host& host, const MenuCheck& check, const Output& output) override;
    Result<std::vector<std::string>> configured(const host::Host& host) const override;
    bool agrees(const MenuEntry& entry, const std::vector<std::string>& configured) const override;
    std::string configuredIn() const override;
};

} // namespace vfpilot::steps
