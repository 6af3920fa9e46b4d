// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/grub_menu_file.h"

#include "core/model/grub_default.h"
#include "core/model/grub_menu.h"
#include "core/model/kernel_cmdline.h"
#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::steps {
namespace {

constexpr auto settingsFolder = "/etc/default/grub.d";
constexpr std::string_view sectionMark = "### BEGIN ";
constexpr std::string_view generator = "/etc/grub.d/10_linux"; // also 10_linux_zfs

using model::KernelCmdline;

/// By line, from 1: whether it was written by GRUB's generator of this host's own kernels, for us
/// too. What 40_custom and its like bring in is a person's.
std::vector<bool> generatedLines(std::string_view text)
{
    std::vector<bool> generated = {false};
    bool inside = false;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.starts_with(sectionMark))
            inside = line.substr(sectionMark.size()).starts_with(generator) ||
                     line.substr(sectionMark.size()).starts_with(paths::grubWayBack);
        generated.push_back(inside);
    }
    return generated;
}

} // namespace

MenuEntries
grubEntries(const std::string& place, const std::string& source, const std::string& text)
{
    const auto generated = generatedLines(text);
    MenuEntries entries;
    for (model::GrubMenuEntry& entry : model::parseGrubMenu(text, paths::grubWayBackId)) {
        const auto line = static_cast<std::size_t>(entry.line);
        if (line >= generated.size() || !generated[line])
            continue;
        entries.push_back({.place = place,
                           .source = source + " line " + std::to_string(entry.line),
                           .kernel = std::move(entry.kernel),
                           .options = std::move(entry.options),
                           .recovery = entry.recovery,
                           .wayBack = entry.wayBack});
    }
    return entries;
}

Result<std::vector<std::string>> grubConfigured(const host::Host& host)
{
    std::vector<model::GrubFile> files;
    std::vector<std::string> paths;
    if (host.exists(grubSettings))
        paths.emplace_back(grubSettings);
    const auto names = host.list(settingsFolder);
    if (!names)
        return names.error();
    for (const std::string& name : *names) {
        if (name.ends_with(".cfg") && !name.starts_with('.')) // as the shell's *.cfg
            paths.push_back(std::string(settingsFolder) + "/" + name);
    }
    for (const std::string& path : paths) {
        auto text = host.readFile(path);
        if (!text)
            return std::move(text).error();
        files.push_back({path, *std::move(text)});
    }
    return model::grubCommandLine(files).and_then(
        [](const std::string& line) -> Result<std::vector<std::string>> {
            return KernelCmdline::parse(line).words();
        });
}

bool grubAgrees(const MenuEntry& entry, const std::vector<std::string>& configured)
{
    const auto words = KernelCmdline::parse(entry.options).words();
    return words.size() >= configured.size() &&
           std::equal(configured.rbegin(), configured.rend(), words.rbegin());
}

} // namespace vfpilot::steps
