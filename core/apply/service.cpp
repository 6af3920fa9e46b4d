// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/service.h"

#include "core/apply/job_process.h"
#include "core/apply/job_store.h"
#include "core/apply/undo_plan.h"
#include "core/catalog/catalog.h"
#include "core/guard/observe.h"
#include "core/plan/planner.h"
#include "core/probe/probe.h"
#include "core/probe/vms.h"
#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::apply {
namespace {

using protocol::JobState;

constexpr std::size_t jobsInAReply = 50;
constexpr auto beginLimit = std::chrono::seconds(30);
constexpr auto beginPoll = std::chrono::milliseconds(50);

struct Seen
{
    protocol::Facts facts;
    std::vector<protocol::VmInfo> vms;
};

Result<Seen> lookAtAll(Environment& environment)
{
    auto facts = look(environment);
    if (!facts)
        return std::move(facts).error();
    auto vms = probe::vms(environment.host);
    if (!vms)
        return std::move(vms).error();
    return Seen{*std::move(facts), *std::move(vms)};
}

struct Draft
{
    Seen seen;
    plan::Planned planned;
};

/// A guard that could never see the host as reachable would take back what works.
Result<> refuseGuard(host::Host& host,
                     const protocol::GuardGoal& goal,
                     const protocol::Facts& facts,
                     plan::Planned& planned)
{
    const auto refuse = [&planned](std::string id, Args args) {
        planned.plan.refusals.push_back({.id = std::move(id),
                                         .state = protocol::FindingState::Blocking,
                                         .args = std::move(args),
                                         .cause = {},
                                         .fix = {},
                                         .evidence = {}});
        planned.plan.steps.clear();
        planned.specs.clear();
    };
    const auto watched = readJob(host, goal.job);
    if (!watched)
        return watched.error();
    const protocol::JobSummary& job = watched->info.summary;
    if (job.state != JobState::Done || !job.rebootNeeded || !job.undoable ||
        job.bootId != facts.bootId)
        refuse("refuse-guard-job", {{"job", goal.job}});
    const auto seen = guard::observe(host, goal.sshPort);
    if (!seen.link || !seen.gateway)
        refuse("refuse-guard-gateway", {});
    if (!seen.sshd)
        refuse("refuse-guard-sshd", {{"port", std::to_string(goal.sshPort)}});
    return {};
}

Result<Draft> draft(Environment& environment, const protocol::Goal& goal)
{
    auto seen = lookAtAll(environment);
    if (!seen)
        return std::move(seen).error();
    if (const auto* vm = std::get_if<protocol::VmGoal>(&goal)) {
        const std::string path = plan::vmConfigPath(vm->vmid);
        if (environment.host.exists(path)) {
            auto text = environment.host.readFile(path);
            if (!text)
                return std::move(text).error();
            seen->facts.files[path] = *std::move(text);
        }
    }
    auto planned = plan::makePlan({seen->facts, seen->vms, environment.catalog}, goal);
    if (!planned)
        return std::move(planned).error();
    if (const auto* goalOfGuard = std::get_if<protocol::GuardGoal>(&goal)) {
        auto looked = refuseGuard(environment.host, *goalOfGuard, seen->facts, *planned);
        if (!looked)
            return std::move(looked).error();
    }
    return Draft{*std::move(seen), *std::move(planned)};
}

Error refused(const protocol::Plan& plan)
{
    return fail(Errc::Refused, {{"finding", plan.refusals.front().id}});
}

/// Somebody has put the job up and its process has not taken the lock yet: a lock cannot be handed
/// to a process that systemd starts.
bool isAboutToBegin(const host::Host& host, const StoredJob& job)
{
    return job.history.course == Course::NotBegun &&
           host.nowMs() - job.plan.createdMs < std::chrono::milliseconds(beginLimit).count();
}

std::uint64_t journalSize(const host::Host& host, const std::string& id)
{
    const auto folder = JobFolder::of(id);
    const auto state = folder ? host.state(folder->journal()) : folder.error();
    return state && *state ? (*state)->size : 0;
}

/// Ids of all jobs and how far their journals go: the same text twice means that none began or
/// went on in between.
Result<std::string> jobsMark(const host::Host& host)
{
    const auto ids = host.list(paths::jobsDir);
    if (!ids)
        return ids.error();
    std::string mark;
    for (const std::string& id : *ids)
        mark += id + " " + std::to_string(journalSize(host, id)) + "\n";
    return mark;
}

/// The host is free for a job: nobody holds the lock, and none waits to begin, to be resumed or
/// taken back. Whoever holds what this returns is the only one that may put a job up or start one.
Result<std::unique_ptr<host::Lock>> reserve(Environment& environment, const std::string& exceptJob)
{
    auto lock = environment.host.lock(paths::lockFile, "starting a job");
    if (!lock)
        return lock;
    const auto all = readJobs(environment.host);
    if (!all)
        return all.error();
    for (const StoredJob& job : *all) {
        const protocol::JobSummary& summary = job.info.summary;
        if (job.damaged || summary.state != JobState::Interrupted || summary.id == exceptJob)
            continue;
        if (isAboutToBegin(environment.host, job))
            return fail(Errc::Busy, {{"owner", "job " + summary.id},
                                     {"since", std::to_string(summary.createdMs)}});
        return fail(Errc::JobState, {{"job", summary.id}, {"state", "interrupted"}});
    }
    return lock;
}

/// The lock again for what was planned without it: the look at a real host mounts its ESPs, which
/// it does not do while the lock is held. Error: host-changed-since-review when a job was at work
/// meanwhile.
Result<std::unique_ptr<host::Lock>>
reserveAgain(Environment& environment, const std::string& exceptJob, const std::string& mark)
{
    auto lock = reserve(environment, exceptJob);
    if (!lock)
        return lock;
    const auto now = jobsMark(environment.host);
    if (!now)
        return now.error();
    return *now == mark ? std::move(lock) : fail(Errc::HostChangedSinceReview);
}

/// What jobsMark says now, if the host is free for a job.
Result<std::string> markWhereFree(Environment& environment, const std::string& exceptJob)
{
    const auto lock = reserve(environment, exceptJob);
    return lock ? jobsMark(environment.host) : lock.error();
}

/// Starts the job's own process, which needs the lock, and waits until it has written to the
/// journal.
Result<> startProcess(Environment& environment,
                      std::unique_ptr<host::Lock> lock,
                      const std::string& id,
                      Mode mode)
{
    host::Host& host = environment.host;
    const std::uint64_t before = journalSize(host, id);
    std::vector<std::string> argv = environment.self;
    argv.insert(argv.end(), {"job-run", id, "--mode", std::string(wireName(mode))});
    lock.reset();
    if (auto started = host.startDetached("vfpilot-job-" + id, argv); !started)
        return started;
    const std::int64_t end =
        host.nowMs() + std::chrono::duration_cast<std::chrono::milliseconds>(beginLimit).count();
    while (journalSize(host, id) == before) {
        if (host.nowMs() >= end)
            return fail(Errc::CommandTimeout, {{"program", argv.front()},
                                               {"seconds", std::to_string(beginLimit.count())}});
        host.sleep(beginPoll);
    }
    return {};
}

} // namespace

