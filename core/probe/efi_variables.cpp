// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/efi_variables.h"

#include "core/model/bytes.h"
#include "core/model/efi_boot_option.h"

#include <array>
#include <cstdio>

namespace vfpilot::probe {
namespace {

constexpr auto folder = "/sys/firmware/efi/efivars";
constexpr std::size_t attributes = 4;
constexpr std::size_t limit = 1024 * 1024; // lists of keys have tens of KiB

} // namespace

bool isUefi(const host::Host& host)
{
    return host.exists("/sys/firmware/efi");
}

bool hasEfiVariables(const host::Host& host)
{
    return !host.list(folder).value_or({}).empty();
}

std::string efiVariablePath(const std::string& name, const std::string& vendor)
{
    return std::string(folder) + "/" + name + "-" + vendor;
}

std::optional<std::string>
efiVariable(const host::Host& host, const std::string& name, const std::string& vendor)
{
    const auto content = host.readFile(efiVariablePath(name, vendor), limit);
    if (!content || content->size() < attributes)
        return std::nullopt;
    return content->substr(attributes);
}

std::string loaderVariable(const host::Host& host, const std::string& name)
{
    return model::fromUtf16(efiVariable(host, name, efiLoader).value_or(std::string()));
}

std::string startedEfiFile(const host::Host& host)
{
    const auto current = efiVariable(host, "BootCurrent", efiGlobal);
    if (!current || current->size() != 2)
        return {};
    std::array<char, 16> name = {{}};
    std::snprintf(name.data(), name.size(), "Boot%04X", model::wordAt(*current, 0));
    const auto value = efiVariable(host, name.data(), efiGlobal);
    if (!value)
        return {};
    const auto option = model::parseEfiBootOption(*value, name.data());
    return option ? option->file : std::string();
}

} // namespace vfpilot::probe
