// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/boot_loader.h"

#include "core/base/words.h"
#include "core/probe/efi_variables.h"

#include <algorithm>

namespace vfpilot::probe {
namespace {

enum class Loader { Silent, Grub, SystemdBoot };

struct Reading
{
    std::string source;
    std::string text;
    Loader loader = Loader::Silent;
};

/// The word of the running command line that begins so: each loader has one of its own.
std::string wordWith(std::string_view cmdline, std::string_view begin)
{
    for (std::size_t at = 0; (at = cmdline.find(begin, at)) != std::string_view::npos; ++at) {
        const std::string_view rest = cmdline.substr(at);
        if (at == 0 || cmdline[at - 1] == ' ')
            return std::string(rest.substr(0, rest.find(' ')));
    }
    return {};
}

bool contains(std::string_view text, std::string_view part)
{
    return lowered(text).find(part) != std::string::npos;
}

Loader loaderOfFile(const std::string& file)
{
    if (contains(file, "systemd-boot"))
        return Loader::SystemdBoot;
    // shim starts GRUB on every layout that PVE makes. BOOTX64.EFI may be anything.
    return contains(file, "grubx64") || contains(file, "shimx64") ? Loader::Grub : Loader::Silent;
}

/// GRUB sets it as well since 2.12.
Loader loaderOfInfo(const std::string& info)
{
    if (contains(info, "systemd-boot"))
        return Loader::SystemdBoot;
    return contains(info, "grub") ? Loader::Grub : Loader::Silent;
}

Reading readingOf(const EspContent& esp, bool isUefi)
{
    // The tool's own rule: without UEFI, or with this file, the partition is GRUB's.
    if (esp.hasGrub)
        return {"ESP " + esp.uuid, "EFI/proxmox/grubx64.efi", Loader::Grub};
    if (!isUefi && esp.hasGrubMenu)
        return {"ESP " + esp.uuid, "grub/grub.cfg", Loader::Grub};
    if (esp.hasSystemdBoot)
        return {"ESP " + esp.uuid, "EFI/systemd/systemd-bootx64.efi", Loader::SystemdBoot};
    return {};
}

std::vector<Reading> readingsOf(const host::Host& host,
                                const std::vector<EspContent>& esps,
                                const protocol::BootFacts& boot)
{
    const bool uefi = isUefi(host);
    std::vector<Reading> readings;
    if (const auto word = wordWith(boot.running, "initrd=\\EFI\\proxmox\\"); !word.empty())
        readings.push_back({"/proc/cmdline", word, Loader::SystemdBoot});
    if (const auto word = wordWith(boot.running, "BOOT_IMAGE="); !word.empty())
        readings.push_back({"/proc/cmdline", word, Loader::Grub});
    const std::string info = loaderVariable(host, "LoaderInfo");
    readings.push_back({"efivar LoaderInfo", info, loaderOfInfo(info)});
    const std::string file = startedEfiFile(host);
    readings.push_back({"efivar BootCurrent", file, loaderOfFile(file)});
    if (!uefi)
        readings.push_back({"/sys/firmware/efi", "absent", Loader::Grub});
    if (boot.esps.empty())
        readings.push_back({"/etc/kernel/proxmox-boot-uuids", "none", Loader::Grub});
    for (const EspContent& esp : esps)
        readings.push_back(readingOf(esp, uefi));
    readings.erase(std::remove_if(readings.begin(), readings.end(),
                                  [](const Reading& r) { return r.loader == Loader::Silent; }),
                   readings.end());
    return readings;
}

bool allSay(const std::vector<Reading>& readings, Loader loader)
{
    return std::all_of(readings.begin(), readings.end(),
                       [loader](const Reading& reading) { return reading.loader == loader; });
}

} // namespace

void tellLoader(const host::Host& host,
                const std::vector<EspContent>& esps,
                protocol::BootFacts& boot)
{
    const auto readings = readingsOf(host, esps, boot);
    boot.firmware = isUefi(host) ? "uefi" : "bios";
    boot.loader = "unknown";
    if (readings.empty() || readings.front().source != "/proc/cmdline")
        return; // started by something else, such as kexec
    boot.evidence = readings.front().text;
    if (allSay(readings, Loader::SystemdBoot)) {
        boot.loader = "systemd-boot";
    } else if (allSay(readings, Loader::Grub)) {
        boot.loader = boot.esps.empty() ? "grub" : "grub-esp";
    } else {
        for (const Reading& reading : readings)
            boot.disagreement.push_back(reading.source + ": " + reading.text);
    }
}

} // namespace vfpilot::probe
