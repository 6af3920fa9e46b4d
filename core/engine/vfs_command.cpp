// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/commands.h"
#include "core/engine/printing.h"
#include "core/protocol/json_reading.h"
#include "core/vfs/vf_setup.h"

namespace vfpilot::engine {
namespace {

std::string jsonOf(const vfs::PfState& pf)
{
    nlohmann::json list = nlohmann::json::array();
    for (const vfs::VfState& vf : pf.vfs)
        list.push_back({{"address", vf.address},
                        {"driver", vf.driver},
                        {"iommuGroup", vf.iommuGroup},
                        {"pids", vf.pids}});
    const nlohmann::json state = {{"address", pf.address},       {"driver", pf.driver},
                                  {"iommuGroup", pf.iommuGroup}, {"totalVfs", pf.totalVfs},
                                  {"numVfs", pf.numVfs},         {"vfs", list}};
    return state.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string textOfPf(const vfs::PfState& pf)
{
    std::string text = pf.address + "  " + (pf.driver.empty() ? "-" : pf.driver) +
                       "  vfs=" + std::to_string(pf.numVfs) + "/" + std::to_string(pf.totalVfs);
    for (const vfs::VfState& vf : pf.vfs)
        text += "\n" + vf.address + "  " + (vf.driver.empty() ? "-" : vf.driver) +
                "  group=" + std::to_string(vf.iommuGroup) +
                (vf.pids.empty() ? "" : "  in-use pid=" + std::to_string(vf.pids.front()));
    return text;
}

// Which PF is meant, when none is named.
Result<std::string> defaultPf(apply::Environment& environment)
{
    const auto facts = apply::look(environment);
    if (!facts)
        return facts.error();
    for (const protocol::GpuFacts& gpu : facts->gpus) {
        if (gpu.sriov)
            return gpu.address;
    }
    return fail(Errc::VfsFailed, {{"pf", ""}, {"reason", "pf-missing"}});
}

Result<vfs::PfState>
act(host::Host& host, const std::string& action, const std::string& pf, int count)
{
    if (action == "up")
        return vfs::up(host, {pf, count});
    if (action == "down")
        return vfs::down(host, pf);
    return vfs::status(host, pf);
}

} // namespace

Exit vfsCommand(Context& context, const std::string& action, const std::string& pf, int count)
{
    host::Host& host = context.environment.host;
    Result<std::string> address =
        pf.empty() ? defaultPf(context.environment) : Result<std::string>(pf);
    const Result<vfs::PfState> state =
        address ? act(host, action, *address, count) : Result<vfs::PfState>(address.error());
    if (!state)
        return report(context.json, state.error());
    print(context.json ? jsonOf(*state) : textOfPf(*state));
    return Exit::Ok;
}

} // namespace vfpilot::engine
