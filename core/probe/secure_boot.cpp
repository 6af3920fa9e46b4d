// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/efi_signature_list.h"
#include "core/probe/efi_variables.h"
#include "core/probe/topics.h"

#include <algorithm>

namespace vfpilot::probe {
namespace {

constexpr auto dkmsCertificate = "/var/lib/dkms/mok.pub";
constexpr std::size_t certificateLimit = 64 * 1024;

/// Since 5.10 the kernel shows shim's own, whole copy here; a variable may be cut into several.
constexpr auto wholeMokList = "/sys/firmware/efi/mok-variables/MokListRT";
constexpr std::size_t listLimit = 1024 * 1024;

std::string secureBoot(const host::Host& host)
{
    if (const auto value = efiVariable(host, "SecureBoot", efiGlobal); value && !value->empty())
        return value->front() == 1 ? "on" : "off";
    if (!isUefi(host))
        return "off"; // started by a BIOS
    const bool firmwareHasNone =
        !host.exists(efiVariablePath("SecureBoot", efiGlobal)) && hasEfiVariables(host);
    return firmwareHasNone ? "off" : "unknown";
}

std::string dkmsKey(const host::Host& host)
{
    if (!host.exists(dkmsCertificate))
        return "no-key";
    const auto ours = host.readFile(dkmsCertificate, certificateLimit);
    if (!ours || ours->empty() || !isUefi(host))
        return "unknown";
    auto list = efiVariable(host, "MokListRT", efiShim);
    if (auto whole = host.readFile(wholeMokList, listLimit))
        list = *std::move(whole);
    if (!list)
        return hasEfiVariables(host) ? "not-enrolled" : "unknown"; // no shim: no list
    const auto keys = model::parseEfiSignatureLists(*list);
    if (std::find(keys.certificates.begin(), keys.certificates.end(), *ours) !=
        keys.certificates.end())
        return "enrolled";
    return keys.isWhole ? "not-enrolled" : "unknown";
}

} // namespace

void readSecureBoot(const host::Host& host, protocol::BootFacts& boot)
{
    boot.secureBoot = secureBoot(host);
    boot.dkmsKey = dkmsKey(host);
}

} // namespace vfpilot::probe
