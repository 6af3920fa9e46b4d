// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"

#include <optional>
#include <string>

/// What the firmware and the loaders keep in EFI variables, as efivarfs shows it.
namespace vfpilot::probe {

constexpr auto efiGlobal = "8be4df61-93ca-11d2-aa0d-00e098032b8c";
constexpr auto efiLoader = "4a67b082-0a4c-41cf-b6c7-440b29bb8c4f"; // the boot loader interface
constexpr auto efiShim = "605dab50-e046-4300-abb6-3dd810dd8b23";

/// Started by UEFI firmware, not by a BIOS.
bool isUefi(const host::Host& host);
/// False: efivarfs is not mounted, so an absent variable tells nothing.
bool hasEfiVariables(const host::Host& host);

/// "/sys/firmware/efi/efivars/BootCurrent-8be4…".
std::string efiVariablePath(const std::string& name, const std::string& vendor);
/// Its value, without the four bytes of attributes before it; none: absent or unreadable.
std::optional<std::string>
efiVariable(const host::Host& host, const std::string& name, const std::string& vendor);

/// A text of the boot loader interface: "systemd-boot 252.22" of LoaderInfo. Empty: not there.
std::string loaderVariable(const host::Host& host, const std::string& name);

/// File that the firmware started, "\EFI\proxmox\shimx64.efi"; empty: it does not tell.
std::string startedEfiFile(const host::Host& host);

} // namespace vfpilot::probe
