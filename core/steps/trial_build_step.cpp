// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/trial_build_step.h"

#include "core/base/digest.h"
#include "core/base/words.h"
#include "core/model/dkms_conf.h"
#include "core/plan/commands.h"
#include "core/protocol/paths.h"
#include "core/protocol/trial_builds.h"
#include "core/steps/tool.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vfpilot::steps {
namespace {

using protocol::TrialBuild;

constexpr std::chrono::minutes buildLimit{60}; // some minutes a kernel on an N100
constexpr std::chrono::minutes toolLimit{10};
constexpr std::size_t packageLimit = 256 * 1024 * 1024;
constexpr std::size_t logLimit = 64 * 1024 * 1024;
constexpr std::size_t logTail = 64 * 1024;
constexpr std::size_t logLines = 30;
constexpr std::uint32_t folderMode = 0700;
constexpr std::uint32_t fileMode = 0600;

// Exit statuses of dkms build, the same in 3.0.10 and 3.2.2.
constexpr int moduleMissing = 7; // make ended well, and what dkms.conf names is not there
constexpr int makeFailed = 10;
constexpr int excluded = 77; // by BUILD_EXCLUSIVE_KERNEL and the like

/// What make tells when the host is at fault and not the source.
bool isHostsFault(const std::string& log)
{
    constexpr std::array signs = {"No space left on device", "Killed signal terminated program",
                                  "Cannot allocate memory",  ": not found",
                                  "Read-only file system",   "Permission denied"};
    return std::any_of(signs.begin(), signs.end(),
                       [&log](const char* sign) { return log.find(sign) != std::string::npos; });
}

std::string endOf(const host::Host& host, const std::string& path)
{
    const auto state = host.state(path);
    if (!state || !*state || (*state)->size > logLimit)
        return {};
    const auto size = (*state)->size;
    return host.readPart(path, size > logTail ? size - logTail : 0, logTail).value_or({});
}

/// The lines that begin an error come first in a log, and a parallel make goes on after them.
std::string telling(const std::string& log)
{
    std::string errors;
    std::size_t from = 0;
    while (from < log.size() && errors.size() < protocol::trialLogAtMost / 2) {
        const auto end = std::min(log.find('\n', from), log.size());
        const std::string line = log.substr(from, end - from);
        if (line.find(" error: ") != std::string::npos)
            errors += line.substr(0, protocol::trialLogAtMost / 4) + "\n";
        from = end + 1;
    }
    std::string last = host::lastLines(log, logLines);
    const std::size_t room = protocol::trialLogAtMost - std::min(errors.size(), last.size());
    if (last.size() > room)
        last.erase(0, last.size() - room);
    return last.find(errors) == std::string::npos ? errors + last : last;
}

/// A file that is not ours, or no longer whole, says nothing; it is written anew.
std::vector<TrialBuild> known(const host::Host& host)
{
    const auto text = host.readFile(paths::trialBuilds, protocol::trialBuildsFileAtMost);
    return text ? protocol::parseTrialBuilds(*text, paths::trialBuilds).value_or({})
                : std::vector<TrialBuild>();
}

Result<> writeDown(host::Host& host, TrialBuild build)
{
    build.timeMs = host.nowMs();
    return host.replaceFile(
        paths::trialBuilds,
        protocol::trialBuildsText(protocol::remembered(known(host), std::move(build))),
        {.mode = fileMode, .xattrs = {}});
}

/// Directly below our own: a name of a kernel is the host's, and all below the folder goes.
bool isOurs(const std::string& folder)
{
    const std::string above = std::string(paths::trialDir) + "/";
    if (!folder.starts_with(above) || folder.size() == above.size())
        return false;
    const std::string name = folder.substr(above.size());
    return name.front() != '.' && name.find('/') == std::string::npos;
}

Result<> clear(host::Host& host, const std::string& folder, const Output& output)
{
    if (!isOurs(folder))
        return fail(Errc::FileUnwritable, {{"path", folder}}, "no folder of a trial build");
    const auto state = host.state(folder);
    if (!state)
        return state.error();
    if (!*state)
        return {};
    auto gone = runTool(host, plan::commands::removeFolder(folder), toolLimit, output);
    return gone ? Result<>() : std::move(gone).error();
}

} // namespace

TrialBuildStep::TrialBuildStep(plan::TrialBuild spec)
    : m_spec(std::move(spec))
    , m_folder(plan::trialFolder(m_spec.kernel))
{}

std::string TrialBuildStep::id() const
{
    return plan::stepId(m_spec);
}

std::string TrialBuildStep::moduleTree() const
{
    return m_folder + "/tree/" + m_spec.package + "/" + m_spec.release;
}

Result<> TrialBuildStep::checkPackage(const host::Host& host) const
{
    const auto bytes = host.readFile(m_spec.file, packageLimit);
    if (!bytes)
        return bytes.error();
    if (sha256Hex(*bytes) != m_spec.sha256)
        return fail(Errc::FileChangedSinceReview, {{"path", m_spec.file}});
    return {};
}

Result<Undo> TrialBuildStep::capture(host::Host& host) const
{
    if (auto same = checkPackage(host); !same)
        return std::move(same).error();
    return Undo{.values = {{"folder", m_folder}}, .files = {}, .madeFolders = {}};
}

