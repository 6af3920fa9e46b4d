// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vfpilot::steps {

/// What a boot loader would start a kernel with. Entries that a person added by hand are not among
/// them: nobody generates those, and nobody but the person changes them.
struct MenuEntry
{
    std::string place;     ///< "ESP AD4C-36C9", or a path: each place must have all kernels
    std::string source;    ///< the place and where in it, for messages
    std::string kernel;    ///< release
    std::string options;   ///< as the kernel gets them
    bool recovery = false; ///< made without the words of the default line
    bool wayBack = false;  ///< ours, with the line of before; recovery, too
};

struct MenuFile
{
    std::string path; ///< "ESP AD4C-36C9 loader/entries/proxmox-….conf"
    std::string text;
};

using MenuEntries = std::vector<MenuEntry>;
/// Judges rendered entries.
using MenuCheck = std::function<Result<>(const MenuEntries&)>;

/// The entries of one kind of boot loader: where they are, what they are made of, and how.
class BootMenu
{
public:
    virtual ~BootMenu() = default;

    /// The files that hold the entries, to be kept aside.
    virtual Result<std::vector<MenuFile>> files(const host::Host& host) const = 0;
    virtual Result<MenuEntries> entries(const host::Host& host) const = 0;

    /// Makes the entries anew and checks them; where the loader's own tools let it, before they
    /// take the place of the old ones. May be called again after it was cut off.
    virtual Result<> render(host::Host& host, const MenuCheck& check, const Output& output) = 0;

    /// Words that the configuration files ask for now.
    virtual Result<std::vector<std::string>> configured(const host::Host& host) const = 0;
    /// The entry says what `configured` says, beside what the loader adds by itself.
    virtual bool agrees(const MenuEntry& entry,
                        const std::vector<std::string>& configured) const = 0;
    /// Where a person would look for what is configured.
    virtual std::string configuredIn() const = 0;
};

/// By RenderBootEntries::loader; null for one that nothing is known of.
std::unique_ptr<BootMenu> makeBootMenu(const plan::RenderBootEntries& spec);

} // namespace vfpilot::steps
