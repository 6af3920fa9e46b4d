// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/boot_menu.h"

#include "core/steps/esp_grub_menu.h"
#include "core/steps/plain_grub_menu.h"
#include "core/steps/systemd_boot_menu.h"

namespace vfpilot::steps {

std::unique_ptr<BootMenu> makeBootMenu(const plan::RenderBootEntries& spec)
{
    if (spec.loader == "systemd-boot")
        return std::make_unique<SystemdBootMenu>(spec.esps);
    if (spec.loader == "grub-esp")
        return std::make_unique<EspGrubMenu>(spec.esps);
    if (spec.loader == "grub")
        return std::make_unique<PlainGrubMenu>();
    return nullptr;
}

} // namespace vfpilot::steps
