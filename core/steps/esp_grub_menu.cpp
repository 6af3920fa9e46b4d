// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/esp_grub_menu.h"

#include "core/steps/esp_refresh.h"
#include "core/steps/grub_menu_file.h"

#include <iterator>
#include <utility>

namespace vfpilot::steps {
namespace {

constexpr auto menuFile = "grub/grub.cfg";

} // namespace

EspGrubMenu::EspGrubMenu(std::vector<std::string> esps)
    : m_esps(std::move(esps))
{}

Result<std::vector<MenuFile>> EspGrubMenu::files(const host::Host& host) const
{
    std::vector<MenuFile> files;
    for (const std::string& uuid : m_esps) {
        const auto esp = host.openEsp(uuid);
        if (!esp)
            return esp.error();
        auto text = (*esp)->read(menuFile);
        if (!text)
            return std::move(text).error();
        files.push_back({espName(uuid) + " " + menuFile, *std::move(text)});
    }
    return files;
}

Result<MenuEntries> EspGrubMenu::entries(const host::Host& host) const
{
    const auto texts = files(host);
    if (!texts)
        return texts.error();
    MenuEntries all;
    for (const MenuFile& file : *texts) {
        auto entries = grubEntries(file.path.substr(0, file.path.rfind(' ')), file.path, file.text);
        std::move(entries.begin(), entries.end(), std::back_inserter(all));
    }
    return all;
}

Result<> EspGrubMenu::render(host::Host& host, const MenuCheck& check, const Output& output)
{
    if (auto refreshed = refreshEsps(host, output); !refreshed)
        return refreshed;
    const auto now = entries(host);
    return now ? check(*now) : now.error();
}

Result<std::vector<std::string>> EspGrubMenu::configured(const host::Host& host) const
{
    return grubConfigured(host);
}

bool EspGrubMenu::agrees(const MenuEntry& entry, const std::vector<std::string>& configured) const
{
    return grubAgrees(entry, configured);
}

std::string EspGrubMenu::configuredIn() const
{
    return grubSettings;
}

} // namespace vfpilot::steps
