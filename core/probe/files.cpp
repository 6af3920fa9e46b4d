// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/model/utf8.h"
#include "core/probe/reading.h"
#include "core/probe/topics.h"
#include "core/protocol/paths.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

namespace vfpilot::probe {
namespace {

// These files have a few lines each, and they travel in one message.
constexpr std::size_t fileLimit = 64 * 1024;
constexpr std::size_t allLimit = 256 * 1024; // as written on the wire, names included
constexpr std::size_t maxFiles = 100;
constexpr std::size_t maxUnread = 100;
constexpr std::size_t programLimit = 256 * 1024 * 1024; // as much as the step takes back

// What a plan rests on: it cannot be left out.
constexpr std::array needed = {paths::kernelCmdline, paths::modulesLoad, paths::vfUnit,
                               paths::grubConfig,    paths::grubWayBack, paths::guardUnit};

struct Place
{
    std::string_view folder; ///< with a slash at the end
    std::string_view ending; ///< of the name; a whole name where it has no dot in front
};

// In the order in which they are taken in, so that what decides about a boot comes first.
constexpr std::array places = {
    Place{"/etc/default/", "grub"},
    Place{"/etc/default/grub.d/", ".cfg"},
    Place{"/etc/kernel/", "proxmox-boot-pin"},
    Place{"/etc/kernel/", "next-boot-pin"},
    Place{"/etc/modprobe.d/", ".conf"},
    Place{"/etc/", "modules"},
    Place{"/etc/modules-load.d/", ".conf"},
    Place{"/etc/", "sysfs.conf"},
    Place{"/etc/sysfs.d/", ".conf"},
    Place{"/etc/", "rc.local"},
    Place{"/etc/apt/", "sources.list"},
    Place{"/etc/apt/sources.list.d/", ".list"},
    Place{"/etc/apt/sources.list.d/", ".sources"},
};

std::string octal(std::uint32_t mode)
{
    std::array<char, 16> text = {{}};
    std::snprintf(text.data(), text.size(), "%04o", mode);
    return text.data();
}

std::vector<std::string> pathsOf(const host::Host& host, const Place& place)
{
    const std::string folder(place.folder);
    if (!place.ending.starts_with('.'))
        return {folder + std::string(place.ending)};
    std::vector<std::string> found;
    for (const std::string& name : host.list(folder).value_or({})) {
        if (!name.starts_with('.') && name.ends_with(place.ending))
            found.push_back(folder + name);
    }
    return found;
}

/// Where a link in one of these folders leads, "/etc/modules" of "../modules".
std::string targetOf(const host::Host& host, const std::string& path)
{
    std::string target = host.readLink(path).value_or({});
    std::string folder = path.substr(0, path.rfind('/'));
    if (target.starts_with('/'))
        return target;
    while (target.starts_with("../")) {
        target.erase(0, 3);
        folder.erase(std::min(folder.rfind('/'), folder.size()));
    }
    return folder + "/" + target;
}

/// Takes files in up to the limits.
class Collector
{
public:
    Collector(const host::Host& host, protocol::Facts& facts)
        : m_host(host)
        , m_facts(facts)
    {}

    Result<> takeNeeded(const std::string& path)
    {
        const auto state = m_host.state(path);
        if (!state)
            return state.error();
        if (!*state)
            return {};
        auto content = m_host.readFile(path, fileLimit);
        if (!content)
            return std::move(content).error();
        if (!fits(path, *content))
            return fail(Errc::FileTooLarge, {{"path", path}, {"limit", std::to_string(fileLimit)}});
        keep(path, *std::move(content), **state);
        return {};
    }

    void take(const std::string& path, const std::set<std::string>& all)
    {
        const auto state = m_host.state(path);
        if (state && !*state)
            return;
        if (!state)
            return leaveOut(path, state.error().code);
        if ((*state)->kind == host::FileKind::Symlink) {
            // It is the file it leads to that can be edited; Debian links modules.conf so.
            if (!all.contains(targetOf(m_host, path)))
                leaveOut(path, Errc::FileUnwritable);
            return;
        }
        auto content = m_host.readFile(path, fileLimit);
        if (!content)
            return leaveOut(path, content.error().code);
        const bool isText = model::isUtf8(*content) && content->find('\0') == std::string::npos;
        if (!isText)
            return leaveOut(path, Errc::FileMalformed);
        if (!fits(path, *content))
            return leaveOut(path, Errc::FileTooLarge);
        keep(path, *std::move(content), **state);
    }

private:
    static std::size_t costOf(const std::string& path, const std::string& content)
    {
        constexpr std::size_t around = 30; // quotes, colons and the mode
        return wireSize(content) + 2 * wireSize(path) + around;
    }

    bool fits(const std::string& path, const std::string& content) const
    {
        return m_facts.files.size() < maxFiles && m_size + costOf(path, content) <= allLimit;
    }

    void keep(const std::string& path, std::string content, const host::FileState& state)
    {
        m_size += costOf(path, content);
        m_facts.files[path] = std::move(content);
        m_facts.fileModes[path] = octal(state.attributes.mode);
    }

    void leaveOut(const std::string& path, Errc reason)
    {
        // A folder stands for those that not even their names fit of.
        const bool fits = m_facts.unreadFiles.size() < maxUnread;
        const std::string name = fits ? path : path.substr(0, path.rfind('/'));
        m_facts.unreadFiles[name] = wireName(fits ? reason : Errc::FileTooLarge);
    }

    const host::Host& m_host;
    protocol::Facts& m_facts;
    std::size_t m_size = 0;
};

} // namespace

Result<> readFiles(const host::Host& host, protocol::Facts& facts)
{
    Collector collector(host, facts);
    for (const char* path : needed) {
        if (auto taken = collector.takeNeeded(path); !taken)
            return taken;
    }
    std::vector<std::string> paths;
    for (const Place& place : places) {
        const auto more = pathsOf(host, place);
        paths.insert(paths.end(), more.begin(), more.end());
    }
    const std::set<std::string> all(paths.begin(), paths.end());
    for (const std::string& path : paths) {
        if (std::find(needed.begin(), needed.end(), path) == needed.end())
            collector.take(path, all);
    }
    const auto program = host.ownProgram();
    if (!program)
        return program.error();
    facts.engineHash = sha256Hex(*program);
    if (const auto copy = host.readFile(paths::engineCopy, programLimit))
        facts.engineCopyHash = sha256Hex(*copy);
    if (host.exists(paths::guardCopy)) {
        if (const auto copy = host.readFile(paths::guardCopy, programLimit))
            facts.guardCopyHash = sha256Hex(*copy);
    }
    return {};
}

} // namespace vfpilot::probe
