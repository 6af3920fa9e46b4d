// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/boot_entries_step.h"

#include "core/base/digest.h"
#include "core/model/kernel_cmdline.h"
#include "core/model/loader_entry.h"
#include "core/plan/commands.h"
#include "core/protocol/paths.h"
#include "core/steps/tool.h"

#include <algorithm>
#include <utility>

namespace vfpilot::steps {
namespace {

constexpr auto entryFolder = "loader/entries";

struct Entry
{
    std::string path; ///< "ESP AD4C-36C9 loader/entries/proxmox-….conf"
    std::string text;
    model::LoaderEntry parsed;
};

/// Those that proxmox-boot-tool makes; a person's own entries are not its business and not ours.
Result<std::vector<Entry>> readEntries(const host::Host& host, const std::string& uuid)
{
    const auto esp = host.openEsp(uuid);
    if (!esp)
        return esp.error();
    const auto names = (*esp)->list(entryFolder);
    if (!names)
        return names.error();
    std::vector<Entry> entries;
    for (const std::string& name : *names) {
        if (!name.starts_with("proxmox-") || !name.ends_with(".conf"))
            continue;
        const std::string path = std::string(entryFolder) + "/" + name;
        auto text = (*esp)->read(path);
        if (!text)
            return std::move(text).error();
        auto parsed = model::parseLoaderEntry(*text);
        entries.push_back({"ESP " + uuid + " " + path, *std::move(text), std::move(parsed)});
    }
    return entries;
}

Error wrong(const std::string& step, std::string why)
{
    return fail(Errc::VerifyFailed, {{"step", step}}, std::move(why));
}

Result<>
checkOptions(const std::string& step, const Entry& entry, const std::vector<std::string>& tokens)
{
    const auto options = model::KernelCmdline::parse(entry.parsed.options);
    if (!options.value("root"))
        return wrong(step, entry.path + " has no root=");
    for (const std::string& token : tokens) {
        if (!options.carries(token))
            return wrong(step, entry.path + " lacks " + token);
    }
    return {};
}

bool sameWords(const std::string& a, const std::string& b)
{
    return model::KernelCmdline::parse(a).words() == model::KernelCmdline::parse(b).words();
}

Result<> refresh(host::Host& host, const Output& output)
{
    constexpr std::chrono::minutes limit{20};
    if (auto ran = runTool(host, plan::commands::refreshBootEntries(), limit, output); !ran)
        return std::move(ran).error();
    return {};
}

} // namespace

BootEntriesStep::BootEntriesStep(plan::RenderBootEntries spec)
    : m_spec(std::move(spec))
{}

std::string BootEntriesStep::id() const
{
    return plan::stepId(m_spec);
}

Result<Undo> BootEntriesStep::capture(host::Host& host) const
{
    Undo undo;
    for (const std::string& uuid : m_spec.esps) {
        const auto entries = readEntries(host, uuid);
        if (!entries)
            return entries.error();
        for (const Entry& entry : *entries) {
            undo.files.push_back({.path = entry.path,
                                  .exists = true,
                                  .attributes = {},
                                  .hashBefore = sha256Hex(entry.text),
                                  .hashAfter = {},
                                  .keptAs = {},
                                  .content = entry.text});
        }
    }
    return undo;
}

Result<> BootEntriesStep::apply(host::Host& host, const Output& output) const
{
    return refresh(host, output);
}

Result<> BootEntriesStep::verify(host::Host& host) const
{
    for (const std::string& uuid : m_spec.esps) {
        const auto entries = readEntries(host, uuid);
        if (!entries)
            return entries.error();
        for (const std::string& kernel : m_spec.kernels) {
            const bool has =
                std::any_of(entries->begin(), entries->end(), [&kernel](const Entry& entry) {
                    return entry.parsed.version == kernel;
                });
            if (!has)
                return wrong(id(), "ESP " + uuid + " has no entry for " + kernel);
        }
        for (const Entry& entry : *entries) {
            if (auto good = checkOptions(id(), entry, m_spec.tokens); !good)
                return good;
        }
    }
    return {};
}

// What the entries said before does not tell what they should say now: on PVE update-initramfs and
// a driver package's own script render them too, so they were new when this step began. They are
// made of /etc/kernel/cmdline, which is back by now: that is what they have to agree with.
Result<> BootEntriesStep::undo(host::Host& host, const Undo&, const Output& output) const
{
    if (auto refreshed = refresh(host, output); !refreshed)
        return refreshed;
    std::vector<Entry> now;
    for (const std::string& uuid : m_spec.esps) {
        auto entries = readEntries(host, uuid);
        if (!entries)
            return std::move(entries).error();
        std::move(entries->begin(), entries->end(), std::back_inserter(now));
    }
    const auto wanted = host.readFile(paths::kernelCmdline);
    if (!wanted)
        return wanted.error();
    for (const Entry& entry : now) {
        if (auto good = checkOptions(id(), entry, {}); !good)
            return good;
        if (!sameWords(entry.parsed.options, wanted->substr(0, wanted->find('\n'))))
            return wrong(id(), entry.path + " does not say what " + paths::kernelCmdline + " says");
    }
    return {};
}

Result<Preview> BootEntriesStep::previewUndo(host::Host&, const Undo&, const UndoSteps&) const
{
    return Preview(plan::describe(m_spec));
}

std::vector<std::string> BootEntriesStep::madeFrom() const
{
    return {plan::EditFile::kind, plan::InstallDriver::kind, plan::RebuildInitramfs::kind};
}

} // namespace vfpilot::steps
