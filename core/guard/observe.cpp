// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guard/observe.h"

#include "core/base/number.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <sstream>

namespace vfpilot::guard {
namespace {

constexpr std::size_t textLimit = 256 * 1024;
constexpr std::chrono::seconds pingLimit{15};
/// A slow processor needs seconds for each kind of key, and a host that starts has much else to do.
constexpr std::chrono::seconds keysLimit{30};
constexpr unsigned gatewayFlag = 0x2; // RTF_GATEWAY
constexpr std::size_t gatewaysAtMost = 4;

std::string textOf(const host::Host& host, const std::string& path)
{
    return host.readFile(path, textLimit).value_or({});
}

/// `folder` ends in a slash.
std::vector<std::string> namesIn(const host::Host& host, const std::string& folder)
{
    return host.list(folder.substr(0, folder.size() - 1)).value_or({});
}

std::optional<std::uint32_t> hexOf(std::string_view text)
{
    return wholeNumber<std::uint32_t>(text, 16);
}

bool isNumber(std::string_view name)
{
    return !name.empty() && name.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The kernel prints an address as it lies in memory, lowest byte last.
std::string dotted(std::uint32_t address)
{
    std::string text;
    for (int i = 0; i < 4; ++i, address >>= 8)
        text += (i > 0 ? "." : "") + std::to_string(address & 0xff);
    return text;
}

std::string colons(std::string_view digits)
{
    std::string text;
    for (std::size_t i = 0; i < digits.size(); i += 4)
        text += (i > 0 ? ":" : "") + std::string(digits.substr(i, 4));
    return text;
}

std::vector<std::string> fieldsOf(const std::string& line)
{
    std::istringstream stream(line);
    std::vector<std::string> fields;
    for (std::string field; stream >> field;)
        fields.push_back(std::move(field));
    return fields;
}

template<class Use>
void forEachFields(std::string_view text, std::size_t atLeast, const Use& use)
{
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto fields = fieldsOf(std::string(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (fields.size() >= atLeast)
            use(fields);
    }
}

bool isDevice(const std::string& name)
{
    return !name.empty() && name.size() < 16 &&
           std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

bool hasLink(const host::Host& host)
{
    const std::string folder = "/sys/class/net/";
    const auto names = namesIn(host, folder);
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        // Bridges and the like have no device of their own.
        return host.exists(folder + name + "/device") &&
               textOf(host, folder + name + "/carrier").starts_with('1');
    });
}

bool ran(host::Host& host, std::vector<std::string> argv, std::chrono::seconds limit)
{
    const auto result = host.run({.argv = std::move(argv), .limit = limit});
    return result && result->status == 0;
}

/// A gateway that drops ICMP still answers for its address, which the ping before this asked for.
bool isNeighbour(const host::Host& host, const std::string& address)
{
    bool found = false;
    forEachFields(textOf(host, "/proc/net/arp"), 4, [&](const auto& fields) {
        const auto flags =
            fields[2].starts_with("0x") ? hexOf(std::string_view(fields[2]).substr(2)) : 0;
        found = found || (fields[0] == address && flags && (*flags & 0x2) != 0);
    });
    return found;
}

bool gatewayAnswers(host::Host& host)
{
    const auto gateways =
        gatewaysOf(textOf(host, "/proc/net/route"), textOf(host, "/proc/net/ipv6_route"));
    return std::any_of(gateways.begin(), gateways.end(), [&host](const Gateway& gateway) {
        std::vector<std::string> argv = {"/usr/bin/ping", "-n", "-c", "1", "-W", "2"};
        argv.emplace_back(gateway.isV6 ? "-6" : "-4");
        argv.push_back(gateway.address);
        return ran(host, std::move(argv), pingLimit) || isNeighbour(host, gateway.address);
    });
}

/// It gets as far as handing out its keys: listening alone is no proof.
bool sshdAnswers(host::Host& host, int port)
{
    return ran(host,
               {"/usr/bin/ssh-keyscan", "-T", std::to_string(keysLimit.count()), "-p",
                std::to_string(port), "127.0.0.1"},
               2 * keysLimit);
}

/// By logind; those of cron and of the manager of a user are of other classes.
bool somebodyIsIn(const host::Host& host)
{
    const std::string folder = "/run/systemd/sessions/";
    const auto names = namesIn(host, folder);
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        if (name.find('.') != std::string::npos) // a pipe: reading it would wait
            return false;
        const std::string text = "\n" + textOf(host, folder + name);
        return text.find("\nCLASS=user") != std::string::npos;
    });
}

bool someGuestRuns(const host::Host& host)
{
    constexpr std::string_view ending = ".pid";
    const std::string folder = "/run/qemu-server/";
    for (const std::string& name : namesIn(host, folder)) {
        if (!name.ends_with(ending) || !isNumber(name.substr(0, name.size() - ending.size())))
            continue;
        const std::string text = textOf(host, folder + name);
        const std::string pid = text.substr(0, text.find_first_not_of("0123456789"));
        if (!pid.empty() && host.exists("/proc/" + pid))
            return true;
    }
    const auto containers = namesIn(host, "/sys/fs/cgroup/lxc/");
    return std::any_of(containers.begin(), containers.end(),
                       [](const std::string& name) { return isNumber(name); });
}

} // namespace

std::vector<Gateway> gatewaysOf(std::string_view route, std::string_view ipv6Route)
{
    std::vector<Gateway> gateways;
    const auto add = [&gateways](Gateway gateway) {
        const bool isNew = std::find(gateways.begin(), gateways.end(), gateway) == gateways.end();
        if (isNew && gateways.size() < gatewaysAtMost)
            gateways.push_back(std::move(gateway));
    };
    forEachFields(route, 8, [&](const std::vector<std::string>& fields) {
        const auto address = hexOf(fields[2]);
        const auto flags = hexOf(fields[3]);
        if (fields[1] == "00000000" && fields[7] == "00000000" && address && *address != 0 &&
            flags && (*flags & gatewayFlag) != 0)
            add({dotted(*address), false});
    });
    forEachFields(ipv6Route, 10, [&](const std::vector<std::string>& fields) {
        constexpr std::size_t digits = 32;
        const std::string& hop = fields[4];
        const auto flags = hexOf(fields[8]);
        const bool isDefault = fields[0] == std::string(digits, '0') && fields[1] == "00";
        const bool isHop = hop.size() == digits && hop != std::string(digits, '0') &&
                           hop.find_first_not_of("0123456789abcdef") == std::string::npos;
        if (isDefault && isHop && flags && (*flags & gatewayFlag) != 0 && isDevice(fields[9]))
            add({colons(hop) + "%" + fields[9], true});
    });
    return gateways;
}

Observation observe(host::Host& host, int sshPort)
{
    Observation seen;
    seen.login = somebodyIsIn(host);
    seen.guest = someGuestRuns(host);
    seen.link = hasLink(host);
    seen.gateway = seen.link && gatewayAnswers(host);
    seen.sshd = sshdAnswers(host, sshPort);
    return seen;
}

} // namespace vfpilot::guard
