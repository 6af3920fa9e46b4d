// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/step_spec.h"

#include "core/model/hostpci_problem.h"
#include "core/protocol/json.h"

#include <array>

namespace vfpilot::plan {

using nlohmann::json;

#define VFPILOT_JSON NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE

VFPILOT_JSON(InstallEngineCopy, path, sha256, sha256Before)
VFPILOT_JSON(InstallPackages, packages)
VFPILOT_JSON(InstallDriver, release, package, file, sha256, kernels)
VFPILOT_JSON(TrialBuild, release, package, module, file, sha256, kernel, jobs)
VFPILOT_JSON(EnableUnit, unit)
VFPILOT_JSON(RebuildInitramfs, kernels)
VFPILOT_JSON(VmKey, key, before, after)
#undef VFPILOT_JSON

/// With a member that jobs of earlier engines do not have: it keeps its default there.
#define VFPILOT_JSON_WITH_LATER(Type, later, ...)                                                  \
    void to_json(json& nlohmann_json_j, const Type& nlohmann_json_t)                               \
    {                                                                                              \
        NLOHMANN_JSON_EXPAND(NLOHMANN_JSON_PASTE(NLOHMANN_JSON_TO, __VA_ARGS__, later))            \
    }                                                                                              \
    void from_json(const json& nlohmann_json_j, Type& nlohmann_json_t)                             \
    {                                                                                              \
        NLOHMANN_JSON_EXPAND(NLOHMANN_JSON_PASTE(NLOHMANN_JSON_FROM, __VA_ARGS__))                 \
        if (nlohmann_json_j.contains(#later))                                                      \
            nlohmann_json_j.at(#later).get_to(nlohmann_json_t.later);                              \
    }

VFPILOT_JSON_WITH_LATER(OwnFile, mode, path, group, args, before, modeBefore, after)
VFPILOT_JSON_WITH_LATER(RenderBootEntries, wayBack, loader, esps, kernels, tokens)
VFPILOT_JSON_WITH_LATER(
    VmSettings, others, vmid, slot, vf, before, after, digest, path, textBefore, textAfter)
#undef VFPILOT_JSON_WITH_LATER

namespace {

constexpr std::array formats = {FileFormat::KernelCmdline, FileFormat::GrubDefault,
                                FileFormat::SysfsConf, FileFormat::Lines};

FileFormat formatFrom(const std::string& name)
{
    for (const FileFormat format : formats) {
        if (wireName(format) == name)
            return format;
    }
    throw std::invalid_argument("unknown format of file " + name);
}

} // namespace

std::vector<VmKey> keysOf(const VmSettings& spec)
{
    std::vector<VmKey> keys;
    if (spec.slot >= 0)
        keys.push_back({model::hostPciKey(spec.slot), spec.before, spec.after});
    keys.insert(keys.end(), spec.others.begin(), spec.others.end());
    return keys;
}

model::VmValues valuesOf(const VmSettings& spec)
{
    model::VmValues values;
    for (const VmKey& each : keysOf(spec))
        values[each.key] = each.after;
    return values;
}

void to_json(json& value, const EditFile& spec)
{
    value = {{"path", spec.path},
             {"mode", spec.mode},
             {"before", spec.before},
             {"after", spec.after},
             {"tokens", spec.tokens},
             {"format", std::string(wireName(spec.format))},
             {"removed", spec.removed},
             {"leftovers", spec.leftovers},
             {"onlyClears", spec.onlyClears}};
}

void from_json(const json& value, EditFile& spec)
{
    value.at("path").get_to(spec.path);
    value.at("mode").get_to(spec.mode);
    value.at("before").get_to(spec.before);
    value.at("after").get_to(spec.after);
    value.at("tokens").get_to(spec.tokens);
    // Jobs of earlier engines edited one kind of file only.
    spec.format = formatFrom(value.value("format", "kernel-cmdline"));
    spec.removed = value.value("removed", std::vector<std::string>());
    spec.leftovers = value.value("leftovers", std::vector<std::string>());
    spec.onlyClears = value.value("onlyClears", false);
}

std::string_view wireName(FileFormat format)
{
    switch (format) {
    case FileFormat::KernelCmdline:
        return "kernel-cmdline";
    case FileFormat::GrubDefault:
        return "grub-default";
    case FileFormat::SysfsConf:
        return "sysfs-conf";
    case FileFormat::Lines:
        return "lines";
    }
    return "";
}

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
    const json list = protocol::parseJson(text);
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
