// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/model/dpkg_status.h"
#include "core/probe/reading.h"
#include "core/probe/topics.h"
#include "core/protocol/paths.h"

#include <algorithm>
#include <array>

namespace vfpilot::probe {
namespace {

constexpr std::size_t packageLimit = 64 * 1024 * 1024;
constexpr std::chrono::seconds controlLimit{20};
constexpr std::size_t hashLength = 64;

bool isInteresting(const std::string& name)
{
    constexpr std::array exact = {
        "dkms", "build-essential", "pve-manager", "i915-sriov-dkms", "intel-i915-dkms", "openssl"};
    constexpr std::array families = {"proxmox-headers-", "proxmox-kernel-", "pve-headers-",
                                     "pve-kernel-"};
    return std::find(exact.begin(), exact.end(), name) != exact.end() ||
           std::any_of(families.begin(), families.end(),
                       [&name](const char* family) { return name.starts_with(family); });
}

/// Control fields as dpkg-deb reads them; all empty when it cannot.
void readControl(host::Host& host, const std::string& path, protocol::PackageFile& file)
{
    const auto result = host.run(
        {{"/usr/bin/dpkg-deb", "-f", path, "Package", "Version", "Architecture"}, controlLimit});
    if (!result || result->status != 0)
        return;
    forEachLine(result->out, [&file](std::string_view line) {
        const auto colon = line.find(':');
        if (colon == std::string_view::npos)
            return;
        const std::string value(trimmed(line.substr(colon + 1)));
        const std::string_view key = line.substr(0, colon);
        if (key == "Package")
            file.package = value;
        else if (key == "Version")
            file.version = value;
        else if (key == "Architecture")
            file.architecture = value;
    });
}

} // namespace

Result<Packages> readPackages(const host::Host& host)
{
    const auto status = textOf(host, "/var/lib/dpkg/status");
    if (!status)
        return status.error();
    return model::installedPackages(*status);
}

Packages interestingPackages(const Packages& packages)
{
    Packages found;
    for (const auto& [name, version] : packages) {
        if (isInteresting(name))
            found.emplace(name, version);
    }
    return found;
}

Result<std::vector<protocol::PackageFile>> readPackageFiles(host::Host& host)
{
    const auto hashes = host.list(paths::packageDir);
    if (!hashes)
        return hashes.error();
    std::vector<protocol::PackageFile> files;
    for (const std::string& hash : *hashes) {
        const std::string folder = std::string(paths::packageDir) + "/" + hash;
        if (hash.size() != hashLength)
            continue; // an upload that was cut off
        for (const std::string& name : host.list(folder).value_or({})) {
            const std::string path = folder + "/" + name;
            const auto content = name.ends_with(".deb") && !name.starts_with('.')
                                     ? host.readFile(path, packageLimit)
                                     : Result<std::string>(std::string());
            if (!content || sha256Hex(*content) != hash)
                continue;
            protocol::PackageFile file;
            file.sha256 = hash;
            file.fileName = name;
            file.size = static_cast<std::int64_t>(content->size());
            readControl(host, path, file);
            files.push_back(std::move(file));
        }
    }
    return files;
}

} // namespace vfpilot::probe
