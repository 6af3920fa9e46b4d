// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/guard_watch.h"

#include "core/apply/job_process.h"
#include "core/apply/job_store.h"
#include "core/guard/observe.h"
#include "core/plan/commands.h"
#include "core/protocol/paths.h"

#include <algorithm>
#include <charconv>

namespace vfpilot::apply {
namespace {

using guard::Begin;
using guard::Verdict;
using protocol::JobState;
using std::chrono::milliseconds;

constexpr milliseconds betweenLooks{5000};
constexpr milliseconds betweenTries{200};
constexpr int triesForLock = 100;
constexpr auto acting = "guard-acting";
constexpr auto rebooting = "guard-rebooting";
constexpr auto watching = "guard-watching";

/// Since the kernel began: no clock that somebody sets.
std::optional<milliseconds> uptime(const host::Host& host)
{
    const std::string text = host.readFile("/proc/uptime", 4096).value_or({});
    std::int64_t seconds = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
    return read.ec == std::errc() ? std::optional(milliseconds(seconds * 1000)) : std::nullopt;
}

class Guard
{
public:
    Guard(host::Host& host, const GuardOrder& order, const std::function<bool()>& stopAsked)
        : m_host(host)
        , m_order(order)
        , m_stopAsked(stopAsked)
        , m_bootId(bootIdOf(host))
    {}

    Result<> run(const std::function<void(const std::string&)>& report);

private:
    /// The job and the guard's own, as they are on disk now.
    struct Jobs
    {
        StoredJob watched;
        StoredJob own;
    };

    Result<Jobs> read() const;
    guard::Standing standingOf(const Jobs& jobs) const;
    Result<Verdict> watch();
    /// Under the lock and only while `holds` says so of what is on disk then. False: it did not.
    template<class Holds>
    Result<bool> note(const char* type, bool inOwn, const Holds& holds);
    Result<> takeBack();
    Result<> reboot();
    Result<> takeOff();

