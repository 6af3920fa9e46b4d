// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/boot_menu.h"

namespace vfpilot::steps {

/// loader/entries of ESPs, made of the first line of /etc/kernel/cmdline by proxmox-boot-tool.
/// Judged by the entries, read back: the tool warns and exits 0 where it skips one.
class SystemdBootMenu : public BootMenu
{
public:
    explicit SystemdBootMenu(std::vector<std::string> esps);

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
