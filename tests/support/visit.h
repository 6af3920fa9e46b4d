// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/connection.h"
#include "tests/support/simulated_machine.h"

#include <QTest>

#include <optional>

namespace vfpilot::test {

/// A workstation's connection to the simulated machine, as the remote library makes it, for tests
/// that ask one thing after another.
class Visit
{
public:
    explicit Visit(const SimulatedMachine& machine);

    /// Only the machine's own host key is accepted.
    bool open();
    remote::Connection& connection() { return m_connection; }
    remote::EngineClient& client() { return m_connection.client(); }

    template<class Method>
    Result<typename Method::Reply> ask(const typename Method::Params& params = {})
    {
        std::optional<Result<typename Method::Reply>> answer;
        QObject context;
        client().template call<Method>(
            params, &context,
            [&answer](Result<typename Method::Reply> reply) { answer = std::move(reply); });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, limitMs))
            return fail(Errc::CommandTimeout, {{"program", Method::name}, {"seconds", "120"}});
        return *std::move(answer);
    }

    /// Three VFs with the package that the machine keeps ready; uploads it where need be.
    Result<protocol::SriovGoal> goal();
    /// Plans, and applies what was planned. Empty: nothing was to do.
    Result<std::string> apply(const protocol::Goal& goal);
    /// Plans the taking back, and takes back as planned.
    Result<std::string> takeBack(const std::string& job);
    /// Until nobody works on the job any more.
    Result<protocol::JobInfo> whenAtRest(const std::string& job);
    Result<protocol::JobInfo> whenAtRest(const Result<std::string>& job);
    /// Restarts the host; until an engine of the next boot has greeted.
    bool reboot();

private:
    static constexpr int limitMs = 120000;

    const SimulatedMachine& m_machine;
    remote::Connection m_connection;
};

/// For QVERIFY2: why it failed.
QByteArray told(const Error& error);
template<class T>
QByteArray told(const Result<T>& result)
{
    return result ? QByteArray("fine") : told(result.error());
}

} // namespace vfpilot::test
