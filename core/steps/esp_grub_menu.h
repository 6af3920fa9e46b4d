// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/boot_menu.h"

namespace vfpilot::steps {

/// GRUB on Proxmox' own ESPs (Secure Boot, or a legacy BIOS): proxmox-boot-tool refresh runs
/// update-grub for each of them with the ESP in the place of /boot. It ignores /etc/kernel/cmdline.
class EspGrubMenu : public BootMenu
{
public:
    explicit EspGrubMenu(std::vector<std::string> esps);

    Result<std::vector<MenuFile>> files(const host::Host& host) const override;
    Result<MenuEntries> entries(const host::Host& host) const override;
    Result<> render(host::Host& host, const MenuCheck& check, const Output& output) override;
    Result<std::vector<std::string>> configured(const host::Host& host) const override;
    bool agrees(const MenuEntry& entry, const std::vector<std::string>& configured) const override;
    std::string configuredIn() const override;

private:
    std::vector<std::string> m_esps;
};

} // namespace vfpilot::steps
