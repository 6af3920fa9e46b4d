// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// One entry of a grub.cfg that starts a Linux kernel.
struct GrubMenuEntry
{
    std::string title;
    std::string kernel;     ///< release, out of the vmlinuz- path
    std::string options;    ///< after the kernel's path, as GRUB hands them on
    bool recovery = false;  ///< made without GRUB_CMDLINE_LINUX_DEFAULT
    bool wayBack = false;   ///< on the page that grubWayBackText() makes; recovery, too
    bool inSubmenu = false; ///< not on the first page
    int line = 0;           ///< of its menuentry, from 1
};

/// In order; `wayBackId` is of the page with the entries of before. Entries without a vmlinuz-
/// (memory test, Xen, other systems) are left out, and so is one that is cut off before its linux
/// line.
std::vector<GrubMenuEntry> parseGrubMenu(std::string_view text, std::string_view wayBackId = {});

/// The one of `entries` (of parseGrubMenu for the same text) that starts when nobody chooses, by
/// "set default=": number, title or id, with '>' into a submenu. What GRUB's environment block
/// would say is not known here; GRUB's own answer to an unknown entry is the first one. Null: that
/// one is none of `entries`.
const GrubMenuEntry* defaultEntry(std::string_view text, const std::vector<GrubMenuEntry>& entries);

} // namespace vfpilot::model
