// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/engine_client.h"

#include "remote/link/engine_link.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QMetaObject>

#include <utility>

namespace vfpilot::remote {

Q_LOGGING_CATEGORY(wireLog, "vfpilot.wire", QtInfoMsg)

namespace {

/// Whatever ended the link, to an open request it is one thing: nobody knows what became of it.
Error asLinkLost(const Error& reason)
{
    if (reason.code == Errc::LinkLost)
        return reason;
    const auto host = reason.args.find("host");
    return fail(Errc::LinkLost, {{"host", host == reason.args.end() ? "" : host->second}},
                std::string(wireName(reason.code)) + ": " + reason.detail);
}

using Answer = std::function<void(Result<std::string>)>;

// Names and outcomes only: what was asked with, and what came back, may be long or private.
Answer logged(const QString& method, Answer answer)
{
    QElapsedTimer since;
    since.start();
    return [=, answer = std::move(answer)](Result<std::string> reply) {
        if (reply) {
            qCInfo(wireLog).noquote() << method << "answered in" << since.elapsed() << "ms";
        } else {
            const Error& error = reply.error();
            qCWarning(wireLog).noquote() << method << "failed:" << wireName(error.code).data()
                                         << QString::fromStdString(error.detail);
        }
        answer(std::move(reply));
    };
}

} // namespace

EngineClient::EngineClient(QObject* parent)
    : QObject(parent)
    , m_reason(fail(Errc::LinkLost, {{"host", ""}}, "never connected"))
{}

void EngineClient::setLink(EngineLink* link)
{
    if (m_link)
        m_link->disconnect(this);
    failOpenRequests(m_reason);
    m_link = link;
    m_greeted = false;
    if (!link)
        return;
    connect(link, &EngineLink::lineReceived, this, &EngineClient::receive);
    connect(link, &EngineLink::closed, this, &EngineClient::lose);
}

bool EngineClient::isOpen() const
{
    return m_link && m_greeted;
}

void EngineClient::request(const QString& method,
                           const std::string& params,
                           QObject* context,
                           Answer answer)
{
    Q_ASSERT(context);
    const auto refuse = [&](const Error& error) {
        // Later, so that no reply comes before call() has returned.
        QMetaObject::invokeMethod(
            context, [answer = std::move(answer), error] { answer(error); }, Qt::QueuedConnection);
    };
    if (!isOpen())
        return refuse(asLinkLost(m_reason));
    const std::int64_t id = ++m_lastId;
    const std::string line = protocol::encode({id, method.toStdString(), params, {}});
    if (line.size() > protocol::lineLimit) {
        return refuse(
            fail(Errc::LineTooLong, {{"limit", std::to_string(protocol::lineLimit)}}, "request"));
    }
    m_open.emplace(id, Open{context, logged(method, std::move(answer))});
    m_link->sendLine(QByteArray::fromStdString(line));
}

void EngineClient::receive(const QByteArray& line)
{
    auto message = protocol::decode({line.constData(), static_cast<std::size_t>(line.size())});
    if (!message)
        return breakLink(std::move(message).error());
    if (!m_greeted && message->method != protocol::Hello::name)
        return breakLink(fail(Errc::BadMessage, {{"reason", "no hello"}}));
    if (message->isNotification())
        return notify(*message);
    if (message->isResponse())
        return answer(*message);
    if (message->error) // An answer to nothing in particular: we were not understood.
        return breakLink(*message->error);
    breakLink(fail(Errc::BadMessage, {{"reason", "unexpected request"}}));
}

void EngineClient::notify(const protocol::Message& message)
{
    const auto emitEvent = [this](auto event, auto signal) {
        if (!event)
            return breakLink(std::move(event).error());
        emit(this->*signal)(*event);
    };
    if (message.method == protocol::Hello::name) {
        if (std::exchange(m_greeted, true))
            return breakLink(fail(Errc::BadMessage, {{"reason", "second hello"}}));
        qCInfo(wireLog) << "hello";
        emitEvent(protocol::fromJson<protocol::Hello>(message.body), &EngineClient::helloReceived);
    } else if (message.method == protocol::JobRecordEvent::name) {
        emitEvent(protocol::fromJson<protocol::JobRecordEvent>(message.body),
                  &EngineClient::jobRecordReceived);
    } else if (message.method == protocol::JobOutputEvent::name) {
        emitEvent(protocol::fromJson<protocol::JobOutputEvent>(message.body),
                  &EngineClient::jobOutputReceived);
    }
    // Anything else is from a newer engine and not for us.
}

void EngineClient::answer(const protocol::Message& message)
{
    const auto found = m_open.find(*message.id);
    if (found == m_open.end())
        return;
    const Open open = std::move(found->second);
    m_open.erase(found);
    if (!open.context)
        return;
    if (message.error)
        open.answer(*message.error);
    else
        open.answer(message.body);
}

void EngineClient::breakLink(const Error& reason)
{
    const QPointer<EngineLink> link = m_link;
    lose(reason);
    if (link)
        link->close();
}

void EngineClient::lose(const Error& reason)
{
    if (m_link)
        m_link->disconnect(this);
    m_link = nullptr;
    m_greeted = false;
    m_reason = reason;
    qCWarning(wireLog).noquote() << "link lost:" << wireName(reason.code).data()
                                 << QString::fromStdString(reason.detail);
    failOpenRequests(reason);
    emit linkLost(reason);
}

void EngineClient::failOpenRequests(const Error& reason)
{
    const Error lost = asLinkLost(reason);
    for (auto& [id, open] : std::exchange(m_open, {})) {
        if (open.context)
            open.answer(lost);
    }
}

} // namespace vfpilot::remote
