// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/job_process.h"

#include "core/apply/job_store.h"
#include "core/apply/output_log.h"
#include "core/apply/runner.h"
#include "core/protocol/paths.h"

#include <utility>

namespace vfpilot::apply {
namespace {

constexpr auto bootIdFile = "/proc/sys/kernel/random/boot_id";
// Whoever started this process may still hold the lock for a moment.
constexpr std::chrono::milliseconds betweenTries{200};
constexpr int triesForLock = 100;

Result<std::unique_ptr<host::Lock>> takeLock(host::Host& host, const JobFolder& folder)
{
    for (int i = 1;; ++i) {
        auto lock = host.lock(paths::lockFile, folder.lockOwner());
        if (lock || lock.error().code != Errc::Busy || i == triesForLock)
            return lock;
        host.sleep(betweenTries);
    }
}

} // namespace

std::string bootIdOf(const host::Host& host)
{
    std::string text = host.readFile(bootIdFile).value_or({});
    return text.substr(0, text.find('\n'));
}

std::string_view wireName(Mode mode)
{
    switch (mode) {
    case Mode::Apply:
        return "apply";
    case Mode::Resume:
        return "resume";
    case Mode::Undo:
        return "undo";
    }
    return "";
}

Result<protocol::JobState>
runJob(host::Host& host, const std::string& id, Mode mode, const std::function<bool()>& stopAsked)
{
    const auto folder = JobFolder::of(id);
    if (!folder)
        return folder.error();
    const auto lock = takeLock(host, *folder);
    if (!lock)
        return lock.error();
    const auto job = readJob(host, id);
    if (!job)
        return job.error();
    auto journal = Journal::open(host, *folder);
    if (!journal)
        return std::move(journal).error();
    if (mode != Mode::Apply) { // a wish to stop was for the process before this
        if (auto removed = host.removeFile(folder->cancel()); !removed)
            return std::move(removed).error();
    }

    Steps steps;
    for (const plan::StepSpec& spec : job->plan.specs)
        steps.push_back(steps::makeStep(spec));
    OutputLog log(host, *folder);
    Runner runner(
        host, *journal, steps, [&log](std::string_view text) { log.write(text); },
        {.cancelled = [&host, &folder] { return host.exists(folder->cancel()); },
         .leaving = stopAsked},
        bootIdOf(host));
    Report report = mode == Mode::Undo ? runner.undo() : runner.go();
    // The journal has told all errors but those of writing it.
    if (report.state == protocol::JobState::Interrupted && !report.errors.empty())
        return std::move(report.errors.back());
    return report.state;
}

} // namespace vfpilot::apply
