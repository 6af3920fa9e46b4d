// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/grub_way_back.h"

namespace vfpilot::model {
namespace {

std::string quoted(const std::string& text)
{
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

} // namespace

// The submenus of 10_linux are taken off because GRUB knows no function inside one, and that script
// begins with some; the entries themselves use those of the menu proper.
std::string
grubWayBackText(const std::string& id, const std::string& title, const std::string& line)
{
    return "#!/bin/sh\n"
           "# Written by vfpilot; taken back by it too.\n"
           "# A page of the menu: this host's kernels with the parameters from before the change.\n"
           "set -e\n"
           "entries=$(GRUB_CMDLINE_LINUX=" +
           quoted(line) +
           " \\\n"
           "    GRUB_CMDLINE_LINUX_DEFAULT='' GRUB_DISABLE_SUBMENU=true \\\n"
           "    GRUB_DISABLE_RECOVERY=true GRUB_SAVEDEFAULT=false \\\n"
           "    \"${0%/*}/10_linux\" 2>/dev/null | sed -n '/^menuentry /,/^}/p')\n"
           "test -n \"$entries\" || exit 0\n"
           "printf '%s\\n' \"submenu '" +
           title + "' --id " + id + " {\" \"$entries\" '}'\n";
}

} // namespace vfpilot::model
