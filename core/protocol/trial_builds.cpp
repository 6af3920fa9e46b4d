// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trial_builds.h"

#include "core/base/shape.h"
#include "core/protocol/json_reading.h"

#include <algorithm>

namespace vfpilot::protocol {
namespace {

using nlohmann::json;

constexpr int format = 1;
constexpr std::size_t nameAtMost = 64;

bool isPlain(char c)
{
    return c == '\n' || (c >= ' ' && c <= '~');
}

/// "2025.07.22", "6.8.4-2-pve": may stand in a path.
bool isName(const std::string& text)
{
    return !text.empty() && text.size() <= nameAtMost && text.front() != '.' &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '.' || c == '-' || c == '+' || c == '_' || c == '~';
           });
}

void need(bool holds, const char* member)
{
    if (!holds)
        throw std::invalid_argument(member);
}

TrialBuild buildFrom(const json& value)
{
    TrialBuild build;
    value.at("release").get_to(build.release);
    value.at("kernel").get_to(build.kernel);
    value.at("packageSha256").get_to(build.packageSha256);
    value.at("result").get_to(build.result);
    build.timeMs = value.at("timeMs").get<std::int64_t>();
    value.at("log").get_to(build.log);
    need(isName(build.release), "release");
    need(isName(build.kernel), "kernel");
    need(isSha256(build.packageSha256), "packageSha256");
    need(build.result == "built" || build.result == "failed" || build.result == "excluded",
         "result");
    need(build.timeMs >= 0, "timeMs");
    need(build.log.size() <= trialLogAtMost &&
             std::all_of(build.log.begin(), build.log.end(), isPlain),
         "log");
    return build;
}

} // namespace

Result<std::vector<TrialBuild>> parseTrialBuilds(std::string_view text, const std::string& path)
{
    const auto malformed = [&path](const std::string& reason) {
        return fail(Errc::FileMalformed, {{"path", path}, {"line", "1"}, {"reason", "not-ours"}},
                    reason);
    };
    const json value = parseJson(text);
    if (!value.is_object())
        return malformed("no JSON object");
    try {
        need(value.at("format").get<int>() == format, "format");
        const json& list = value.at("builds");
        need(list.is_array() && list.size() <= trialBuildsAtMost, "builds");
        std::vector<TrialBuild> builds;
        for (const json& item : list) {
            TrialBuild build = buildFrom(item);
            need(!findTrialBuild(builds, build.release, build.kernel, build.packageSha256),
                 "the same twice");
            builds.push_back(std::move(build));
        }
        return builds;
    } catch (const std::exception& problem) {
        return malformed(problem.what());
    }
}

std::string trialBuildsText(const std::vector<TrialBuild>& builds)
{
    json list = json::array();
    for (const TrialBuild& build : builds)
        list.push_back({{"release", build.release},
                        {"kernel", build.kernel},
                        {"packageSha256", build.packageSha256},
                        {"result", build.result},
                        {"timeMs", build.timeMs},
                        {"log", build.log}});
    const json value = {{"format", format}, {"builds", std::move(list)}};
    return value.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::vector<TrialBuild> remembered(std::vector<TrialBuild> builds, TrialBuild build)
{
    if (build.log.size() > trialLogAtMost)
        build.log.erase(0, build.log.size() - trialLogAtMost);
    std::replace_if(
        build.log.begin(), build.log.end(), [](char c) { return !isPlain(c); }, '?');
    std::erase_if(builds, [&build](const TrialBuild& known) {
        return known.release == build.release && known.kernel == build.kernel &&
               known.packageSha256 == build.packageSha256;
    });
    builds.push_back(std::move(build));
    if (builds.size() > trialBuildsAtMost)
        builds.erase(builds.begin(), builds.end() - trialBuildsAtMost);
    return builds;
}

} // namespace vfpilot::protocol
