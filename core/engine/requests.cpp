// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/requests.h"

#include "core/engine/observe.h"
#include "core/protocol/method_list.h"

namespace vfpilot::engine {
namespace {

using apply::Environment;

/// Reads the params, calls `work`, writes the reply.
template<class Method, class Work>
Service::Answer reply(const std::string& params, Work&& work)
{
    static_assert(protocol::isListed<Method>, "core/protocol/method_list.h lacks it");
    auto read = protocol::fromJson<typename Method::Params>(params);
    if (!read)
        return {std::move(read).error()};
    Result<typename Method::Reply> result = work(*read);
    if (!result)
        return {std::move(result).error()};
    return {protocol::toJson(*result)};
}

Result<protocol::JobStarted> started(Result<std::string> job)
{
    if (!job)
        return std::move(job).error();
    return protocol::JobStarted{std::move(*job)};
}

Result<protocol::Empty> nothing(Result<> done)
{
    if (!done)
        return std::move(done).error();
    return protocol::Empty{};
}

} // namespace

Requests::Requests(Environment& environment)
    : m_environment(environment)
{}

Service::Answer Requests::answer(const std::string& method, const std::string& params)
{
    using namespace protocol;
    Environment& e = m_environment;
    if (method == Probe::name)
        return reply<Probe>(params, [&e](const Empty&) { return observe(e); });
    if (method == MakePlan::name)
        return reply<MakePlan>(params, [&e](const PlanParams& p) { return makePlan(e, p.goal); });
    if (method == Apply::name)
        return reply<Apply>(
            params, [&e](const ApplyParams& p) { return started(start(e, p.goal, p.digest)); });
    if (method == ListJobs::name)
        return reply<ListJobs>(params, [&e](const ListParams& p) { return jobs(e, p.cursor); });
    if (method == GetJob::name)
        return reply<GetJob>(params, [&e](const JobId& p) { return job(e, p.id); });
    if (method == FollowJob::name)
        return follow(params);
    if (method == CancelJob::name)
        return reply<CancelJob>(params, [&e](const JobId& p) { return nothing(cancel(e, p.id)); });
    if (method == ResumeJob::name)
        return reply<ResumeJob>(params, [&e](const JobId& p) { return started(resume(e, p.id)); });
    if (method == PlanUndo::name)
        return reply<PlanUndo>(params, [&e](const JobId& p) { return planUndo(e, p.id); });
    if (method == UndoJob::name)
        return reply<UndoJob>(
            params, [&e](const UndoParams& p) { return started(undo(e, p.id, p.digest)); });
    if (method == ListVms::name)
        return reply<ListVms>(params, [&e](const ListVmsParams& p) { return listVms(e, p); });
    if (method == Confirm::name)
        return reply<Confirm>(params, [&e](const JobId& p) { return started(confirm(e, p.id)); });
    if (method == Reboot::name)
        return rebootHost(params);
    return {fail(Errc::UnknownMethod, {{"method", method.substr(0, 100)}})};
}

Service::Answer Requests::follow(const std::string& params)
{
    return reply<protocol::FollowJob>(
        params, [this](const protocol::FollowParams& p) -> Result<protocol::Empty> {
            m_follower.reset();
            m_followed = p.id;
            if (p.id.empty())
                return protocol::Empty{};
            if (auto known = apply::job(m_environment, p.id); !known)
                return std::move(known).error();
            m_follower = std::make_unique<apply::Follower>(m_environment.host, p.id, p.since,
                                                           p.outputOffset);
            return protocol::Empty{};
        });
}

Service::Answer Requests::rebootHost(const std::string& params)
{
    Answer answer = reply<protocol::Reboot>(params, [this](const protocol::RebootParams& p) {
        return nothing(mayReboot(m_environment, p.bootId));
    });
    if (answer.body) // the answer goes first: the link goes down with the host
        answer.afterwards = [this] { (void)reboot(m_environment.host); };
    return answer;
}

std::vector<protocol::Message> Requests::news()
{
    std::vector<protocol::Message> messages;
    if (!m_follower)
        return messages;
    auto news = m_follower->poll();
    if (!news) { // the journal cannot be read: whoever asks for the job is told why
        m_follower.reset();
        return messages;
    }
    for (const protocol::JobOutputEvent& output : news->output)
        messages.push_back({{}, output.name, protocol::toJson(output), {}});
    for (protocol::JobRecord& record : news->records) {
        const protocol::JobRecordEvent event{m_followed, std::move(record)};
        messages.push_back({{}, event.name, protocol::toJson(event), {}});
    }
    if (news->ended)
        m_follower.reset();
    return messages;
}

} // namespace vfpilot::engine
