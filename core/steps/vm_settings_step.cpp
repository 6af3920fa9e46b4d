// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/vm_settings_step.h"

#include "core/base/digest.h"
#include "core/base/words.h"
#include "core/model/hostpci_problem.h"
#include "core/model/vm_config.h"
#include "core/plan/commands.h"
#include "core/steps/file_change.h"
#include "core/steps/tool.h"

#include <algorithm>
#include <utility>

namespace vfpilot::steps {
namespace {

constexpr std::chrono::minutes limit{2};

struct Config
{
    std::string digest; ///< as qm --digest takes it
    model::VmConfig parsed;
};

Result<Config> readConfig(const host::Host& host, const std::string& path)
{
    const auto text = host.readFile(path);
    if (!text)
        return text.error();
    return Config{sha1Hex(*text), model::VmConfig::parse(*text)};
}

/// The key's value once the VM was stopped and started: qm puts changes to a running VM under
/// [PENDING].
std::optional<std::string> coming(const model::VmConfig& config, const std::string& key)
{
    if (auto pending = config.pending(key))
        return pending;
    std::string deleted = config.pending("delete").value_or("");
    std::replace(deleted.begin(), deleted.end(), ',', ' ');
    for (const std::string& name : split(deleted)) {
        if (name == key || name == "!" + key)
            return std::nullopt;
    }
    return config.value(key);
}

/// qm tells these two apart only in words (PVE 8 and 9).
Error qmError(Error error, int vmid)
{
    if (error.code != Errc::CommandFailed)
        return error;
    const std::string id = std::to_string(vmid);
    constexpr std::string_view locked = "VM is locked (";
    if (const auto at = error.detail.find(locked); at != std::string::npos) {
        const auto begin = at + locked.size();
        const std::string lock = error.detail.substr(begin, error.detail.find(')', begin) - begin);
        return fail(Errc::VmLocked, {{"vmid", id}, {"lock", lock}}, error.detail);
    }
    if (error.detail.find("checksum mismatch") != std::string::npos)
        return fail(Errc::VmChanged, {{"vmid", id}}, error.detail);
    return error;
}

Result<>
runQm(host::Host& host, int vmid, const std::vector<std::string>& argv, const Output& output)
{
    if (auto ran = runTool(host, argv, limit, output); !ran)
        return qmError(std::move(ran).error(), vmid);
    return {};
}

/// showcmd's output is a page of QEMU arguments: not for the job's log.
Result<> checkVm(host::Host& host, int vmid)
{
    if (auto shown = askTool(host, plan::commands::showVm(vmid)); !shown)
        return qmError(std::move(shown).error(), vmid);
    return {};
}

/// What a record says of its VM.
struct Written
{
    int vmid = 0;
    int slot = 0;
    std::string path;
    std::optional<std::string> before;
    std::string after;
};

Result<Written> writtenIn(const Undo& undo)
{
    try {
        const Args& values = undo.values;
        Written written{.vmid = std::stoi(values.at("vmid")),
                        .slot = std::stoi(values.at("slot")),
                        .path = values.at("path"),
                        .before = {},
                        .after = values.at("after")};
        if (const auto before = values.find("before"); before != values.end())
            written.before = before->second;
        return written;
    } catch (const std::exception& problem) {
        return fail(Errc::Internal, {}, problem.what());
    }
}

/// The digest to write with; none: there is nothing to take back.
Result<std::optional<Config>> toTakeBack(const host::Host& host, const Written& written)
{
    if (!host.exists(written.path))
        return std::optional<Config>(); // the VM is gone
    auto config = readConfig(host, written.path);
    if (!config)
        return std::move(config).error();
    const auto now = coming(config->parsed, model::hostPciKey(written.slot));
    if (now == written.before)
        return std::optional<Config>();
    if (now != written.after)
        return fail(Errc::UndoBlocked, {{"path", written.path}});
    return std::optional<Config>(*std::move(config));
}

} // namespace

VmSettingsStep::VmSettingsStep(plan::VmSettings spec)
    : m_spec(std::move(spec))
{}

std::string VmSettingsStep::id() const
{
    return plan::stepId(m_spec);
}

Result<Undo> VmSettingsStep::capture(host::Host& host) const
{
    const auto config = readConfig(host, m_spec.path);
    if (!config)
        return config.error();
    const std::string vmid = std::to_string(m_spec.vmid);
    if (const auto lock = config->parsed.value("lock"))
        return fail(Errc::VmLocked, {{"vmid", vmid}, {"lock", *lock}});
    if (config->digest != m_spec.digest)
        return fail(Errc::VmChanged, {{"vmid", vmid}});
    if (auto fine = checkVm(host, m_spec.vmid); !fine)
        return std::move(fine).error();
    Undo undo;
    undo.values = {{"vmid", vmid},
                   {"slot", std::to_string(m_spec.slot)},
                   {"path", m_spec.path},
                   {"after", m_spec.after}};
    if (m_spec.before)
        undo.values["before"] = *m_spec.before;
    return undo;
}

Result<> VmSettingsStep::apply(host::Host& host, const Output& output) const
{
    const auto config = readConfig(host, m_spec.path);
    if (!config)
        return config.error();
    if (coming(config->parsed, model::hostPciKey(m_spec.slot)) == m_spec.after)
        return {}; // cut off after the write, before its journal line
    return runQm(host, m_spec.vmid,
                 plan::commands::setHostPci(m_spec.vmid, m_spec.slot, m_spec.after, m_spec.digest),
                 output);
}

Result<> VmSettingsStep::verify(host::Host& host) const
{
    const auto config = readConfig(host, m_spec.path);
    if (!config)
        return config.error();
    if (coming(config->parsed, model::hostPciKey(m_spec.slot)) != m_spec.after)
        return fail(Errc::VerifyFailed, {{"step", id()}}, m_spec.path + " lacks the value");
    return checkVm(host, m_spec.vmid);
}

Result<> VmSettingsStep::undo(host::Host& host, const Undo& undo, const Output& output) const
{
    const auto written = writtenIn(undo);
    if (!written)
        return written.error();
    const auto config = toTakeBack(host, *written);
    if (!config)
        return config.error();
    if (!*config)
        return {};
    return runQm(host, written->vmid,
                 plan::commands::setHostPci(written->vmid, written->slot, written->before,
                                            (*config)->digest),
                 output);
}

Result<Preview>
VmSettingsStep::previewUndo(host::Host& host, const Undo& undo, const UndoSteps&) const
{
    const auto written = writtenIn(undo);
    if (!written)
        return written.error();
    const auto config = toTakeBack(host, *written);
    if (!config)
        return config.error();
    if (!*config)
        return Preview();
    const auto& [digest, parsed] = **config;
    const std::string key = model::hostPciKey(written->slot);
    const auto state = host.state(written->path);
    const std::string mode = state && *state ? modeText((*state)->attributes.mode) : "";
    return Preview({.id = id(),
                    .kind = plan::VmSettings::kind,
                    .group = "machine",
                    .args = {{"vmid", std::to_string(written->vmid)},
                             {"vf", m_spec.vf},
                             {"slot", std::to_string(written->slot)},
                             {"value", written->before.value_or("")}},
                    .undo = protocol::UndoClass::Exact,
                    .files = {{.path = written->path,
                               .modeBefore = mode,
                               .modeAfter = mode,
                               .before = parsed.toText(),
                               .after = parsed.previewWith(key, written->before.value_or(""))}},
                    .commands = {plan::commands::setHostPci(written->vmid, written->slot,
                                                            written->before, digest)}});
}

} // namespace vfpilot::steps
