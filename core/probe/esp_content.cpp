// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/esp_content.h"

#include "core/model/kernel_version.h"
#include "core/model/loader_entry.h"
#include "core/probe/reading.h"

#include <algorithm>

#include <fnmatch.h>

namespace vfpilot::probe {
namespace {

constexpr std::size_t maxEntries = 64; // a person's own among them; the tool makes three

std::string defaultOf(std::string_view loaderConf)
{
    constexpr std::string_view key = "default";
    std::string pattern;
    forEachLine(loaderConf, [&pattern, key](std::string_view line) {
        line = trimmed(line);
        if (line.starts_with(key) && line.size() > key.size() &&
            (line[key.size()] == ' ' || line[key.size()] == '\t'))
            pattern = trimmed(line.substr(key.size()));
    });
    return pattern;
}

void readEntries(const host::Esp& esp, EspContent& content)
{
    for (const std::string& name : esp.list("loader/entries").value_or({})) {
        if (!name.ends_with(".conf") || content.entries.size() == maxEntries)
            continue;
        const std::string path = "loader/entries/" + name;
        const auto text = esp.read(path);
        if (!text)
            continue;
        const auto entry = model::parseLoaderEntry(*text);
        content.entries.push_back(
            {"ESP " + content.uuid + " " + path, entry.version, entry.options});
        content.names.push_back(name);
    }
}

bool has(const host::Esp& esp, const std::string& folder, std::string_view name)
{
    const auto names = esp.list(folder).value_or({});
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string newestThatFits(const EspContent& esp, const std::string& pattern)
{
    std::string newest;
    for (std::size_t i = 0; i < esp.entries.size(); ++i) {
        const bool fits =
            pattern.empty() || ::fnmatch(pattern.c_str(), esp.names[i].c_str(), 0) == 0;
        const std::string& kernel = esp.entries[i].kernel;
        if (fits && !kernel.empty() &&
            (newest.empty() || model::compareKernels(kernel, newest) > 0))
            newest = kernel;
    }
    return newest;
}

} // namespace

std::vector<EspContent> readEsps(const host::Host& host, const std::vector<std::string>& uuids)
{
    std::vector<EspContent> esps;
    for (const std::string& uuid : uuids) {
        const auto esp = host.openEsp(uuid);
        if (!esp)
            continue;
        EspContent content;
        content.uuid = uuid;
        content.defaultPattern = defaultOf((*esp)->read("loader/loader.conf").value_or({}));
        content.hasSystemdBoot = has(**esp, "EFI/systemd", "systemd-bootx64.efi");
        content.hasGrub = has(**esp, "EFI/proxmox", "grubx64.efi");
        content.hasGrubMenu = has(**esp, "grub", "grub.cfg");
        if (content.hasGrubMenu)
            content.grubMenu = (*esp)->read("grub/grub.cfg").value_or({});
        content.grubEnvironment = (*esp)->read("grub/grubenv").value_or({});
        readEntries(**esp, content);
        esps.push_back(std::move(content));
    }
    return esps;
}

std::string defaultKernel(const std::vector<EspContent>& esps,
                          const std::vector<std::string>& patterns)
{
    for (const EspContent& esp : esps) {
        for (const std::string& pattern : patterns) {
            if (auto kernel = pattern.empty() ? pattern : newestThatFits(esp, pattern);
                !kernel.empty())
                return kernel;
        }
        if (auto kernel = newestThatFits(esp, esp.defaultPattern); !kernel.empty())
            return kernel;
    }
    return {};
}

} // namespace vfpilot::probe
