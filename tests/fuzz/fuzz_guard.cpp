// SPDX-License-Identifier: GPL-3.0-or-later
// What the guard sees of a boot: routes, neighbours, sessions, guests. What it reads there becomes
// arguments of a command.
#include "core/guard/observe.h"
#include "tests/fuzz/host_in_memory.h"
#include "tests/fuzz/property.h"

#include <algorithm>
#include <array>

using namespace vfpilot;
using fuzz::Input;

namespace {

constexpr std::array<const char*, 6> paths = {
    "/proc/net/route",         "/proc/net/ipv6_route",     "/proc/net/arp",
    "/run/systemd/sessions/3", "/run/qemu-server/101.pid", "/sys/class/net/eno1/carrier"};

bool isOnly(const std::string& text, std::string_view allowed)
{
    return !text.empty() && text.find_first_not_of(allowed) == std::string::npos;
}

void checkGateway(const guard::Gateway& gateway)
{
    const std::string& address = gateway.address;
    if (!gateway.isV6) {
        HOLDS(isOnly(address, "0123456789.") && address != "0.0.0.0", address);
        HOLDS(std::count(address.begin(), address.end(), '.') == 3, address);
        return;
    }
    const auto percent = address.find('%');
    HOLDS(percent == 39, address);
    HOLDS(isOnly(address.substr(0, percent), "0123456789abcdef:"), address);
    const std::string device = address.substr(percent + 1);
    HOLDS(!device.empty() && device.size() < 16, address);
    HOLDS(device.find_first_of(std::string(" \t\n\0", 4)) == std::string::npos, address);
}

void checkGateways(const std::string& route, const std::string& ipv6Route)
{
    const auto gateways = guard::gatewaysOf(route, ipv6Route);
    HOLDS(gateways.size() <= 4);
    for (auto one = gateways.begin(); one != gateways.end(); ++one) {
        checkGateway(*one);
        HOLDS(std::find(one + 1, gateways.end(), *one) == gateways.end(), one->address);
    }
    const auto more = guard::gatewaysOf(
        route + "\nvmbr0\t00000000\t0102A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n", ipv6Route);
    const guard::Gateway known{"192.168.2.1", false};
    HOLDS(more.size() == 4 || std::find(more.begin(), more.end(), known) != more.end(), route);
}

/// Its two programs and nothing else, and no argument that could be an option of theirs.
void checkCommands(const std::vector<std::vector<std::string>>& commands)
{
    HOLDS(commands.size() <= 5);
    for (const auto& argv : commands) {
        HOLDS(argv.front() == "/usr/bin/ping" || argv.front() == "/usr/bin/ssh-keyscan");
        HOLDS(!argv.back().empty() && argv.back().front() != '-', argv.back());
    }
}

void checkVerdict(const guard::Observation& seen, unsigned choice)
{
    const int reachable = static_cast<int>(choice % 3);
    const std::chrono::milliseconds waited(choice / 3);
    const auto verdict = guard::judge(seen, reachable, waited, std::chrono::milliseconds(40));
    if (verdict == guard::Verdict::Act)
        HOLDS(!seen.login && !seen.guest && !guard::isReachable(seen));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const unsigned choice = input.choice();
    const auto texts = input.texts(paths.size());
    test::FakeHost host;
    host.put("/sys/class/net/eno1/device", "");
    for (std::size_t i = 0; i < texts.size(); ++i)
        host.put(paths[i], texts[i]);
    checkGateways(host.text(paths[0]), host.text(paths[1]));
    const auto seen = guard::observe(host, 22);
    HOLDS(!seen.sshd && (seen.link || !seen.gateway));
    checkCommands(host.commands);
    checkVerdict(seen, choice);
    return 0;
}
