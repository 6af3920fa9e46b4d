// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/visit.h"

namespace vfpilot::test {

using remote::Connection;

Visit::Visit(const SimulatedMachine& machine)
    : m_machine(machine)
    , m_connection(machine.settings())
{
    QObject::connect(&m_connection, &Connection::hostKeyAsked, &m_connection,
                     [this](const remote::HostKeyQuestion& question) {
                         m_connection.answerHostKey(question.fingerprint ==
                                                    m_machine.fingerprint());
                     });
}

bool Visit::open()
{
    m_connection.open(m_machine.profile());
    return QTest::qWaitFor(
               [this] {
                   return m_connection.state() == Connection::State::Ready ||
                          m_connection.state() == Connection::State::Failed;
               },
               limitMs) &&
           m_connection.state() == Connection::State::Ready;
}

Result<protocol::SriovGoal> Visit::goal()
{
    std::optional<Result<protocol::PackageFile>> sent;
    QObject context;
    m_connection.uploadPackage(
        m_machine.package(), &context, [](qint64, qint64) {},
        [&sent](Result<protocol::PackageFile> reply) { sent = std::move(reply); });
    if (!QTest::qWaitFor([&sent] { return sent.has_value(); }, limitMs))
        return fail(Errc::CommandTimeout, {{"program", "upload"}, {"seconds", "120"}});
    if (!*sent)
        return sent->error();
    protocol::SriovGoal goal;
    goal.gpu = "0000:00:02.0";
    goal.route = "i915-dkms";
    goal.release = "2025.07.22";
    goal.vfCount = 3;
    goal.packageSha256 = (*sent)->sha256;
    return goal;
}

Result<std::string> Visit::apply(const protocol::Goal& goal)
{
    const auto plan = ask<protocol::MakePlan>({goal});
    if (!plan)
        return plan.error();
    const auto started = ask<protocol::Apply>({goal, plan->digest});
    return started ? Result<std::string>(started->job) : started.error();
}

Result<std::string> Visit::takeBack(const std::string& job)
{
    const auto plan = ask<protocol::PlanUndo>({job});
    if (!plan)
        return plan.error();
    const auto started = ask<protocol::UndoJob>({job, plan->digest});
    return started ? Result<std::string>(started->job) : started.error();
}

Result<protocol::JobInfo> Visit::whenAtRest(const std::string& job)
{
    for (int waitedMs = 0; waitedMs < limitMs; waitedMs += 50) {
        auto info = ask<protocol::GetJob>({job});
        if (!info || info->summary.state != protocol::JobState::Running)
            return info;
        QTest::qWait(50);
    }
    return fail(Errc::CommandTimeout, {{"program", job}, {"seconds", "120"}});
}

Result<protocol::JobInfo> Visit::whenAtRest(const Result<std::string>& job)
{
    return job ? whenAtRest(*job) : job.error();
}

bool Visit::reboot()
{
    const std::string before = m_connection.hello().bootId;
    if (!ask<protocol::Reboot>({before}))
        return false;
    return QTest::qWaitFor(
        [&] {
            return m_connection.state() == Connection::State::Ready &&
                   m_connection.hello().bootId != before;
        },
        limitMs);
}

QByteArray told(const Error& error)
{
    const auto name = wireName(error.code);
    QByteArray text(name.data(), static_cast<qsizetype>(name.size()));
    for (const auto& [key, value] : error.args)
        text += ' ' + QByteArray::fromStdString(key + '=' + value);
    return text + ' ' + QByteArray::fromStdString(error.detail);
}

} // namespace vfpilot::test
