// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/grub.h"

#include "core/model/grub_default.h"
#include "core/model/grub_menu.h"
#include "core/probe/reading.h"
#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::probe {
namespace {

constexpr auto mainFile = "/etc/default/grub";
constexpr std::string_view folder = "/etc/default/grub.d/";
constexpr std::size_t fileLimit = 64 * 1024;
constexpr std::size_t menuLimit = 1024 * 1024;
constexpr std::size_t valueLimit = 1024; // GRUB's own tool makes blocks of this size

/// grub-mkconfig's order: the one file, then the folder's by name.
std::vector<std::string> configPaths(const host::Host& host)
{
    std::vector<std::string> paths;
    if (host.exists(mainFile))
        paths.emplace_back(mainFile);
    for (const std::string& name : host.list(std::string(folder)).value_or({})) {
        if (name.ends_with(".cfg") && !name.starts_with('.'))
            paths.push_back(std::string(folder) + name);
    }
    return paths;
}

/// The last file that has a say in the command line.
std::string decidingPath(const std::vector<model::GrubFile>& files)
{
    std::string path = mainFile;
    for (const model::GrubFile& file : files) {
        const auto parsed = model::GrubDefault::parse(file.text, file.path);
        if (!parsed)
            continue;
        const auto all = parsed->assignments();
        if (std::any_of(all.begin(), all.end(), [](const auto& assignment) {
                return assignment.name == "GRUB_CMDLINE_LINUX" ||
                       assignment.name == "GRUB_CMDLINE_LINUX_DEFAULT";
            }))
            path = file.path;
    }
    return path;
}

std::string problemOf(const Error& error)
{
    const auto arg = [&error](const char* key) {
        const auto found = error.args.find(key);
        return found == error.args.end() ? std::string() : found->second;
    };
    if (error.code != Errc::FileMalformed)
        return arg("path") + ": " + std::string(wireName(error.code));
    return arg("path") + ":" + arg("line") + ": " + arg("reason");
}

/// Value in a GRUB environment block: lines "name=value", filled up with '#'.
std::string environmentValue(std::string_view block, std::string_view name)
{
    std::string value;
    forEachLine(block, [&](std::string_view line) {
        if (line.size() > name.size() && line.starts_with(name) && line[name.size()] == '=')
            value = line.substr(name.size() + 1);
    });
    // It goes into a menu's text: nothing that ends its quotes.
    const bool fits =
        value.size() <= valueLimit && value.find_first_of("'\"\\$") == std::string::npos;
    return fits ? value : std::string();
}

/// The menu with that value in place of its variable. One that grows far beyond its size is made
/// to do so, and is left as it is.
std::string withSavedEntry(const std::string& menu, const std::string& value)
{
    constexpr std::string_view name = "${saved_entry}";
    std::string text;
    std::size_t from = 0;
    for (auto at = menu.find(name); at != std::string::npos; at = menu.find(name, from)) {
        text.append(menu, from, at - from).append(value);
        from = at + name.size();
        if (text.size() > 2 * menuLimit)
            return menu;
    }
    return text.append(menu, from, std::string::npos);
}

} // namespace

void readGrubConfig(const host::Host& host, protocol::BootFacts& boot)
{
    boot.configuredPath = mainFile;
    std::vector<model::GrubFile> files;
    for (const std::string& path : configPaths(host)) {
        auto text = host.readFile(path, fileLimit);
        if (!text) {
            boot.configuredPath = path;
            boot.configuredProblem = problemOf(text.error());
            return;
        }
        files.push_back({path, *std::move(text)});
    }
    const auto line = model::grubCommandLine(files);
    if (line) {
        boot.configured = trimmed(*line);
        boot.configuredPath = decidingPath(files);
        return;
    }
    boot.configuredProblem = problemOf(line.error());
    if (const auto path = line.error().args.find("path"); path != line.error().args.end())
        boot.configuredPath = path->second;
}

GrubMenu readGrubMenu(const host::Host& host)
{
    constexpr auto path = "/boot/grub/grub.cfg";
    return {path, host.readFile(path, menuLimit).value_or({}),
            host.readFile("/boot/grub/grubenv", fileLimit).value_or({})};
}

std::vector<protocol::BootEntry> entriesOf(const GrubMenu& menu)
{
    std::vector<protocol::BootEntry> entries;
    for (const model::GrubMenuEntry& entry :
         model::parseGrubMenu(menu.text, paths::grubWayBackId)) {
        entries.push_back({menu.source + ":" + std::to_string(entry.line), entry.kernel,
                           entry.options, entry.recovery});
    }
    return entries;
}

std::string defaultKernel(const GrubMenu& menu)
{
    std::string text = withSavedEntry(menu.text, environmentValue(menu.environment, "saved_entry"));
    // It goes before all else, once: what grub-reboot and a pin for the next boot leave.
    if (const auto next = environmentValue(menu.environment, "next_entry"); !next.empty())
        text += "\nset default='" + next + "'\n";
    const auto entries = model::parseGrubMenu(text);
    const auto* entry = model::defaultEntry(text, entries);
    return entry != nullptr ? entry->kernel : std::string();
}

} // namespace vfpilot::probe
