// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/boot_entries_step.h"

#include "core/base/digest.h"
#include "core/model/kernel_cmdline.h"
#include "core/protocol/paths.h"
#include "core/steps/esp_refresh.h"
#include "core/steps/grub_menu_file.h"

#include <algorithm>
#include <set>
#include <utility>

namespace vfpilot::steps {
namespace {

Error wrong(const std::string& step, std::string why)
{
    return fail(Errc::VerifyFailed, {{"step", step}}, std::move(why));
}

Error unknownLoader(const std::string& loader)
{
    return fail(Errc::Internal, {}, "no step for the boot loader " + loader);
}

/// An entry without root= leaves the host unable to start.
Result<> checkRoot(const std::string& step, const MenuEntries& entries)
{
    for (const MenuEntry& entry : entries) {
        if (!model::KernelCmdline::parse(entry.options).value("root"))
            return wrong(step, entry.source + " has no root=");
    }
    return entries.empty() ? wrong(step, "there is no boot entry") : Result<>();
}

bool hasWayBack(const MenuEntries& entries,
                const std::string& place,
                const std::string& kernel,
                const std::string& line)
{
    const auto words = model::KernelCmdline::parse(line).words();
    return std::any_of(entries.begin(), entries.end(), [&](const MenuEntry& entry) {
        return entry.wayBack && entry.place == place && entry.kernel == kernel &&
               grubAgrees(entry, words);
    });
}

} // namespace

BootEntriesStep::BootEntriesStep(plan::RenderBootEntries spec)
    : m_spec(std::move(spec))
    , m_menu(makeBootMenu(m_spec))
{}

std::string BootEntriesStep::id() const
{
    return plan::stepId(m_spec);
}

Result<Undo> BootEntriesStep::capture(host::Host& host) const
{
    if (!m_menu)
        return unknownLoader(m_spec.loader);
    const auto files = m_menu->files(host);
    if (!files)
        return files.error();
    Undo undo;
    for (const MenuFile& file : *files) {
        undo.files.push_back({.path = file.path,
                              .exists = true,
                              .attributes = {},
                              .hashBefore = sha256Hex(file.text),
                              .hashAfter = {},
                              .keptAs = {},
                              .content = file.text});
    }
    return undo;
}

Result<> BootEntriesStep::apply(host::Host& host, const Output& output) const
{
    if (!m_menu)
        return unknownLoader(m_spec.loader);
    return m_menu->render(
        host, [this](const MenuEntries& entries) { return check(entries); }, output);
}

Result<> BootEntriesStep::verify(host::Host& host) const
{
    if (!m_menu)
        return unknownLoader(m_spec.loader);
    const auto entries = m_menu->entries(host);
    return entries ? check(*entries) : entries.error();
}

/// Every kernel that may be started has an entry in every place, and each normal one carries our
/// words; the recovery entries are made without them and stay a way out. Ours say what was said
/// before.
Result<> BootEntriesStep::check(const MenuEntries& entries) const
{
    if (auto rooted = checkRoot(id(), entries); !rooted)
        return rooted;
    std::set<std::string> places; // also an ESP without any entry
    for (const std::string& uuid : m_spec.esps)
        places.insert(espName(uuid));
    for (const MenuEntry& entry : entries)
        places.insert(entry.place);
    for (const std::string& place : places) {
        for (const std::string& kernel : m_spec.kernels) {
            const bool has =
                std::any_of(entries.begin(), entries.end(), [&](const MenuEntry& entry) {
                    return entry.place == place && entry.kernel == kernel && !entry.recovery;
                });
            if (!has)
                return wrong(id(), place + " has no entry for " + kernel);
        }
    }
    for (const MenuEntry& entry : entries) {
        const auto options = model::KernelCmdline::parse(entry.options);
        for (const std::string& token : m_spec.tokens) {
            if (!entry.recovery && !options.carries(token))
                return wrong(id(), entry.source + " lacks " + token);
        }
    }
    for (const std::string& place : places) {
        for (const std::string& kernel : m_spec.kernels) {
            if (m_spec.wayBack && !hasWayBack(entries, place, kernel, *m_spec.wayBack))
                return wrong(id(), place + " has no entry with the line of before for " + kernel);
        }
    }
    return {};
}

// What the entries said before does not tell what they should say now: on PVE update-initramfs and
// a driver package's own script render them too, so they were new when this step began. They are
// made of the configuration, which is back by now: that is what they have to agree with.
Result<> BootEntriesStep::undo(host::Host& host, const Undo&, const Output& output) const
{
    if (!m_menu)
        return unknownLoader(m_spec.loader);
    const auto configured = m_menu->configured(host);
    if (!configured)
        return configured.error();
    const auto agree = [this, &configured](const MenuEntries& entries) -> Result<> {
        for (const MenuEntry& entry : entries) {
            if (!entry.recovery && !m_menu->agrees(entry, *configured))
                return wrong(id(), entry.source + " does not say what " + m_menu->configuredIn() +
                                       " says");
        }
        return checkRoot(id(), entries);
    };
    return m_menu->render(host, agree, output);
}

Result<Preview> BootEntriesStep::previewUndo(host::Host&, const Undo&, const UndoSteps&) const
{
    return Preview(plan::describe(m_spec));
}

std::vector<std::string> BootEntriesStep::madeFrom() const
{
    return {std::string(plan::EditFile::kind) + ":" + paths::kernelCmdline,
            std::string(plan::EditFile::kind) + ":/etc/default/grub",
            std::string(plan::OwnFile::kind) + ":" + paths::grubConfig,
            std::string(plan::OwnFile::kind) + ":" + paths::grubWayBack,
            plan::InstallDriver::kind,
            plan::RebuildInitramfs::kind};
}

} // namespace vfpilot::steps
