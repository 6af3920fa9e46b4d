// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/session.h"

#include "core/engine/signals.h"

namespace vfpilot::engine {
namespace {

constexpr auto newsInterval = std::chrono::milliseconds(200);

class Session
{
public:
    Session(int output, Service& service)
        : m_output(output)
        , m_service(service)
    {}

    bool send(const protocol::Message& message)
    {
        std::string line = protocol::encode(message);
        if (line.size() > protocol::lineLimit)
            line = protocol::encode({message.id, {}, {}, tooLong()});
        return writeLine(m_output, line);
    }

    bool take(LineInput::Kind kind, const std::string& line)
    {
        if (kind == LineInput::Kind::TooLong)
            return send({{}, {}, {}, tooLong()});
        const auto message = protocol::decode(line);
        if (!message)
            return send({{}, {}, {}, message.error()});
        if (!message->isRequest())
            return true; // a notification or a response: nothing here waits for one
        Service::Answer answer = m_service.answer(message->method, message->body);
        const bool sent = answer.body ? send({message->id, {}, *answer.body, {}})
                                      : send({message->id, {}, {}, answer.body.error()});
        if (answer.afterwards)
            answer.afterwards();
        return sent;
    }

    bool sendNews()
    {
        for (const protocol::Message& message : m_service.news()) {
            if (!send(message))
                return false;
        }
        return true;
    }

private:
    static Error tooLong()
    {
        return fail(Errc::LineTooLong, {{"limit", std::to_string(protocol::lineLimit)}});
    }

    int m_output;
    Service& m_service;
};

} // namespace

bool serve(LineInput& input, int output, const protocol::Hello& hello, Service& service)
{
    Session session(output, service);
    if (!session.send({{}, protocol::Hello::name, protocol::toJson(hello), {}}))
        return false;
    while (!endAsked()) {
        std::string line;
        const auto kind = input.next(line, newsInterval);
        if (kind == LineInput::Kind::End)
            return true;
        if (kind != LineInput::Kind::Nothing && !session.take(kind, line))
            return false;
        if (!session.sendNews())
            return false;
    }
    return false;
}

} // namespace vfpilot::engine
