// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/protocol/facts.h"

#include <string>
#include <vector>

/// GRUB's configuration and what grub-mkconfig made of it.
namespace vfpilot::probe {

struct GrubMenu
{
    std::string source; ///< "/boot/grub/grub.cfg", "ESP AD4C-36C9 grub/grub.cfg"
    std::string text;
    std::string environment; ///< of the block grubenv beside it, as it lies there
};

/// Sets configured, configuredPath and configuredProblem from /etc/default/grub and its folder.
void readGrubConfig(const host::Host& host, protocol::BootFacts& boot);

/// The menu of a host whose /boot lies on its root or a partition of its own.
GrubMenu readGrubMenu(const host::Host& host);

/// Those entries of the menu that start a Linux kernel; the source ends in ":<line>".
std::vector<protocol::BootEntry> entriesOf(const GrubMenu& menu);

/// Release of the entry that is started when nobody chooses; empty: it cannot be told.
std::string defaultKernel(const GrubMenu& menu);

} // namespace vfpilot::probe
