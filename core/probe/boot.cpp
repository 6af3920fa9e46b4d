// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/esp_content.h"
#include "core/probe/reading.h"
#include "core/probe/topics.h"
#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::probe {
namespace {

constexpr auto uuidsFile = "/etc/kernel/proxmox-boot-uuids";
constexpr auto efiVariables = "/sys/firmware/efi/efivars";
constexpr auto secureBootVariable =
    "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";

/// "off", "on" or "unknown". An EFI variable is four bytes of attributes and its value.
std::string secureBoot(const host::Host& host)
{
    constexpr std::size_t valueAt = 4;
    const auto variable = host.readFile(secureBootVariable, 64);
    if (variable && variable->size() > valueAt)
        return (*variable)[valueAt] == 1 ? "on" : "off";
    if (!host.exists("/sys/firmware/efi"))
        return "off"; // started by a BIOS
    const bool firmwareHasNone =
        !host.exists(secureBootVariable) && !host.list(efiVariables).value_or({}).empty();
    return firmwareHasNone ? "off" : "unknown";
}

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

/// Two readings must agree, or it is unknown: what the running kernel was started by, and what
/// keeps the partitions that the next one is started from.
void tellLoader(protocol::BootFacts& boot, const std::vector<EspContent>& esps)
{
    const std::string bySystemd = wordWith(boot.running, "initrd=\\EFI\\proxmox\\");
    const std::string byGrub = wordWith(boot.running, "BOOT_IMAGE=");
    const bool toolSaysGrub =
        std::any_of(esps.begin(), esps.end(), [](const EspContent& esp) { return esp.hasGrub; });
    boot.loader = "unknown";
    boot.evidence = bySystemd.empty() ? byGrub : bySystemd;
    if (toolSaysGrub)
        boot.evidence += " EFI/proxmox/grubx64.efi";
    if (bySystemd.empty() == byGrub.empty())
        return;
    if (!byGrub.empty())
        boot.loader = boot.esps.empty() ? "grub" : "grub-esp";
    else if (!boot.esps.empty() && !toolSaysGrub)
        boot.loader = "systemd-boot";
}

std::vector<std::string> uuidsOf(std::string_view text)
{
    std::vector<std::string> uuids;
    forEachLine(text, [&uuids](std::string_view line) {
        const auto uuid = trimmed(line);
        if (!uuid.empty() && uuid.front() != '#')
            uuids.emplace_back(uuid);
    });
    return uuids;
}

/// A kernel pinned with "proxmox-boot-tool kernel pin", the one for the next boot only first.
std::string pinnedKernel(const host::Host& host)
{
    const std::string once = attribute(host, "/etc/kernel/next-boot-pin");
    return once.empty() ? attribute(host, "/etc/kernel/proxmox-boot-pin") : once;
}

} // namespace

Result<BootReading> readBoot(const host::Host& host)
{
    const auto uuids = textOf(host, uuidsFile);
    if (!uuids)
        return uuids.error();
    const auto configured = textOf(host, paths::kernelCmdline);
    if (!configured)
        return configured.error();
    BootReading reading;
    protocol::BootFacts& boot = reading.facts;
    boot.running = attribute(host, "/proc/cmdline");
    boot.esps = uuidsOf(*uuids);
    boot.secureBoot = secureBoot(host);
    // While a job works on a real host its tools mount these partitions for writing; a mount of
    // ours, however short, could make theirs fail.
    std::vector<EspContent> esps;
    if (host.root() != "/" || !host.isLocked(paths::lockFile))
        esps = readEsps(host, boot.esps);
    tellLoader(boot, esps);
    if (boot.loader != "systemd-boot") {
        reading.nextKernel = pinnedKernel(host);
        return reading;
    }
    boot.configured = firstLine(*configured);
    reading.nextKernel = defaultKernel(esps);
    for (const EspContent& esp : esps)
        boot.entries.insert(boot.entries.end(), esp.entries.begin(), esp.entries.end());
    return reading;
}

} // namespace vfpilot::probe
