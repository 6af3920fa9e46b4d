// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_engine.h"

#include <utility>

namespace vfpilot::test {

ScriptedEngine::ScriptedEngine(QObject* parent)
    : EngineLink(parent)
{
    hello.protocol = protocol::protocolVersion;
    hello.version = "0.1.0";
    hello.bootId = "3f8e2c9a-6a63-4b0a-9d3c-6f1f0f6f5a10";
    hello.machineId = "0123456789abcdef0123456789abcdef";
    hello.root = "/";
}

void ScriptedEngine::greet(remote::EngineClient& client)
{
    client.setLink(this);
    notify(hello);
}

void ScriptedEngine::hold()
{
    m_holding = true;
}

void ScriptedEngine::release()
{
    m_holding = false;
    for (const protocol::Message& request : std::exchange(m_held, {}))
        respond(request);
}

void ScriptedEngine::cut(const Error& reason)
{
    m_closed = true;
    emit closed(reason);
}

void ScriptedEngine::sendLine(const QByteArray& line)
{
    const auto request = protocol::decode(line.toStdString());
    if (!request || !request->isRequest())
        qFatal("not a request: %s", line.constData());
    m_asked.append(QString::fromStdString(request->method));
    m_params[request->method] = request->body;
    if (m_holding)
        m_held.push_back(*request);
    else
        respond(*request);
}

void ScriptedEngine::close()
{
    m_closed = true;
}

void ScriptedEngine::respond(const protocol::Message& request)
{
    const auto found = m_answers.find(request.method);
    auto answer = found == m_answers.end()
                      ? Result<std::string>(fail(Errc::UnknownMethod, {{"method", request.method}}))
                      : found->second(request.body);
    if (answer)
        send({request.id, {}, *std::move(answer), {}});
    else
        send({request.id, {}, {}, std::move(answer).error()});
}

void ScriptedEngine::send(const protocol::Message& message)
{
    const QByteArray line = QByteArray::fromStdString(protocol::encode(message));
    QMetaObject::invokeMethod(
        this,
        [this, line] {
            if (!m_closed)
                emit lineReceived(line);
        },
        Qt::QueuedConnection);
}

} // namespace vfpilot::test
