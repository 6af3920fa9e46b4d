// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/alternatives.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace vfpilot::plan {
namespace {

using protocol::Alternative;
using protocol::Facts;

// Platforms by the catalog's codes.
constexpr std::array withGvt = {"BDW", "SKL", "KBL", "CFL", "WHL", "CML"}; // 5th to 10th
constexpr std::array cards = {"DG1", "DG2"};              // no iGPU: ordinary passthrough does
constexpr std::array needNewQemu = {"MTL", "ARL", "LNL"}; // QEMU 10.1 learned their registers

struct PveVersion
{
    int major = 0;
    int minor = 0;
    auto operator<=>(const PveVersion&) const = default;
};

constexpr PveVersion withQemu101{9, 1};

PveVersion pveVersion(std::string_view text)
{
    PveVersion version;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, version.major);
    if (read.ec == std::errc() && read.ptr != end && *read.ptr == '.')
        std::from_chars(read.ptr + 1, end, version.minor);
    return version;
}

template<std::size_t size>
bool isOneOf(const std::array<const char*, size>& codes, const catalog::Device* device)
{
    return device && std::find(codes.begin(), codes.end(), device->code) != codes.end();
}

Alternative shared(const protocol::GpuFacts& gpu)
{
    const bool hasNode = gpu.driver == "i915" || gpu.driver == "xe";
    return {"container-render-node",
            hasNode,
            hasNode ? "alternative-container" : "alternative-needs-driver",
            {{"address", gpu.address}, {"driver", gpu.driver}}};
}

Alternative gvt(const catalog::Device* device, const protocol::GpuFacts& gpu)
{
    const bool isPossible = isOneOf(withGvt, device);
    return {"gvt-g",
            isPossible,
            isPossible ? "alternative-gvt" : "alternative-not-this-generation",
            {{"device", gpu.deviceId}, {"platform", device ? device->platform : ""}}};
}

Alternative whole(const Facts& facts, const catalog::Device* device, const protocol::GpuFacts& gpu)
{
    Alternative way{"whole-igpu",
                    false,
                    "alternative-whole",
                    {{"address", gpu.address}, {"version", facts.pveVersion}}};
    if (!facts.iommu.dmarTable)
        way.reason = "alternative-needs-vtd";
    else if (isOneOf(needNewQemu, device) && pveVersion(facts.pveVersion) < withQemu101)
        way.reason = "alternative-needs-newer-pve";
    else if (isOneOf(cards, device))
        way.reason = "alternative-whole-card";
    way.possible = way.reason == "alternative-whole" || way.reason == "alternative-whole-card";
    return way;
}

} // namespace

std::vector<Alternative>
alternatives(const Facts& facts, const catalog::Catalog& catalog, const protocol::GpuFacts& gpu)
{
    const catalog::Device* device = catalog.findDevice(gpu.deviceId);
    return {shared(gpu), gvt(device, gpu), whole(facts, device, gpu)};
}

} // namespace vfpilot::plan
