// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/step_spec.h"

#include "core/protocol/json.h"

namespace vfpilot::plan {

using nlohmann::json;

#define VFPILOT_JSON NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE

VFPILOT_JSON(InstallEngineCopy, path, sha256, sha256Before)
VFPILOT_JSON(InstallPackages, packages)
VFPILOT_JSON(InstallDriver, release, package, file, sha256, kernels)
VFPILOT_JSON(OwnFile, path, group, args, before, modeBefore, after)
VFPILOT_JSON(EditFile, path, mode, before, after, tokens)
VFPILOT_JSON(EnableUnit, unit)
VFPILOT_JSON(RebuildInitramfs, kernels)
VFPILOT_JSON(RenderBootEntries, loader, esps, kernels, tokens)
VFPILOT_JSON(VmSettings, vmid, slot, vf, before, after, digest, path, textBefore, textAfter)
#undef VFPILOT_JSON

namespace {

/// Tries each kind in turn until one bears that name.
template<std::size_t index = 0>
StepSpec fromKind(const std::string& kind, const json& value)
{
    if constexpr (index == std::variant_size_v<StepSpec>) {
        throw std::invalid_argument("unknown kind of step " + kind);
    } else {
        using Spec = std::variant_alternative_t<index, StepSpec>;
        return kind == Spec::kind ? StepSpec(value.get<Spec>()) : fromKind<index + 1>(kind, value);
    }
}

} // namespace

std::string toJson(const std::vector<StepSpec>& specs)
{
    json list = json::array();
    for (const StepSpec& spec : specs) {
        json item;
        std::visit([&item](const auto& s) { item = s; }, spec);
        item["kind"] = stepKind(spec);
        list.push_back(std::move(item));
    }
    return list.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::vector<StepSpec>> specsFromJson(std::string_view text)
{
    const json list = json::parse(text, nullptr, false);
    if (!list.is_array())
        return fail(Errc::BadParams, {{"reason", "steps are not a list"}});
    try {
        std::vector<StepSpec> specs;
        for (const json& item : list)
            specs.push_back(fromKind(item.at("kind").get<std::string>(), item));
        return specs;
    } catch (const std::exception& problem) {
        return fail(Errc::BadParams, {{"reason", problem.what()}});
    }
}

} // namespace vfpilot::plan
