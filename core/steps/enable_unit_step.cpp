// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/enable_unit_step.h"

#include "core/plan/commands.h"
#include "core/steps/tool.h"

#include <algorithm>
#include <utility>

namespace vfpilot::steps {
namespace {

constexpr auto unitFolder = "/etc/systemd/system";
constexpr std::chrono::minutes limit{2};

/// Of a unit that systemd makes from a script of /etc/init.d, as Debian's sysfsutils has it: the
/// link that update-rc.d makes for runlevel 2, "S01sysfsutils".
Result<bool> isEnabledScript(const host::Host& host, const std::string& unit)
{
    constexpr std::string_view ending = ".service";
    constexpr std::size_t nameAt = 3; // behind S and two digits
    if (!unit.ends_with(ending))
        return false;
    const std::string script = unit.substr(0, unit.size() - ending.size());
    const auto names = host.list("/etc/rc2.d");
    if (!names)
        return names.error();
    return std::any_of(names->begin(), names->end(), [&script](const std::string& name) {
        return name.starts_with('S') && name.size() > nameAt && name.substr(nameAt) == script;
    });
}

/// By the links that systemctl makes, so that no process is started for a look.
Result<bool> isEnabled(const host::Host& host, const std::string& unit)
{
    const auto names = host.list(unitFolder);
    if (!names)
        return names.error();
    for (const std::string& name : *names) {
        if (!name.ends_with(".wants") && !name.ends_with(".requires"))
            continue;
        const auto link = host.state(std::string(unitFolder) + "/" + name + "/" + unit);
        if (!link)
            return link.error();
        if (*link)
            return true;
    }
    return isEnabledScript(host, unit);
}

/// True: we enabled it and it still is.
Result<bool> isOurs(const host::Host& host, const Undo& undo)
{
    if (undo.values.at("enabled") == "yes")
        return false;
    return isEnabled(host, undo.values.at("unit"));
}

} // namespace

EnableUnitStep::EnableUnitStep(plan::EnableUnit spec)
    : m_spec(std::move(spec))
{}

std::string EnableUnitStep::id() const
{
    return plan::stepId(m_spec);
}

Result<Undo> EnableUnitStep::capture(host::Host& host) const
{
    return isEnabled(host, m_spec.unit).and_then([this](bool enabled) -> Result<Undo> {
        return Undo{.values = {{"unit", m_spec.unit}, {"enabled", enabled ? "yes" : "no"}},
                    .files = {},
                    .madeFolders = {}};
    });
}

Result<> EnableUnitStep::apply(host::Host& host, const Output& output) const
{
    if (auto reloaded = runTool(host, plan::commands::reloadUnits(), limit, output); !reloaded)
        return std::move(reloaded).error();
    if (auto enabled = runTool(host, plan::commands::enableUnit(m_spec.unit), limit, output);
        !enabled)
        return std::move(enabled).error();
    return {};
}

Result<> EnableUnitStep::verify(host::Host& host) const
{
    return isEnabled(host, m_spec.unit).and_then([this](bool enabled) -> Result<> {
        return enabled ? Result<>() : fail(Errc::VerifyFailed, {{"step", id()}});
    });
}

Result<> EnableUnitStep::undo(host::Host& host, const Undo& undo, const Output& output) const
{
    const auto ours = isOurs(host, undo);
    if (!ours)
        return ours.error();
    if (!*ours)
        return {};
    const auto argv = plan::commands::disableUnit(undo.values.at("unit"));
    if (auto disabled = runTool(host, argv, limit, output); !disabled)
        return std::move(disabled).error();
    return {};
}

Result<Preview>
EnableUnitStep::previewUndo(host::Host& host, const Undo& undo, const UndoSteps&) const
{
    return isOurs(host, undo).and_then([&undo](bool ours) -> Result<Preview> {
        if (!ours)
            return Preview();
        const std::string& unit = undo.values.at("unit");
        return Preview({.id = "disable-unit:" + unit,
                        .kind = "disable-unit",
                        .group = "functions",
                        .args = {{"unit", unit}},
                        .undo = protocol::UndoClass::Exact,
                        .files = {},
                        .commands = {plan::commands::disableUnit(unit)}});
    });
}

} // namespace vfpilot::steps
