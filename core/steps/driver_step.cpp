// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/driver_step.h"

#include "core/base/digest.h"
#include "core/plan/commands.h"
#include "core/steps/dpkg.h"

#include <algorithm>
#include <utility>

namespace vfpilot::steps {
namespace {

constexpr std::chrono::minutes limit{60}; // some minutes a kernel on an N100
constexpr std::size_t packageLimit = 256 * 1024 * 1024;
constexpr std::size_t logLines = 30;

/// Empty: the module of this kernel is not there.
std::string moduleFile(const host::Host& host, const std::string& kernel)
{
    const std::string stem = "/lib/modules/" + kernel + "/updates/dkms/i915.ko";
    for (const char* suffix : {"", ".zst", ".xz", ".gz"}) {
        if (host.exists(stem + suffix))
            return stem + suffix;
    }
    return {};
}

Result<std::string> installedState(const host::Host& host, const std::string& package)
{
    const auto states = packageStates(host);
    if (!states)
        return states.error();
    const auto state = states->find(package);
    return state == states->end() ? std::string() : state->second;
}

std::vector<std::string> removal(const std::string& package, const std::string& state)
{
    // dpkg will not touch what was cut off while unpacking unless told to.
    return state == "half-installed" ? plan::commands::purgeBrokenPackage(package)
                                     : plan::commands::purgePackage(package);
}

} // namespace

DriverStep::DriverStep(plan::InstallDriver spec)
    : m_spec(std::move(spec))
{}

std::string DriverStep::id() const
{
    return plan::stepId(m_spec);
}

Result<Undo> DriverStep::capture(host::Host& host) const
{
    const auto bytes = host.readFile(m_spec.file, packageLimit);
    if (!bytes)
        return bytes.error();
    if (sha256Hex(*bytes) != m_spec.sha256)
        return fail(Errc::FileChangedSinceReview, {{"path", m_spec.file}});
    const auto state = installedState(host, m_spec.package);
    if (!state)
        return state.error();
    if (!state->empty())
        return fail(Errc::HostChangedSinceReview, {}, m_spec.package + " is there: " + *state);
    return Undo{.values = {{"package", m_spec.package}}, .files = {}, .madeFolders = {}};
}

Result<> DriverStep::apply(host::Host& host, const Output& output) const
{
    return runDpkg(host, plan::commands::installPackageFile(m_spec.file), limit, output);
}

Result<> DriverStep::verify(host::Host& host) const
{
    const std::string tree = "/var/lib/dkms/" + m_spec.package + "/" + m_spec.release + "/";
    for (const std::string& kernel : m_spec.kernels) {
        if (!moduleFile(host, kernel).empty() && host.exists(tree + kernel))
            continue;
        const auto log = host.readFile(tree + "build/make.log");
        return fail(Errc::VerifyFailed, {{"step", id()}},
                    "no module for " + kernel + "\n" + host::lastLines(log.value_or({}), logLines));
    }
    const auto state = installedState(host, m_spec.package);
    if (!state)
        return state.error();
    if (*state != "installed")
        return fail(Errc::VerifyFailed, {{"step", id()}}, m_spec.package + " is " + *state);
    return {};
}

Result<> DriverStep::undo(host::Host& host, const Undo& undo, const Output& output) const
{
    if (auto ended = endPending(host, output); !ended)
        return ended;
    const std::string& package = undo.values.at("package");
    const auto state = installedState(host, package);
    if (!state)
        return state.error();
    if (state->empty())
        return {};
    return runDpkg(host, removal(package, *state), limit, output);
}

Result<Preview> DriverStep::previewUndo(host::Host& host, const Undo& undo, const UndoSteps&) const
{
    const std::string& package = undo.values.at("package");
    const auto state = installedState(host, package);
    if (!state)
        return state.error();
    if (state->empty())
        return Preview();
    return Preview({.id = "remove-driver",
                    .kind = "remove-driver",
                    .group = "driver",
                    .args = {{"release", m_spec.release}, {"package", package}},
                    .undo = protocol::UndoClass::Removed,
                    .files = {},
                    .commands = {removal(package, *state)}});
}

} // namespace vfpilot::steps
