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

void to_json(json& value, const OwnFile& spec)
{
    value = {{"path", spec.path},     {"group", spec.group},           {"args", spec.args},
             {"before", spec.before}, {"modeBefore", spec.modeBefore}, {"after", spec.after},
             {"mode", spec.mode}};
}

void from_json(const json& value, OwnFile& spec)
{
    value.at("path").get_to(spec.path);
    value.at("group").get_to(spec.group);
    value.at("args").get_to(spec.args);
    value.at("before").get_to(spec.before);
    value.at("modeBefore").get_to(spec.modeBefore);
    value.at("after").get_to(spec.after);
    spec.mode = value.value("mode", spec.mode); // jobs of earlier engines had one mode only
}

void to_json(json& value, const RenderBootEntries& spec)
{
    value = {{"loader", spec.loader},
             {"esps", spec.esps},
             {"kernels", spec.kernels},
             {"tokens", spec.tokens},
             {"wayBack", spec.wayBack}};
}

void from_json(const json& value, RenderBootEntries& spec)
{
    value.at("loader").get_to(spec.loader);
    value.at("esps").get_to(spec.esps);
    value.at("kernels").get_to(spec.kernels);
    value.at("tokens").get_to(spec.tokens);
    if (value.contains("wayBack"))
        value["wayBack"].get_to(spec.wayBack);
}

void to_json(json& value, const VmSettings& spec)
{
    value = {{"vmid", spec.vmid},
             {"slot", spec.slot},
             {"vf", spec.vf},
             {"before", spec.before},
             {"after", spec.after},
             {"digest", spec.digest},
             {"path", spec.path},
             {"textBefore", spec.textBefore},
             {"textAfter", spec.textAfter},
             {"others", spec.others}};
}

void from_json(const json& value, VmSettings& spec)
{
    value.at("vmid").get_to(spec.vmid);
    value.at("slot").get_to(spec.slot);
    value.at("vf").get_to(spec.vf);
    value.at("before").get_to(spec.before);
    value.at("after").get_to(spec.after);
    value.at("digest").get_to(spec.digest);
    value.at("path").get_to(spec.path);
    value.at("textBefore").get_to(spec.textBefore);
    value.at("textAfter").get_to(spec.textAfter);
    // Jobs of earlier engines set a hostpci key alone.
    spec.others = value.value("others", std::vector<VmKey>());
}

std::vector<VmKey> keysOf(const VmSettings& spec)
{
    std::vector<VmKey> keys;
    if (spec.slot >= 0)
        keys.push_back({model::hostPciKey(spec.slot), spec.before, spec.after});
    keys.insert(keys.end(), spec.others.begin(), spec.others.end());
    return keys;
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
