// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/boot_menu.h"

/// What GRUB's two layouts have in common: one grub.cfg, made of /etc/default/grub and grub.d.
namespace vfpilot::steps {

/// The entries of a grub.cfg that GRUB's own generator wrote.
MenuEntries
grubEntries(const std::string& place, const std::string& source, const std::string& text);

/// GRUB_CMDLINE_LINUX and _DEFAULT, as the shell ends up with them. Errors: file-malformed and
/// those of reading.
Result<std::vector<std::string>> grubConfigured(const host::Host& host);

/// GRUB puts root= and ro before what is configured.
bool grubAgrees(const MenuEntry& entry, const std::vector<std::string>& configured);

constexpr auto grubSettings = "/etc/default/grub";

} // namespace vfpilot::steps
