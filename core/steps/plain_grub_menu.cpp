// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/plain_grub_menu.h"

#include "core/plan/commands.h"
#include "core/protocol/paths.h"
#include "core/steps/grub_menu_file.h"
#include "core/steps/tool.h"

namespace vfpilot::steps {
namespace {

constexpr std::chrono::minutes limit{20}; // 30_os-prober mounts each partition; a busy host is slow

/// Also what grub-mkconfig itself writes to on the way, and what a killed run left of both.
Result<> removeRendered(host::Host& host)
{
    return host.removeFile(std::string(paths::grubMenuNew) + ".new").and_then([&host] {
        return host.removeFile(paths::grubMenuNew);
    });
}

Result<> renderAndCheck(host::Host& host, const MenuCheck& check, const Output& output)
{
    const std::string path = paths::grubMenuNew;
    for (const auto& argv :
         {plan::commands::renderGrubMenu(path), plan::commands::checkGrubMenu(path)}) {
        if (auto ran = runTool(host, argv, limit, output); !ran)
            return std::move(ran).error();
    }
    const auto text = host.readFile(path);
    if (!text)
        return text.error();
    if (auto good = check(grubEntries(paths::grubMenu, path, *text)); !good)
        return good;
    const auto old = host.state(paths::grubMenu);
    if (!old)
        return old.error();
    if (!*old)
        return fail(Errc::FileUnreadable, {{"path", paths::grubMenu}});
    return host.replaceFile(paths::grubMenu, *text, (*old)->attributes);
}

} // namespace

Result<std::vector<MenuFile>> PlainGrubMenu::files(const host::Host& host) const
{
    auto text = host.readFile(paths::grubMenu);
    if (!text)
        return std::move(text).error();
    return std::vector<MenuFile>{{paths::grubMenu, *std::move(text)}};
}

Result<MenuEntries> PlainGrubMenu::entries(const host::Host& host) const
{
    const auto text = host.readFile(paths::grubMenu);
    if (!text)
        return text.error();
    return grubEntries(paths::grubMenu, paths::grubMenu, *text);
}

Result<> PlainGrubMenu::render(host::Host& host, const MenuCheck& check, const Output& output)
{
    if (auto clean = removeRendered(host); !clean)
        return clean;
    auto rendered = renderAndCheck(host, check, output);
    auto clean = removeRendered(host);
    return rendered ? clean : rendered; // why it failed is worth more than what is left of it
}

Result<std::vector<std::string>> PlainGrubMenu::configured(const host::Host& host) const
{
    return grubConfigured(host);
}

bool PlainGrubMenu::agrees(const MenuEntry& entry, const std::vector<std::string>& configured) const
{
    return grubAgrees(entry, configured);
}

std::string PlainGrubMenu::configuredIn() const
{
    return grubSettings;
}

} // namespace vfpilot::steps
