// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host.h"

namespace vfpilot::host {
namespace {

constexpr std::size_t detailLines = 20;

constexpr int lastSignal = 64; // a status over 128 + 64 is the program's own: qm ends with 255

std::string statusText(int status)
{
    const int signal = status - 128;
    return signal > 0 && signal <= lastSignal ? "signal " + std::to_string(signal)
                                              : std::to_string(status);
}

} // namespace

std::string lastLines(const std::string& text, std::size_t count)
{
    const std::size_t last = text.find_last_not_of('\n');
    if (last == std::string::npos || count == 0)
        return {};
    std::size_t begin = last + 1;
    while (begin > 0 && (text[begin - 1] != '\n' || --count > 0))
        --begin;
    return text.substr(begin, last + 1 - begin);
}

std::string temporaryPath(const std::string& path)
{
    const auto slash = path.rfind('/') + 1;
    return path.substr(0, slash) + "." + path.substr(slash) + ".vfpilot-new";
}

Result<CommandResult> runChecked(Host& host, const Command& command)
{
    auto result = host.run(command);
    if (!result || result->status == 0)
        return result;
    const std::string& said = result->err.empty() ? result->out : result->err;
    return fail(Errc::CommandFailed,
                {{"program", command.argv.front()}, {"status", statusText(result->status)}},
                lastLines(said, detailLines));
}

} // namespace vfpilot::host
