// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/systemd_boot_menu.h"

#include "core/model/kernel_cmdline.h"
#include "core/model/loader_entry.h"
#include "core/protocol/paths.h"
#include "core/steps/esp_refresh.h"

#include <utility>

namespace vfpilot::steps {
namespace {

constexpr auto entryFolder = "loader/entries";

} // namespace

SystemdBootMenu::SystemdBootMenu(std::vector<std::string> esps)
    : m_esps(std::move(esps))
{}

Result<std::vector<MenuFile>> SystemdBootMenu::files(const host::Host& host) const
{
    std::vector<MenuFile> files;
    for (const std::string& uuid : m_esps) {
        const auto esp = host.openEsp(uuid);
        if (!esp)
            return esp.error();
        const auto names = (*esp)->list(entryFolder);
        if (!names)
            return names.error();
        for (const std::string& name : *names) {
            // Others are a person's own: not the tool's business and not ours.
            if (!name.starts_with("proxmox-") || !name.ends_with(".conf"))
                continue;
            const std::string path = std::string(entryFolder) + "/" + name;
            auto text = (*esp)->read(path);
            if (!text)
                return std::move(text).error();
            files.push_back({espName(uuid) + " " + path, *std::move(text)});
        }
    }
    return files;
}

Result<MenuEntries> SystemdBootMenu::entries(const host::Host& host) const
{
    const auto texts = files(host);
    if (!texts)
        return texts.error();
    MenuEntries entries;
    for (const MenuFile& file : *texts) {
        const auto parsed = model::parseLoaderEntry(file.text);
        entries.push_back({.place = file.path.substr(0, file.path.rfind(' ')),
                           .source = file.path,
                           .kernel = parsed.version,
                           .options = parsed.options});
    }
    return entries;
}

Result<> SystemdBootMenu::render(host::Host& host, const MenuCheck& check, const Output& output)
{
    if (auto refreshed = refreshEsps(host, output); !refreshed)
        return refreshed;
    const auto now = entries(host);
    return now ? check(*now) : now.error();
}

Result<std::vector<std::string>> SystemdBootMenu::configured(const host::Host& host) const
{
    const auto text = host.readFile(paths::kernelCmdline);
    if (!text)
        return text.error();
    return model::KernelCmdline::parse(text->substr(0, text->find('\n'))).words();
}

bool SystemdBootMenu::agrees(const MenuEntry& entry,
                             const std::vector<std::string>& configured) const
{
    return model::KernelCmdline::parse(entry.options).words() == configured;
}

std::string SystemdBootMenu::configuredIn() const
{
    return paths::kernelCmdline;
}

} // namespace vfpilot::steps
