// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/commands.h"

#include "core/apply/follower.h"
#include "core/engine/hello.h"
#include "core/engine/observe.h"
#include "core/engine/printing.h"
#include "core/engine/requests.h"
#include "core/engine/signals.h"

namespace vfpilot::engine {
namespace {

constexpr int in = 0;
constexpr int out = 1;

Exit report(const Context& context, const Error& error)
{
    return engine::report(context.json, error);
}

template<class T>
Exit show(const Context& context, const Result<T>& result, Exit good = Exit::Ok)
{
    if (!result)
        return report(context, result.error());
    engine::show(context.json, *result);
    return good;
}

Result<protocol::Goal> readGoal(const std::string& goal)
{
    std::string text = goal;
    if (goal.starts_with('@')) {
        text.clear();
        if (!readGoalFile(goal.substr(1), text))
            return fail(Errc::FileUnreadable, {{"path", goal.substr(1)}});
    }
    return protocol::fromJson<protocol::Goal>(text);
}

/// Prints a job's records until it ends, and says how it ended by the exit code.
Exit followToEnd(Context& context, const std::string& id, std::int64_t since)
{
    apply::Follower follower(context.environment.host, id, since, 0);
    for (;;) {
        const auto news = follower.poll();
        if (!news)
            return report(context, news.error());
        for (const protocol::JobRecord& record : news->records)
            engine::show(context.json, record);
        if (news->ended || endAsked())
            break;
        context.environment.host.sleep(std::chrono::milliseconds(200));
    }
    const auto job = apply::job(context.environment, id);
    if (!job)
        return report(context, job.error());
    const auto state = job->summary.state;
    if (!context.json && !job->errors.empty())
        printError(textOf(job->errors.front()));
    return state == protocol::JobState::Done || state == protocol::JobState::Undone ? Exit::Ok
                                                                                    : Exit::Failed;
}

/// A trial build that went its way to the end may have had a no for its answer.
Exit answerOf(Context& context, const protocol::Goal& goal)
{
    const auto* asked = std::get_if<protocol::PrepareGoal>(&goal);
    if (!asked)
        return Exit::Ok;
    protocol::PrepareGoal known = *asked;
    known.again = false;
    const auto plan = apply::makePlan(context.environment, known);
    if (!plan || plan->refusals.empty())
        return plan ? Exit::Ok : report(context, plan.error());
    return show(context, plan, Exit::Refused);
}

Exit refusedOrOk(const Result<protocol::Plan>& plan)
{
    return plan && !plan->refusals.empty() ? Exit::Refused : Exit::Ok;
}

} // namespace

Exit serveCommand(Context& context)
{
    auto hello = makeHello(context.environment);
    if (!hello)
        return report(context, hello.error());
    LineInput input(in);
    Requests requests(context.environment);
    return serve(input, out, *hello, requests) ? Exit::Ok : Exit::Failed;
}

Exit probeCommand(Context& context)
{
    return show(context, observe(context.environment));
}

Exit verifyCommand(Context& context)
{
    const auto reply = observe(context.environment);
    return show(context, reply, reply && reply->green ? Exit::Ok : Exit::Refused);
}

Exit planCommand(Context& context, const std::string& text)
{
    const auto goal = readGoal(text);
    if (!goal)
        return report(context, goal.error());
    const auto plan = apply::makePlan(context.environment, *goal);
    return show(context, plan, refusedOrOk(plan));
}

Exit applyCommand(Context& context, const std::string& text)
{
    const auto goal = readGoal(text);
    if (!goal)
        return report(context, goal.error());
    const auto plan = apply::makePlan(context.environment, *goal);
    if (!plan || !plan->refusals.empty() || plan->steps.empty())
        return show(context, plan, refusedOrOk(plan));
    const auto job = apply::start(context.environment, *goal, plan->digest);
    if (!job)
        return report(context, job.error());
    const Exit ended = followToEnd(context, *job, 0);
    return ended == Exit::Ok ? answerOf(context, *goal) : ended;
}

Exit jobsCommand(Context& context)
{
    std::string cursor;
    do {
        const auto page = apply::jobs(context.environment, cursor);
        if (!page)
            return report(context, page.error());
        show(context.json, *page);
        cursor = page->nextCursor;
    } while (!cursor.empty());
    return Exit::Ok;
}

Exit jobCommand(Context& context, const std::string& id, std::int64_t since)
{
    return since < 0 ? show(context, apply::job(context.environment, id))
                     : followToEnd(context, id, since);
}

Exit resumeCommand(Context& context, const std::string& id)
{
    const auto before = apply::job(context.environment, id);
    if (!before)
        return report(context, before.error());
    const auto job = apply::resume(context.environment, id);
    return job ? followToEnd(context, *job, before->lastSeq) : report(context, job.error());
}

Exit undoCommand(Context& context, const std::string& id)
{
    const auto plan = apply::planUndo(context.environment, id);
    if (!plan || !plan->refusals.empty())
        return show(context, plan, refusedOrOk(plan));
    const auto before = apply::job(context.environment, id);
    if (!before)
        return report(context, before.error());
    const auto job = apply::undo(context.environment, id, plan->digest);
    return job ? followToEnd(context, *job, before->lastSeq) : report(context, job.error());
}

Exit confirmCommand(Context& context, const std::string& id)
{
    const auto job = apply::confirm(context.environment, id);
    if (!job)
        return report(context, job.error());
    if (job->empty()) {
        print(context.json ? protocol::toJson(protocol::JobStarted{}) : "unchanged");
        return Exit::Ok;
    }
    return followToEnd(context, *job, 0);
}

Exit guardCommand(Context& context, const apply::GuardOrder& order)
{
    const auto done = apply::runGuard(context.environment.host, order, endAsked,
                                      [](const std::string& text) { print(text); });
    return done ? Exit::Ok : report(context, done.error());
}

Exit vmsCommand(Context& context, bool wholeCluster)
{
    std::string cursor;
    do {
        const auto page = listVms(context.environment, {cursor, wholeCluster});
        if (!page)
            return report(context, page.error());
        show(context.json, *page);
        cursor = page->nextCursor;
    } while (!cursor.empty());
    return Exit::Ok;
}

Exit vmPlanCommand(Context& context, int vmid, const std::string& vf)
{
    const auto plan = apply::makePlan(context.environment, protocol::VmGoal{vmid, vf});
    return show(context, plan, refusedOrOk(plan));
}

Exit jobRunCommand(Context& context, const std::string& id, const std::string& mode)
{
    apply::Mode how = apply::Mode::Apply;
    if (mode == "resume")
        how = apply::Mode::Resume;
    else if (mode == "undo")
        how = apply::Mode::Undo;
    const auto state = apply::work(context.environment, id, how, endAsked);
    if (!state)
        return report(context, state.error());
    return *state == protocol::JobState::Done || *state == protocol::JobState::Undone
               ? Exit::Ok
               : Exit::Failed;
}

} // namespace vfpilot::engine
