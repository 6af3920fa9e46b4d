// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/dpkg.h"

#include "core/plan/commands.h"
#include "core/steps/tool.h"

#include <sstream>

namespace vfpilot::steps {
namespace {

constexpr auto statusFile = "/var/lib/dpkg/status";
constexpr auto updatesFolder = "/var/lib/dpkg/updates";
constexpr std::size_t statusLimit = 64 * 1024 * 1024;

constexpr std::chrono::seconds betweenTries{5};
constexpr int triesForLock = 60;

std::string_view valueOf(std::string_view line, std::string_view key)
{
    return line.starts_with(key) ? line.substr(key.size()) : std::string_view();
}

bool isLockHeld(const Error& error)
{
    // dpkg 1.21: "dpkg frontend lock was locked by another process with pid N",
    // "dpkg status database is locked by another process"
    return error.code == Errc::CommandFailed &&
           error.detail.find("locked by another process") != std::string::npos;
}

} // namespace

Result<std::map<std::string, std::string>> packageStates(const host::Host& host)
{
    const auto text = host.readFile(statusFile, statusLimit);
    if (!text)
        return text.error();
    std::map<std::string, std::string> states;
    std::string package;
    std::string_view rest = *text;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (const auto name = valueOf(line, "Package: "); !name.empty())
            package = name;
        if (const auto status = valueOf(line, "Status: "); !status.empty()) {
            const auto state = status.substr(status.rfind(' ') + 1);
            if (state != "not-installed" && state != "config-files")
                states[package] = state;
        }
    }
    return states;
}

std::set<std::string> simulated(const std::string& text, std::string_view verb, bool fresh)
{
    std::set<std::string> names;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string first, name, next;
        words >> first >> name >> next;
        if (first == verb && !name.empty() && !(fresh && next.starts_with('[')))
            names.insert(name);
    }
    return names;
}

Result<> endPending(host::Host& host, const Output& output)
{
    const auto pending = host.list(updatesFolder);
    if (!pending)
        return pending.error();
    if (pending->empty())
        return {};
    auto ended =
        runTool(host, plan::commands::configurePending(), std::chrono::minutes(60), output);
    // What could not be configured is for the step itself to find: it may be about to remove it.
    return ended || ended.error().code == Errc::CommandFailed ? Result<>() : ended.error();
}

Result<> runDpkg(host::Host& host,
                 const std::vector<std::string>& argv,
                 std::chrono::seconds limit,
                 const Output& output)
{
    for (int i = 1;; ++i) {
        auto pending = endPending(host, output);
        if (!pending)
            return pending;
        auto ran = runTool(host, argv, limit, output);
        if (ran)
            return {};
        if (!isLockHeld(ran.error()) || i == triesForLock)
            return std::move(ran).error();
        host.sleep(betweenTries);
    }
}

} // namespace vfpilot::steps
