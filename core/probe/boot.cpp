// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/mounts.h"
#include "core/probe/boot_loader.h"
#include "core/probe/efi_variables.h"
#include "core/probe/grub.h"
#include "core/probe/reading.h"
#include "core/probe/topics.h"
#include "core/protocol/paths.h"

namespace vfpilot::probe {
namespace {

constexpr auto uuidsFile = "/etc/kernel/proxmox-boot-uuids";

// A hostile tree shall not fill the message: hosts have some ten entries of 200 bytes.
constexpr std::size_t maxEntriesSize = 64 * 1024;

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

void readSystemdBoot(const host::Host& host,
                     const std::vector<EspContent>& esps,
                     std::string_view cmdlineFile,
                     BootReading& reading)
{
    protocol::BootFacts& boot = reading.facts;
    boot.configured = firstLine(cmdlineFile);
    boot.configuredPath = paths::kernelCmdline;
    for (const EspContent& esp : esps)
        boot.entries.insert(boot.entries.end(), esp.entries.begin(), esp.entries.end());
    reading.nextKernel = defaultKernel(esps, {loaderVariable(host, "LoaderEntryOneShot"),
                                              loaderVariable(host, "LoaderEntryDefault")});
}

void readGrub(const host::Host& host, const std::vector<EspContent>& esps, BootReading& reading)
{
    protocol::BootFacts& boot = reading.facts;
    readGrubConfig(host, boot);
    std::vector<GrubMenu> menus;
    if (boot.loader == "grub") {
        menus.push_back(readGrubMenu(host));
    } else {
        for (const EspContent& esp : esps)
            menus.push_back(
                {"ESP " + esp.uuid + " grub/grub.cfg", esp.grubMenu, esp.grubEnvironment});
    }
    for (const GrubMenu& menu : menus) {
        const auto entries = entriesOf(menu);
        boot.entries.insert(boot.entries.end(), entries.begin(), entries.end());
        if (reading.nextKernel.empty())
            reading.nextKernel = defaultKernel(menu);
    }
}

void keepBelow(std::size_t limit, std::vector<protocol::BootEntry>& entries)
{
    std::size_t size = 0;
    std::size_t count = 0;
    while (count < entries.size()) {
        const protocol::BootEntry& entry = entries[count];
        size += wireSize(entry.source) + wireSize(entry.kernel) + wireSize(entry.options);
        if (size > limit)
            break;
        ++count;
    }
    entries.resize(count);
}

} // namespace

Result<BootReading> readBoot(const host::Host& host)
{
    const auto uuids = textOf(host, uuidsFile);
    if (!uuids)
        return uuids.error();
    const auto cmdlineFile = textOf(host, paths::kernelCmdline);
    if (!cmdlineFile)
        return cmdlineFile.error();
    BootReading reading;
    protocol::BootFacts& boot = reading.facts;
    boot.running = attribute(host, "/proc/cmdline");
    boot.esps = uuidsOf(*uuids);
    const auto mounts = textOf(host, "/proc/mounts").value_or({});
    if (const auto root = model::mountAt(mounts, "/")) {
        boot.rootFileSystem = root->type;
        boot.rootDevice = root->source;
    }
    readSecureBoot(host, boot);
    // While a job works on a real host its tools mount these partitions for writing; a mount of
    // ours, however short, could make theirs fail.
    std::vector<EspContent> esps;
    if (host.root() != "/" || !host.isLocked(paths::lockFile))
        esps = readEsps(host, boot.esps);
    tellLoader(host, esps, boot);
    if (boot.loader == "systemd-boot")
        readSystemdBoot(host, esps, *cmdlineFile, reading);
    else if (boot.loader != "unknown")
        readGrub(host, esps, reading);
    if (reading.nextKernel.empty())
        reading.nextKernel = pinnedKernel(host);
    keepBelow(maxEntriesSize, boot.entries);
    return reading;
}

} // namespace vfpilot::probe
