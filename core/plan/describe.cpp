// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/words.h"
#include "core/plan/commands.h"
#include "core/plan/step_spec.h"
#include "core/protocol/paths.h"

#include <utility>

namespace vfpilot::plan {
namespace {

using protocol::PlannedStep;
using protocol::UndoClass;

PlannedStep describeKind(const InstallEngineCopy& spec)
{
    return {.group = "functions",
            .args = {{"path", spec.path}, {"sha256", spec.sha256}},
            .undo = UndoClass::Exact,
            .files = {},
            .commands = {}};
}

PlannedStep describeKind(const InstallPackages& spec)
{
    return {.group = "driver",
            .args = {{"packages", joined(spec.packages)}},
            .undo = UndoClass::Removed,
            .files = {},
            .commands = {commands::install(spec.packages)}};
}

PlannedStep describeKind(const InstallDriver& spec)
{
    return {.group = "driver",
            .args = {{"release", spec.release},
                     {"package", spec.package},
                     {"kernels", joined(spec.kernels)}},
            .undo = UndoClass::Removed,
            .files = {},
            .commands = {commands::installPackageFile(spec.file)}};
}

PlannedStep describeKind(const TrialBuild& spec)
{
    const std::string folder = trialFolder(spec.kernel);
    return {.group = "driver",
            .args = {{"release", spec.release},
                     {"package", spec.package},
                     {"kernel", spec.kernel},
                     {"jobs", std::to_string(spec.jobs)},
                     {"path", folder}},
            .undo = UndoClass::Removed,
            .files = {},
            .commands = {commands::unpackPackage(spec.file, folder),
                         commands::trialBuild(spec, folder), commands::removeFolder(folder)}};
}

PlannedStep describeKind(const OwnFile& spec)
{
    PlannedStep step{.group = spec.group,
                     .args = spec.args,
                     .undo = UndoClass::Exact,
                     .files = {{.path = spec.path,
                                .modeBefore = spec.modeBefore,
                                .modeAfter = spec.mode,
                                .before = spec.before.value_or(""),
                                .after = spec.after}},
                     .commands = {}};
    step.args["path"] = spec.path;
    return step;
}

PlannedStep describeKind(const EditFile& spec)
{
    // Whether words come in or only go is another sentence.
    const bool isSysfs = spec.format == FileFormat::SysfsConf;
    const std::string change = spec.onlyClears       ? "leftovers"
                               : spec.tokens.empty() ? "clean"
                               : isSysfs             ? "functions"
                                                     : "set";
    PlannedStep step{.group = spec.onlyClears ? "leftovers"
                              : isSysfs       ? "functions"
                                              : "boot",
                     .args = {{"path", spec.path}, {"change", change}},
                     .undo = UndoClass::Exact,
                     .files = {{.path = spec.path,
                                .modeBefore = spec.mode,
                                .modeAfter = spec.mode,
                                .before = spec.before,
                                .after = spec.after}},
                     .commands = {}};
    if (spec.format != FileFormat::Lines)
        step.args["tokens"] = joined(spec.tokens.empty() ? spec.removed : spec.tokens);
    if (!spec.leftovers.empty())
        step.args["leftovers"] = joined(spec.leftovers);
    return step;
}

PlannedStep describeKind(const EnableUnit& spec)
{
    return {.group = "functions",
            .args = {{"unit", spec.unit}},
            .undo = UndoClass::Exact,
            .files = {},
            .commands = {commands::reloadUnits(), commands::enableUnit(spec.unit)}};
}

PlannedStep describeKind(const RebuildInitramfs& spec)
{
    return {.group = "boot",
            .args = {{"kernels", joined(spec.kernels)}},
            .undo = UndoClass::Rebuilt,
            .files = {},
            .commands = {commands::rebuildInitramfs()}};
}

PlannedStep describeKind(const RenderBootEntries& spec)
{
    std::vector<commands::Argv> argvs = {commands::refreshBootEntries()};
    if (spec.loader == "grub")
        argvs = {commands::renderGrubMenu(paths::grubMenuNew),
                 commands::checkGrubMenu(paths::grubMenuNew)};
    return {.group = "boot",
            .args = {{"loader", spec.loader}},
            .undo = UndoClass::Rebuilt,
            .files = {},
            .commands = std::move(argvs)};
}

Args argsOf(const VmSettings& spec)
{
    Args args = {{"vmid", std::to_string(spec.vmid)}};
    std::vector<std::string> names;
    for (const VmKey& each : spec.others)
        names.push_back(each.key);
    if (spec.slot >= 0) {
        args["vf"] = spec.vf;
        args["slot"] = std::to_string(spec.slot);
        args["value"] = spec.after;
    } else {
        args["change"] = "settings";
    }
    if (!names.empty())
        args["keys"] = joined(names);
    return args;
}

PlannedStep describeKind(const VmSettings& spec)
{
    // What is set right may keep the VM from starting until then.
    std::vector<commands::Argv> argvs = {commands::setVm(spec.vmid, valuesOf(spec), spec.digest)};
    argvs.insert(spec.others.empty() ? argvs.begin() : argvs.end(), commands::showVm(spec.vmid));
    return {.group = "machine",
            .args = argsOf(spec),
            .undo = UndoClass::Exact,
            .files = {{.path = spec.path,
                       .modeBefore = "0640",
                       .modeAfter = "0640",
                       .before = spec.textBefore,
                       .after = spec.textAfter}},
            .commands = std::move(argvs)};
}

// What stands behind the kind in an id, where a plan may hold several of that kind.
template<class Spec>
std::string idSuffix(const Spec&)
{
    return {};
}

std::string idSuffix(const OwnFile& spec)
{
    return ":" + spec.path;
}

std::string idSuffix(const EditFile& spec)
{
    return ":" + spec.path;
}

std::string idSuffix(const EnableUnit& spec)
{
    return ":" + spec.unit;
}

std::string idSuffix(const TrialBuild& spec)
{
    return ":" + spec.kernel;
}

std::string idSuffix(const VmSettings& spec)
{
    return ":" + std::to_string(spec.vmid);
}

} // namespace

std::string trialFolder(const std::string& kernel)
{
    return std::string(paths::trialDir) + "/" + kernel;
}

std::string stepKind(const StepSpec& spec)
{
    return std::visit([](const auto& s) { return std::string(s.kind); }, spec);
}

std::string stepId(const StepSpec& spec)
{
    return std::visit([](const auto& s) { return s.kind + idSuffix(s); }, spec);
}

PlannedStep describe(const StepSpec& spec)
{
    PlannedStep step = std::visit([](const auto& s) { return describeKind(s); }, spec);
    step.id = stepId(spec);
    step.kind = stepKind(spec);
    return step;
}

} // namespace vfpilot::plan
