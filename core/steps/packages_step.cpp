// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/packages_step.h"

#include "core/base/words.h"
#include "core/plan/commands.h"
#include "core/steps/dpkg.h"
#include "core/steps/tool.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace vfpilot::steps {
namespace {

constexpr std::chrono::minutes limit{60};

std::vector<std::string> words(const std::set<std::string>& names)
{
    return {names.begin(), names.end()};
}

/// Those of the packages we added that are there now.
Result<std::set<std::string>> stillThere(const host::Host& host, const Undo& undo)
{
    const auto states = packageStates(host);
    if (!states)
        return states.error();
    std::set<std::string> names;
    for (const std::string& name : split(undo.values.at("added"))) {
        if (states->contains(name))
            names.insert(name);
    }
    return names;
}

/// A kernel was never asked for. Another package of the running one would take its place, and one
/// that is new would be started next without having been looked at.
bool isKernel(const std::string& package)
{
    constexpr std::array families = {"proxmox-kernel-", "pve-kernel-", "linux-image-",
                                     "proxmox-default-kernel"};
    return std::any_of(families.begin(), families.end(),
                       [&package](const char* family) { return package.starts_with(family); });
}

/// undo-blocked when removing ours would take others with them. `gone`: removed by then.
Result<> checkNothingElseGoes(host::Host& host,
                              const std::set<std::string>& ours,
                              const std::set<std::string>& gone = {})
{
    const auto simulation = askTool(host, plan::commands::simulatePurge(words(ours)));
    if (!simulation)
        return simulation.error();
    std::set<std::string> going = simulated(simulation->out, "Purg");
    going.merge(simulated(simulation->out, "Remv"));
    std::vector<std::string> others;
    std::copy_if(
        going.begin(), going.end(), std::back_inserter(others),
        [&](const std::string& name) { return !ours.contains(name) && !gone.contains(name); });
    if (!others.empty())
        return fail(Errc::UndoBlocked, {{"path", joined(others)}},
                    "these would be removed with the packages of the job");
    return {};
}

} // namespace

PackagesStep::PackagesStep(plan::InstallPackages spec)
    : m_spec(std::move(spec))
{}

std::string PackagesStep::id() const
{
    return plan::stepId(m_spec);
}

Result<Undo> PackagesStep::capture(host::Host& host) const
{
    const auto simulation = askTool(host, plan::commands::simulateInstall(m_spec.packages));
    if (!simulation)
        return simulation.error();
    // An installation that takes something away is never what was reviewed.
    if (const auto going = words(simulated(simulation->out, "Remv")); !going.empty())
        return fail(Errc::HostChangedSinceReview, {},
                    "the installation would remove " + joined(going));
    const auto coming = simulated(simulation->out, "Inst");
    if (const auto kernel = std::find_if(coming.begin(), coming.end(), isKernel);
        kernel != coming.end())
        return fail(Errc::Refused, {{"finding", "refuse-kernel-package"}},
                    "the installation would bring " + *kernel);
    const auto states = packageStates(host);
    if (!states)
        return states.error();
    std::vector<std::string> added;
    for (const std::string& name : simulated(simulation->out, "Inst", true)) {
        if (!states->contains(name))
            added.push_back(name);
    }
    return Undo{.values = {{"added", joined(added)}}, .files = {}, .madeFolders = {}};
}

Result<> PackagesStep::apply(host::Host& host, const Output& output) const
{
    return runDpkg(host, plan::commands::install(m_spec.packages), limit, output);
}

Result<> PackagesStep::verify(host::Host& host) const
{
    const auto states = packageStates(host);
    if (!states)
        return states.error();
    for (const std::string& package : m_spec.packages) {
        const auto state = states->find(package);
        if (state == states->end() || state->second != "installed")
            return fail(Errc::VerifyFailed, {{"step", id()}}, package + " is not installed");
    }
    return {};
}

Result<> PackagesStep::undo(host::Host& host, const Undo& undo, const Output& output) const
{
    if (auto ended = endPending(host, output); !ended)
        return ended;
    const auto ours = stillThere(host, undo);
    if (!ours)
        return ours.error();
    if (ours->empty())
        return {};
    if (auto free = checkNothingElseGoes(host, *ours); !free)
        return free;
    return runDpkg(host, plan::commands::purge(words(*ours)), limit, output);
}

Result<Preview>
PackagesStep::previewUndo(host::Host& host, const Undo& undo, const UndoSteps& earlier) const
{
    const auto ours = stillThere(host, undo);
    if (!ours)
        return ours.error();
    if (ours->empty())
        return Preview();
    std::set<std::string> gone; // the driver package hangs on dkms and goes before it
    for (const protocol::PlannedStep& step : earlier) {
        if (const auto package = step.args.find("package"); package != step.args.end())
            gone.insert(package->second);
    }
    if (auto free = checkNothingElseGoes(host, *ours, gone); !free)
        return std::move(free).error();
    return Preview({.id = "remove-packages",
                    .kind = "remove-packages",
                    .group = "driver",
                    .args = {{"packages", joined(words(*ours))}},
                    .undo = protocol::UndoClass::Removed,
                    .files = {},
                    .commands = {plan::commands::purge(words(*ours))}});
}

} // namespace vfpilot::steps