Result<protocol::Facts> look(Environment& environment)
{
    const auto isCandidate = [&catalog = environment.catalog](const std::string& vendorId,
                                                              const std::string& deviceId,
                                                              const std::string& classCode) {
        return catalog.isCandidate(vendorId, deviceId, classCode);
    };
    return probe::probe(environment.host, isCandidate);
}

Result<protocol::Plan> makePlan(Environment& environment, const protocol::Goal& goal)
{
    auto made = draft(environment, goal);
    if (!made)
        return std::move(made).error();
    return std::move(made->planned.plan);
}

Result<std::string>
start(Environment& environment, const protocol::Goal& goal, const std::string& digest)
{
    const auto mark = markWhereFree(environment, {});
    if (!mark)
        return mark.error();
    auto made = draft(environment, goal);
    if (!made)
        return std::move(made).error();
    protocol::Plan& plan = made->planned.plan;
    if (plan.digest != digest)
        return fail(Errc::HostChangedSinceReview);
    if (!plan.refusals.empty())
        return refused(plan);
    if (plan.steps.empty())
        return std::string();

    auto lock = reserveAgain(environment, {}, *mark);
    if (!lock)
        return std::move(lock).error();
    JobPlan job;
    job.createdMs = environment.host.nowMs();
    job.id = newJobId(job.createdMs, made->seen.facts.bootId + digest);
    job.goal = goal;
    job.digest = digest;
    job.bootId = made->seen.facts.bootId;
    job.rebootNeeded = plan.rebootNeeded;
    job.specs = std::move(made->planned.specs);
    job.planned = std::move(plan.steps);
    if (auto written = writeJob(environment.host, job); !written)
        return std::move(written).error();
    if (auto started = startProcess(environment, *std::move(lock), job.id, Mode::Apply); !started) {
        if (journalSize(environment.host, job.id) == 0)
            (void)discardJob(environment.host,
                             job.id); // the error that led here is the one to tell
        return std::move(started).error();
    }
    return job.id;
}

