// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vfpilot::model {

/// One file of loader/entries (Boot Loader Specification, type 1), as proxmox-boot-tool writes it.
struct LoaderEntry
{
    std::string title;
    std::string version;
    std::string linux;
    std::string initrd;
    std::string options; ///< several options lines are joined with a space
};

/// Lines of unknown keys and comments are passed over.
LoaderEntry parseLoaderEntry(std::string_view text);

} // namespace vfpilot::model