Result<> TrialBuildStep::checkConf(const host::Host& host) const
{
    const std::string path =
        m_folder + "/package/usr/src/" + m_spec.package + "-" + m_spec.release + "/dkms.conf";
    const auto text = host.readFile(path);
    if (!text)
        return text.error();
    const auto conf = model::DkmsConf::parse(*text, path);
    if (!conf)
        return conf.error();
    if (conf->package != m_spec.package || conf->version != m_spec.release)
        return fail(Errc::HostChangedSinceReview, {},
                    "the package holds " + conf->package + " " + conf->version);
    return {};
}

Result<> TrialBuildStep::unpack(host::Host& host, const Output& output) const
{
    if (auto made = host.makeDirectory(m_folder + "/tree", folderMode); !made)
        return made;
    auto ran =
        runTool(host, plan::commands::unpackPackage(m_spec.file, m_folder), toolLimit, output);
    return ran ? checkConf(host) : std::move(ran).error();
}

Result<TrialBuild> TrialBuildStep::build(host::Host& host, const Output& output) const
{
    host::Command command{plan::commands::trialBuild(m_spec, m_folder), buildLimit};
    command.onOutput = output;
    command.yields = true;
    // A dkms.conf may say -j$(nproc), which this tells nproc; and without a tool to sign with, dkms
    // neither makes a key in its own tree nor uses one.
    command.environment = {"OMP_NUM_THREADS=" + std::to_string(m_spec.jobs),
                           "sign_file=" + m_folder + "/unsigned", "TMPDIR=" + m_folder};
    output("# " + joined(command.argv) + "\n");
    const auto ran = host.run(command);
    if (!ran)
        return ran.error();
    return judge(host, *ran);
}

Result<TrialBuild> TrialBuildStep::judge(host::Host& host, const host::CommandResult& ran) const
{
    TrialBuild build{.release = m_spec.release,
                     .kernel = m_spec.kernel,
                     .packageSha256 = m_spec.sha256,
                     .result = "built",
                     .log = {}};
    const auto made = hasModule(host);
    if (!made)
        return made.error();
    if (ran.status == 0 && *made)
        return build;
    if (ran.status == excluded) {
        build.result = "excluded";
        build.log = host::lastLines(ran.err, logLines);
        return build;
    }
    const std::string log = endOf(host, moduleTree() + "/build/make.log");
    const bool isAnswer =
        ran.status == 0 || ran.status == moduleMissing || ran.status == makeFailed;
    if (!isAnswer || isHostsFault(log))
        return fail(Errc::CommandFailed,
                    {{"program", "/usr/sbin/dkms"}, {"status", std::to_string(ran.status)}},
                    host::lastLines(log.empty() ? ran.err + ran.out : log, logLines));
    build.result = "failed";
    build.log = telling(log);
    return build;
}

Result<bool> TrialBuildStep::hasModule(const host::Host& host) const
{
    const auto names = host.list(moduleTree() + "/" + m_spec.kernel + "/x86_64/module");
    if (!names)
        return names.error();
    const std::string file = m_spec.module + ".ko"; // or a packed one
    return std::any_of(names->begin(), names->end(), [&file](const std::string& name) {
        return name == file || name.starts_with(file + ".");
    });
}

Result<> TrialBuildStep::apply(host::Host& host, const Output& output) const
{
    if (auto cleared = clear(host, m_folder, output); !cleared) // of a build that was cut off
        return cleared;
    if (auto same = checkPackage(host); !same)
        return same;
    if (auto unpacked = unpack(host, output); !unpacked)
        return unpacked;
    auto outcome = build(host, output);
    if (!outcome)
        return std::move(outcome).error();
    if (!outcome->log.empty())
        output(outcome->log + "\n");
    output(m_spec.release + ", " + m_spec.kernel + ": " + outcome->result + "\n");
    if (auto written = writeDown(host, *std::move(outcome)); !written)
        return written;
    return clear(host, m_folder, output);
}

Result<> TrialBuildStep::verify(host::Host& host) const
{
    if (protocol::findTrialBuild(known(host), m_spec.release, m_spec.kernel, m_spec.sha256))
        return {};
    return fail(Errc::VerifyFailed, {{"step", id()}}, "no outcome was written down");
}

Result<> TrialBuildStep::undo(host::Host& host, const Undo& undo, const Output& output) const
{
    return clear(host, undo.values.at("folder"), output);
}

Result<Preview>
TrialBuildStep::previewUndo(host::Host& host, const Undo& undo, const UndoSteps&) const
{
    const std::string& folder = undo.values.at("folder");
    const auto state = host.state(folder);
    if (!state)
        return state.error();
    if (!*state)
        return Preview();
    return Preview({.id = "remove-trial:" + m_spec.kernel,
                    .kind = "remove-trial",
                    .group = "driver",
                    .args = {{"path", folder}, {"kernel", m_spec.kernel}},
                    .undo = protocol::UndoClass::Removed,
                    .files = {},
                    .commands = {plan::commands::removeFolder(folder)}});
}

} // namespace vfpilot::steps