Result<protocol::JobsReply> jobs(Environment& environment, const std::string& cursor)
{
    if (!cursor.empty() && !protocol::isJobId(cursor))
        return fail(Errc::BadParams, {{"reason", "cursor"}});
    const auto all = readJobs(environment.host);
    if (!all)
        return all.error();
    protocol::JobsReply reply;
    for (const StoredJob& job : *all) {
        if (!cursor.empty() && job.info.summary.id >= cursor)
            continue;
        if (reply.jobs.size() == jobsInAReply) {
            reply.nextCursor = reply.jobs.back().id;
            break;
        }
        reply.jobs.push_back(job.info.summary);
    }
    return reply;
}

Result<protocol::JobInfo> job(Environment& environment, const std::string& id)
{
    auto stored = readJob(environment.host, id);
    if (!stored)
        return std::move(stored).error();
    return std::move(stored->info);
}

Result<> cancel(Environment& environment, const std::string& id)
{
    const auto stored = readJob(environment.host, id);
    if (!stored)
        return stored.error();
    const JobState state = stored->info.summary.state;
    if (state != JobState::Running || stored->history.course != Course::Forward)
        return fail(Errc::JobState, {{"job", id}, {"state", std::string(wireName(state))}});
    const auto folder = JobFolder::of(id);
    if (!folder)
        return folder.error();
    return environment.host.appendDurably(folder->cancel(), "");
}

Result<std::string> resume(Environment& environment, const std::string& id)
{
    const auto stored = readJob(environment.host, id);
    if (!stored)
        return stored.error();
    const JobState state = stored->info.summary.state;
    if (state != JobState::Interrupted)
        return fail(Errc::JobState, {{"job", id}, {"state", std::string(wireName(state))}});
    auto lock = reserve(environment, id);
    if (!lock)
        return std::move(lock).error();
    if (auto started = startProcess(environment, *std::move(lock), id, Mode::Resume); !started)
        return std::move(started).error();
    return id;
}

Result<protocol::Plan> planUndo(Environment& environment, const std::string& id)
{
    const auto stored = readJob(environment.host, id);
    if (!stored)
        return stored.error();
    const auto facts = look(environment); // has who uses which VF, too
    if (!facts)
        return facts.error();
    return undoPlan(environment.host, *stored, *facts);
}

Result<std::string> undo(Environment& environment, const std::string& id, const std::string& digest)
{
    const auto mark = markWhereFree(environment, id);
    if (!mark)
        return mark.error();
    const auto plan = planUndo(environment, id);
    if (!plan)
        return plan.error();
    if (plan->digest != digest)
        return fail(Errc::HostChangedSinceReview);
    if (!plan->refusals.empty())
        return refused(*plan);
    auto lock = reserveAgain(environment, id, *mark);
    if (!lock)
        return std::move(lock).error();
    if (auto started = startProcess(environment, *std::move(lock), id, Mode::Undo); !started)
        return std::move(started).error();
    return id;
}

Result<std::string> confirm(Environment& environment, const std::string& job)
{
    const auto all = readJobs(environment.host);
    if (!all)
        return all.error();
    const auto own = std::find_if(all->begin(), all->end(), [&job](const StoredJob& stored) {
        const auto* goal = std::get_if<protocol::GuardGoal>(&stored.plan.goal);
        return !stored.damaged && goal && standsOnHost(stored.info.summary) &&
               (job.empty() || goal->job == job || stored.plan.id == job);
    });
    if (own == all->end())
        return std::string();
    const std::string id = own->plan.id;
    const auto plan = planUndo(environment, id);
    return plan ? undo(environment, id, plan->digest) : plan.error();
}

Result<JobState> work(Environment& environment,
                      const std::string& id,
                      Mode mode,
                      const std::function<bool()>& stopAsked)
{
    return runJob(environment.host, id, mode, stopAsked);
}

} // namespace vfpilot::apply
