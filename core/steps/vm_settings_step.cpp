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

std::optional<std::string> valueIn(const std::map<std::string, std::string>& values,
                                   const std::string& key)
{
    const auto it = values.find(key);
    return it == values.end() ? std::nullopt : std::optional(it->second);
}

/// Whether the VM will have all of these values once it was stopped and started: qm puts changes to
/// a running VM under [PENDING].
bool hasAll(const model::VmConfig& config, const std::vector<plan::VmKey>& keys)
{
    const auto coming = config.comingValues();
    return std::all_of(keys.begin(), keys.end(), [&coming](const plan::VmKey& each) {
        return valueIn(coming, each.key) == each.after;
    });
}

/// What a record says of its VM.
struct Written
{
    int vmid = 0;
    int slot = 0; ///< -1: no hostpci key
    std::string path;
    std::vector<plan::VmKey> keys;
};

Result<Written> writtenIn(const Undo& undo)
{
    try {
        const Args& values = undo.values;
        Written written{.vmid = std::stoi(values.at("vmid")),
                        .slot = std::stoi(values.at("slot")),
                        .path = values.at("path"),
                        .keys = {}};
        if (written.slot >= 0)
            written.keys.push_back(
                {model::hostPciKey(written.slot), valueIn(values, "before"), values.at("after")});
        for (const std::string& key : split(valueIn(values, "others").value_or("")))
            written.keys.push_back(
                {key, valueIn(values, "before:" + key), values.at("after:" + key)});
        return written;
    } catch (const std::exception& problem) {
        return fail(Errc::Internal, {}, problem.what());
    }
}

/// What to write, and the configuration it rests on.
struct WayBack
{
    Config config;
    model::VmValues values; ///< none: there is nothing to take back
};

/// Error undo-blocked: a key is neither as it was nor as we wrote it.
Result<WayBack> wayBack(const host::Host& host, const Written& written)
{
    WayBack way;
    if (!host.exists(written.path))
        return way; // the VM is gone
    auto config = readConfig(host, written.path);
    if (!config)
        return std::move(config).error();
    const auto coming = config->parsed.comingValues();
    for (const plan::VmKey& each : written.keys) {
        const auto now = valueIn(coming, each.key);
        if (now == each.before)
            continue;
        if (now != each.after)
            return fail(Errc::UndoBlocked, {{"path", written.path}});
        way.values[each.key] = each.before;
    }
    way.config = *std::move(config);
    return way;
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
    // What is set right may be the very thing that keeps the VM from starting.
    if (m_spec.others.empty()) {
        if (auto fine = checkVm(host, m_spec.vmid); !fine)
            return std::move(fine).error();
    }
    Undo undo;
    undo.values = {{"vmid", vmid}, {"slot", std::to_string(m_spec.slot)}, {"path", m_spec.path}};
    if (m_spec.slot >= 0)
        undo.values["after"] = m_spec.after;
    if (m_spec.before)
        undo.values["before"] = *m_spec.before;
    std::vector<std::string> others;
    for (const plan::VmKey& each : m_spec.others) {
        others.push_back(each.key);
        undo.values["after:" + each.key] = each.after;
        if (each.before)
            undo.values["before:" + each.key] = *each.before;
    }
    if (!others.empty())
        undo.values["others"] = joined(others);
    return undo;
}

Result<> VmSettingsStep::apply(host::Host& host, const Output& output) const
{
    const auto config = readConfig(host, m_spec.path);
    if (!config)
        return config.error();
    if (hasAll(config->parsed, plan::keysOf(m_spec)))
        return {}; // cut off after the write, before its journal line
    return runQm(host, m_spec.vmid,
                 plan::commands::setVm(m_spec.vmid, plan::valuesOf(m_spec), m_spec.digest), output);
}

Result<> VmSettingsStep::verify(host::Host& host) const
{
    const auto config = readConfig(host, m_spec.path);
    if (!config)
        return config.error();
    if (!hasAll(config->parsed, plan::keysOf(m_spec)))
        return fail(Errc::VerifyFailed, {{"step", id()}}, m_spec.path + " lacks a value");
    return checkVm(host, m_spec.vmid);
}

Result<> VmSettingsStep::undo(host::Host& host, const Undo& undo, const Output& output) const
{
    const auto written = writtenIn(undo);
    if (!written)
        return written.error();
    const auto way = wayBack(host, *written);
    if (!way)
        return way.error();
    if (way->values.empty())
        return {};
    return runQm(host, written->vmid,
                 plan::commands::setVm(written->vmid, way->values, way->config.digest), output);
}

Result<Preview>
VmSettingsStep::previewUndo(host::Host& host, const Undo& undo, const UndoSteps&) const
{
    const auto written = writtenIn(undo);
    if (!written)
        return written.error();
    const auto way = wayBack(host, *written);
    if (!way)
        return way.error();
    if (way->values.empty())
        return Preview();
    const auto state = host.state(written->path);
    const std::string mode = state && *state ? modeText((*state)->attributes.mode) : "";
    protocol::PlannedStep step = plan::describe(m_spec);
    step.id = id();
    if (const auto value = step.args.find("value"); value != step.args.end())
        value->second = valueIn(undo.values, "before").value_or("");
    step.files = {{.path = written->path,
                   .modeBefore = mode,
                   .modeAfter = mode,
                   .before = way->config.parsed.toText(),
                   .after = way->config.parsed.previewWith(way->values)}};
    step.commands = {plan::commands::setVm(written->vmid, way->values, way->config.digest)};
    return Preview(std::move(step));
}

} // namespace vfpilot::steps
