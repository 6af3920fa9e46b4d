// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/words.h"
#include "core/catalog/catalog.h"
#include "core/engine/commands.h"
#include "core/engine/printing.h"

#include <algorithm>

namespace vfpilot::engine {
namespace {

constexpr std::string_view vendor = "8086:";

/// "46d1" of "8086:46D1". Error: bad-params.
Result<std::string> deviceIdOf(const std::string& device)
{
    std::string id = lowered(device);
    const bool isWhole =
        id.size() == vendor.size() + 4 && id.starts_with(vendor) &&
        id.find_first_not_of("0123456789abcdef", vendor.size()) == std::string::npos;
    if (!isWhole)
        return fail(Errc::BadParams, {{"reason", "device"}}, "as lspci -n tells it: 8086:46d1");
    return id.substr(vendor.size());
}

} // namespace

Exit decideCommand(const catalog::Catalog& catalog, const Decision& decision, bool json)
{
    const auto id = deviceIdOf(decision.device);
    if (!id)
        return report(json, id.error());
    std::vector<protocol::KernelFacts> kernels;
    for (const std::string& kernel : decision.kernels)
        kernels.push_back({.release = kernel});
    const bool isOff = decision.secureBoot == "off";

    const catalog::Device* device = catalog.findDevice(*id);
    protocol::DecideReply reply{.device = *id, .platform = device ? device->platform : ""};
    reply.routes = catalog.decide(*id, kernels, isOff ? "off" : "on",
                                  decision.secureBoot == "enrolled" ? "enrolled" : "not-enrolled");
    const auto chosen = std::find_if(reply.routes.begin(), reply.routes.end(),
                                     [](const auto& route) { return route.recommended; });
    reply.route = chosen == reply.routes.end() ? "none" : chosen->id;
    if (chosen != reply.routes.end()) {
        reply.release = chosen->release;
        for (const auto& parameter : catalog.parameters(chosen->id, *id, device->maxVfs))
            reply.parameters.push_back(parameter.word());
    }
    show(json, reply);
    return chosen == reply.routes.end() ? Exit::Refused : Exit::Ok;
}

} // namespace vfpilot::engine
