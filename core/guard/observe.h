// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guard/decide.h"
#include "core/host/host.h"

#include <string>
#include <vector>

namespace vfpilot::guard {

/// A default route, with ping's own name for where it leads ("fe80::1%vmbr0").
struct Gateway
{
    std::string address;
    bool isV6 = false;

    bool operator==(const Gateway&) const = default;
};

/// Of /proc/net/route and /proc/net/ipv6_route; lines that make no sense are passed over.
std::vector<Gateway> gatewaysOf(std::string_view route, std::string_view ipv6Route);

/// Looks at this boot. Runs ping and ssh-keyscan with limits of a minute at most; changes nothing.
/// What cannot be read counts as not there.
Observation observe(host::Host& host, int sshPort);

} // namespace vfpilot::guard
