// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/hostpci.h"

#include "core/base/words.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

constexpr std::size_t optionsAtMost = 64; // qemu-server knows 13

Error bad(const std::string& reason)
{
    return fail(Errc::FileMalformed, {{"path", "hostpci"}, {"line", "1"}, {"reason", reason}});
}

bool isHex(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

// [domain:]bus:slot[.function]; completed and lowered, or empty. qm writes lower case only, a file
// written by hand may hold the rest.
std::string completed(std::string_view id)
{
    std::string address = lowered(id);
    if (std::count(address.begin(), address.end(), ':') == 1)
        address.insert(0, "0000:");
    // sysfs writes a domain with four digits unless it needs more.
    constexpr std::size_t digits = 4;
    if (const auto colon = address.find(':'); colon != std::string::npos && colon > digits)
        address.erase(0, std::min(address.find_first_not_of('0'), colon - digits));
    const auto first = address.find(':');
    const auto second = first == std::string::npos ? first : address.find(':', first + 1);
    if (second == std::string::npos || first < 4 || !isHex(address.substr(0, first)))
        return {};
    const auto dot = address.find('.');
    const std::string slot = address.substr(second + 1, dot - second - 1);
    const bool functionFits =
        dot == std::string::npos || (address.size() == dot + 2 && isHex(address.substr(dot + 1)));
    if (second - first != 3 || !isHex(address.substr(first + 1, 2)) || slot.size() != 2 ||
        !isHex(slot) || !functionFits)
        return {};
    return address;
}

} // namespace

Result<HostPciValue> HostPciValue::parse(std::string_view text)
{
    HostPciValue value;
    for (const auto& [key, given] : optionsOf(text, "host")) {
        if (key == "host") {
            if (!value.m_hosts.empty())
                return bad("host twice");
            value.m_hosts = splitAt(given, ';');
        } else if (key == "mapping") {
            if (given.empty() || !value.m_mapping.empty())
                return bad("mapping");
            value.m_mapping = given;
        } else if (key.empty() || findOption(value.m_options, key) != value.m_options.end()) {
            return bad(key + " twice");
        } else if (value.m_options.size() == optionsAtMost) {
            return bad("too many options");
        } else {
            value.m_options.emplace_back(key, given);
        }
    }
    if (value.m_hosts.empty() == value.m_mapping.empty())
        return bad("host or mapping");
    for (const std::string& host : value.m_hosts) {
        if (completed(host).empty())
            return bad("host=" + host);
    }
    return value;
}

std::string HostPciValue::format() const
{
    std::string text;
    for (const std::string& host : m_hosts)
        text += (text.empty() ? "" : ";") + host;
    if (!m_mapping.empty())
        text = "mapping=" + m_mapping;
    for (const auto& [key, value] : m_options)
        text += "," + key + "=" + value;
    return text;
}

std::string HostPciValue::option(std::string_view key) const
{
    const auto it = findOption(m_options, key);
    return it == m_options.end() ? std::string() : it->second;
}

void HostPciValue::setOption(const std::string& key, const std::string& value)
{
    const auto it = findOption(m_options, key);
    if (it == m_options.end())
        m_options.emplace_back(key, value);
    else
        it->second = value;
}

std::vector<std::string> HostPciValue::addresses() const
{
    std::vector<std::string> addresses;
    for (const std::string& host : m_hosts)
        addresses.push_back(completed(host));
    return addresses;
}

bool namesFunction(std::string_view address, std::string_view function)
{
    return address == function || (address.find('.') == std::string_view::npos &&
                                   function.substr(0, function.find('.')) == address);
}

} // namespace vfpilot::model
