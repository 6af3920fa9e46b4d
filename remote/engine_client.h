// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/codec.h"
#include "core/protocol/method_list.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>

namespace vfpilot::remote {

class EngineLink;

/// The engine's requests as typed calls over a link. Lives in the GUI thread; never blocks.
class EngineClient : public QObject
{
    Q_OBJECT

public:
    explicit EngineClient(QObject* parent = nullptr);

    /// Speaks over this link from now on; not owned. Requests still open on an earlier one have
    /// failed with link-lost by then.
    void setLink(EngineLink* link);
    bool isOpen() const;

    /// Calls `reply` once: with the engine's answer, its error, or link-lost. Not called when
    /// `context` is gone by then.
    ///   client.call<protocol::Probe>({}, this, [this](Result<protocol::ProbeReply> reply) {…});
    template<class Method, class Reply>
    void call(const typename Method::Params& params, QObject* context, Reply reply)
    {
        static_assert(protocol::isListed<Method>, "core/protocol/method_list.h lacks it");
        request(QLatin1String(Method::name), protocol::toJson(params), context,
                [reply = std::move(reply)](Result<std::string> body) mutable {
                    if (!body)
                        return reply(Result<typename Method::Reply>(std::move(body).error()));
                    reply(protocol::fromJson<typename Method::Reply>(*body));
                });
    }

signals:
    void helloReceived(const vfpilot::protocol::Hello& hello);
    void jobRecordReceived(const vfpilot::protocol::JobRecordEvent& event);
    void jobOutputReceived(const vfpilot::protocol::JobOutputEvent& event);
    void linkLost(const vfpilot::Error& reason);

private:
    using Answer = std::function<void(Result<std::string>)>;
    struct Open
    {
        QPointer<QObject> context;
        Answer answer;
    };

    void request(const QString& method, const std::string& params, QObject* context, Answer answer);
    void receive(const QByteArray& line);
    void notify(const protocol::Message& message);
    void answer(const protocol::Message& message);
    void breakLink(const Error& reason);
    void lose(const Error& reason);
    void failOpenRequests(const Error& reason);

    QPointer<EngineLink> m_link;
    std::map<std::int64_t, Open> m_open;
    std::int64_t m_lastId = 0;
    bool m_greeted = false;
    Error m_reason; ///< why the link is gone
};

} // namespace vfpilot::remote
