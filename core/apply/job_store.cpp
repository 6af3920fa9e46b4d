// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/job_store.h"

#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::apply {
namespace {

using protocol::JobState;

constexpr std::uint32_t secretFile = 0600;
constexpr std::uint32_t secretFolder = 0700;
constexpr std::size_t lockTextLimit = 4096;

std::uint64_t sizeOf(const host::Host& host, const std::string& path)
{
    const auto state = host.state(path);
    return state && *state ? (*state)->size : 0;
}

/// `working`: of workingJob(), asked before the journal was read: a job that ends in between is
/// then seen as ended, never as interrupted.
StoredJob fromRecords(const host::Host& host,
                      const JobFolder& folder,
                      JobPlan plan,
                      const std::vector<JournalEntry>& entries,
                      const std::string& working)
{
    StoredJob job{.plan = std::move(plan), .history = historyOf(entries), .info = {}};
    job.info = freshInfo(job.plan);
    for (const JournalEntry& entry : entries)
        applyRecord(job.info, entry.record);
    if (!job.history.bootId.empty())
        job.info.summary.bootId = job.history.bootId;
    if (job.history.course != Course::Ended)
        job.info.summary.state = working == folder.id() ? JobState::Running : JobState::Interrupted;
    job.info.outputSize = static_cast<std::int64_t>(sizeOf(host, folder.output()));
    return job;
}

Result<StoredJob>
readOne(const host::Host& host, const JobFolder& folder, const std::string& working)
{
    if (!host.exists(folder.plan()))
        return fail(Errc::JobUnknown, {{"job", folder.id()}});
    const auto text = host.readFile(folder.plan());
    if (!text)
        return text.error();
    auto plan = jobPlanFromJson(*text);
    if (!plan)
        return fail(Errc::JournalCorrupt, {{"job", folder.id()}, {"line", "plan.json"}},
                    plan.error().args.at("reason"));
    const auto entries = readJournal(host, folder);
    if (!entries)
        return entries.error();
    return fromRecords(host, folder, *std::move(plan), *entries, working);
}

bool shareSomething(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    return std::any_of(a.begin(), a.end(), [&b](const std::string& name) {
        return std::find(b.begin(), b.end(), name) != b.end();
    });
}

/// `jobs`: newest first.
void setUndoable(std::vector<StoredJob>& jobs)
{
    for (auto job = jobs.begin(); job != jobs.end(); ++job) {
        protocol::JobSummary& summary = job->info.summary;
        const auto mine = touched(job->plan);
        const auto newer = std::find_if(jobs.begin(), job, [&mine](const StoredJob& other) {
            return (standsOnHost(other.info.summary) ||
                    other.info.summary.state == JobState::Running) &&
                   shareSomething(mine, touched(other.plan));
        });
        if (newer != job)
            summary.undoBlockedBy = newer->info.summary.id;
        summary.undoable = !job->damaged && standsOnHost(summary) && summary.undoBlockedBy.empty();
    }
}

StoredJob damagedJob(const std::string& id, Error problem)
{
    StoredJob job;
    job.damaged = true;
    job.problem = std::move(problem);
    job.info.summary.id = id;
    job.info.summary.state = JobState::Interrupted;
    return job;
}

} // namespace

Result<StoredJob> readJob(const host::Host& host, const std::string& id)
{
    // All of them: whether it may be taken back is told by the others.
    auto jobs = readJobs(host);
    if (!jobs)
        return std::move(jobs).error();
    for (StoredJob& job : *jobs) {
        if (job.info.summary.id == id)
            return job.damaged ? Result<StoredJob>(std::move(job.problem)) : std::move(job);
    }
    return fail(Errc::JobUnknown, {{"job", id.substr(0, 40)}});
}

Result<std::vector<StoredJob>> readJobs(const host::Host& host)
{
    const std::string working = workingJob(host);
    const auto names = host.list(paths::jobsDir);
    if (!names)
        return names.error();
    std::vector<StoredJob> jobs;
    for (auto name = names->rbegin(); name != names->rend(); ++name) {
        const auto folder = JobFolder::of(*name);
        if (!folder)
            continue;
        auto job = readOne(host, *folder, working);
        if (job)
            jobs.push_back(*std::move(job));
        else if (job.error().code == Errc::JournalCorrupt)
            jobs.push_back(damagedJob(*name, std::move(job).error()));
        else if (job.error().code != Errc::JobUnknown)
            return std::move(job).error();
    }
    setUndoable(jobs);
    return jobs;
}

Result<> writeJob(host::Host& host, const JobPlan& plan)
{
    const auto folder = JobFolder::of(plan.id);
    if (!folder)
        return folder.error();
    return host.makeDirectory(folder->path(), secretFolder).and_then([&] {
        return host.replaceFile(folder->plan(), toJson(plan), {.mode = secretFile, .xattrs = {}});
    });
}

Result<> discardJob(host::Host& host, const std::string& id)
{
    const auto folder = JobFolder::of(id);
    if (!folder)
        return folder.error();
    return host.removeFile(folder->plan()).and_then([&] {
        return host.removeDirectory(folder->path());
    });
}

std::string workingJob(const host::Host& host)
{
    if (!host.isLocked(paths::lockFile))
        return {};
    const auto text = host.readFile(paths::lockFile, lockTextLimit);
    if (!text || !text->starts_with("job "))
        return {};
    const std::string id = text->substr(4, text->find('\n') - 4);
    return protocol::isJobId(id) ? id : std::string();
}

bool standsOnHost(const protocol::JobSummary& job)
{
    switch (job.state) {
    case JobState::Done:
    case JobState::Interrupted:
    case JobState::RollbackFailed:
        return true;
    case JobState::Running:
    case JobState::RolledBack:
    case JobState::Undone:
        return false;
    }
    return false;
}

} // namespace vfpilot::apply