    host::Host& m_host;
    const GuardOrder& m_order;
    const std::function<bool()>& m_stopAsked;
    std::string m_bootId;
};

Result<Guard::Jobs> Guard::read() const
{
    auto all = readJobs(m_host);
    if (!all)
        return std::move(all).error();
    const auto watched = std::find_if(all->begin(), all->end(), [this](const StoredJob& job) {
        return !job.damaged && job.plan.id == m_order.job;
    });
    const auto own = std::find_if(all->begin(), all->end(), [this](const StoredJob& job) {
        const auto* goal = std::get_if<protocol::GuardGoal>(&job.plan.goal);
        return !job.damaged && goal && goal->job == m_order.job &&
               job.plan.bootId == m_order.bootId;
    });
    if (watched == all->end() || own == all->end())
        return fail(Errc::JobUnknown, {{"job", m_order.job}});
    return Jobs{std::move(*watched), std::move(*own)};
}

guard::Standing Guard::standingOf(const Jobs& jobs) const
{
    const History& history = jobs.watched.history;
    return {.sameBoot = m_bootId == m_order.bootId,
            .watchedBefore = !jobs.own.history.guardWatched.empty(),
            .acting = history.guardActing,
            .rebooting = history.guardRebooting,
            .job = jobs.watched.info.summary.state,
            .undoneInThisBoot = history.undoBootId == m_bootId};
}

/// Set, and over a job that still stands and that no newer one rests on.
bool isOnDuty(const StoredJob& watched, const StoredJob& own)
{
    return own.info.summary.state == JobState::Done &&
           watched.info.summary.state == JobState::Done && watched.info.summary.undoable;
}

Result<> Guard::run(const std::function<void(const std::string&)>& report)
{
    const auto jobs = read();
    if (!jobs)
        return jobs.error();
    switch (guard::begin(standingOf(*jobs))) {
    case Begin::Nothing:
        return {};
    case Begin::TakeOff:
        return takeOff();
    case Begin::Reboot:
        return reboot();
    case Begin::TakeBack:
        report("taking job " + m_order.job + " back, where it was cut off");
        return takeBack();
    case Begin::Watch:
        break;
    }
    const auto onDuty = [](const Jobs& now) { return isOnDuty(now.watched, now.own); };
    const auto began = note(watching, true, onDuty);
    if (!began)
        return began.error();
    if (!*began)
        return takeOff();
    const auto verdict = watch();
    if (!verdict)
        return verdict.error();
    if (*verdict == Verdict::Wait) // stopped from outside
        return {};
    if (*verdict == Verdict::StandDown)
        return takeOff();
    // A confirmation that came in this moment is seen under the lock.
    const auto decided = note(acting, false, onDuty);
    if (!decided)
        return decided.error();
    if (!*decided)
        return takeOff();
    report("this boot cannot be reached: taking job " + m_order.job + " back");
    return takeBack();
}

Result<Verdict> Guard::watch()
{
    const auto patience = std::chrono::minutes(m_order.minutes);
    const auto began = uptime(m_host);
    milliseconds counted{0};
    int reachable = 0;
    while (!m_stopAsked()) {
        const auto jobs = read();
        if (!jobs)
            return jobs.error();
        if (!isOnDuty(jobs->watched, jobs->own)) // confirmed, or taken back by a person
            return Verdict::StandDown;
        const auto seen = guard::observe(m_host, m_order.sshPort);
        reachable = guard::isReachable(seen) ? reachable + 1 : 0;
        const auto now = uptime(m_host);
        const auto waited = began && now ? *now - *began : counted;
        const Verdict verdict = guard::judge(seen, reachable, waited, patience);
        if (verdict != Verdict::Wait)
            return verdict;
        m_host.sleep(betweenLooks);
        counted += betweenLooks;
    }
    return Verdict::Wait;
}

template<class Holds>
Result<bool> Guard::note(const char* type, bool inOwn, const Holds& holds)
{
    Result<std::unique_ptr<host::Lock>> lock = fail(Errc::Busy);
    for (int i = 0; i < triesForLock; ++i) {
        lock = m_host.lock(paths::lockFile, "guard of job " + m_order.job);
        if (lock || lock.error().code != Errc::Busy)
            break;
        m_host.sleep(betweenTries);
    }
    if (!lock)
        return std::move(lock).error();
    const auto jobs = read();
    if (!jobs)
        return jobs.error();
    if (!holds(*jobs))
        return false;
    const auto folder = JobFolder::of(inOwn ? jobs->own.plan.id : m_order.job);
    if (!folder)
        return folder.error();
    auto journal = Journal::open(m_host, *folder);
    if (!journal)
        return std::move(journal).error();
    auto written =
        journal->append({.record = {.type = type, .error = {}, .outcome = {}}, .bootId = m_bootId});
    if (!written)
        return std::move(written).error();
    return true;
}

Result<> Guard::takeBack()
{
    const auto state = runJob(m_host, m_order.job, Mode::Undo, m_stopAsked);
    if (!state)
        return state.error();
    if (*state == JobState::Undone)
        return reboot();
    // Interrupted: the next boot goes on. Else a person has to look; a restart would help nobody.
    return *state == JobState::Interrupted ? Result<>() : takeOff();
}

Result<> Guard::reboot()
{
    const auto decided = note(rebooting, false, [](const Jobs& now) {
        return now.watched.info.summary.state == JobState::Undone &&
               !now.watched.history.guardRebooting;
    });
    if (!decided)
        return decided.error();
    auto off = takeOff();
    if (!*decided)
        return off;
    const auto asked =
        runChecked(m_host, {.argv = plan::commands::reboot(), .limit = std::chrono::seconds(60)});
    if (!asked)
        return asked.error();
    return off;
}

Result<> Guard::takeOff()
{
    const auto jobs = read();
    if (!jobs)
        return jobs.error();
    if (!standsOnHost(jobs->own.info.summary))
        return {};
    const auto state = runJob(m_host, jobs->own.plan.id, Mode::Undo, m_stopAsked);
    return state ? Result<>() : state.error();
}

} // namespace

Result<> runGuard(host::Host& host,
                  const GuardOrder& order,
                  const std::function<bool()>& stopAsked,
                  const std::function<void(const std::string&)>& report)
{
    return Guard(host, order, stopAsked).run(report);
}

} // namespace vfpilot::apply
