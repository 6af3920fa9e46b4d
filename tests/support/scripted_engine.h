// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/codec.h"
#include "remote/engine_client.h"
#include "remote/link/engine_link.h"

#include <QStringList>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace vfpilot::test {

/// An engine that answers each method as the test says: a link without a host. Answers come
/// through the event loop, as a real engine's do; a method without an answer is unknown-method.
class ScriptedEngine : public remote::EngineLink
{
public:
    explicit ScriptedEngine(QObject* parent = nullptr);

    /// The client speaks to this engine from now on, and gets its hello.
    void greet(remote::EngineClient& client);
    protocol::Hello hello; ///< change before greet()

    /// From now on the method gets this reply each time.
    template<class Method>
    void answer(const typename Method::Reply& reply)
    {
        m_answers[Method::name] = [body = protocol::toJson(reply)](const std::string&) {
            return Result<std::string>(body);
        };
    }

    /// From now on the method fails each time.
    template<class Method>
    void refuse(const Error& error)
    {
        m_answers[Method::name] = [error](const std::string&) {
            return Result<std::string>(error);
        };
    }

    /// The reply depends on what was asked: `reply(params)` gives a Result<Reply>.
    template<class Method, class Reply>
    void compute(Reply reply)
    {
        m_answers[Method::name] =
            [reply = std::move(reply)](const std::string& text) -> Result<std::string> {
            auto params = protocol::fromJson<typename Method::Params>(text);
            if (!params)
                return params.error();
            const Result<typename Method::Reply> answer = reply(*params);
            if (!answer)
                return answer.error();
            return protocol::toJson(*answer);
        };
    }

    /// Requests are taken and not answered until release().
    void hold();
    void release();

    /// Sends a notification.
    template<class Event>
    void notify(const Event& event)
    {
        send({{}, Event::name, protocol::toJson(event), {}});
    }

    /// The link ends.
    void cut(const Error& reason);

    /// Names of the methods that were asked for, in order.
    QStringList asked() const { return m_asked; }
    /// What the method was asked with the last time.
    template<class Method>
    typename Method::Params lastParams() const
    {
        const auto found = m_params.find(Method::name);
        return found == m_params.end()
                   ? typename Method::Params{}
                   : *protocol::fromJson<typename Method::Params>(found->second);
    }

    void sendLine(const QByteArray& line) override;
    void close() override;

private:
    void send(const protocol::Message& message);
    void respond(const protocol::Message& request);

    std::map<std::string, std::function<Result<std::string>(const std::string&)>> m_answers;
    std::map<std::string, std::string> m_params;
    std::vector<protocol::Message> m_held;
    QStringList m_asked;
    bool m_holding = false;
    bool m_closed = false;
};

} // namespace vfpilot::test
