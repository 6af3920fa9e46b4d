// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/session.h"

#include <QTest>

#include <thread>

#include <unistd.h>

using namespace vfpilot;
using namespace vfpilot::engine;
using protocol::Message;

namespace {

/// Answers "echo" with its params, and has one piece of news after "watch".
class EchoService : public Service
{
public:
    std::vector<std::string> log;

    Answer answer(const std::string& method, const std::string& params) override
    {
        log.push_back(method);
        if (method == "echo")
            return {params};
        if (method == "watch") {
            m_watched = true;
            return {std::string("{}"), [this] { log.push_back("afterwards"); }};
        }
        if (method == "flood")
            return {"\"" + std::string(protocol::lineLimit, 'x') + "\""};
        return {fail(Errc::UnknownMethod, {{"method", method}})};
    }

    std::vector<Message> news() override
    {
        if (!std::exchange(m_watched, false))
            return {};
        return {{{}, "job.record", "{}", {}}};
    }

private:
    bool m_watched = false;
};

/// What a session says to these bytes, line by line, the first being hello.
struct Talk
{
    std::vector<Message> said;
    EchoService service;
    bool endedByOther = false;

    explicit Talk(const std::string& bytes)
    {
        int toEngine[2];
        int fromEngine[2];
        if (::pipe(toEngine) != 0 || ::pipe(fromEngine) != 0)
            return;
        std::thread writer([&] {
            std::string_view rest = bytes;
            while (!rest.empty()) {
                const auto written = ::write(toEngine[1], rest.data(), rest.size());
                if (written <= 0)
                    break;
                rest.remove_prefix(static_cast<std::size_t>(written));
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(300)); // let news come
            ::close(toEngine[1]);
        });
        std::thread reader([&] {
            LineInput lines(fromEngine[0]);
            std::string line;
            for (;;) {
                const auto kind = lines.next(line, std::chrono::seconds(10));
                if (kind != LineInput::Kind::Line)
                    break;
                if (auto message = protocol::decode(line))
                    said.push_back(*message);
            }
        });
        LineInput input(toEngine[0]);
        endedByOther = serve(input, fromEngine[1], protocol::Hello{}, service);
        ::close(fromEngine[1]);
        writer.join();
        reader.join();
        ::close(toEngine[0]);
        ::close(fromEngine[0]);
    }
};

std::string request(int id, const std::string& method, const std::string& params = "{}")
{
    return protocol::encode({id, method, params, {}}) + "\n";
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private slots:
    void saysHelloFirstAndEndsWithTheLink()
    {
        const Talk talk("");
        QVERIFY(talk.endedByOther);
        QCOMPARE(talk.said.size(), 1U);
        QCOMPARE(talk.said[0].method, "hello");
    }

    void answersEachRequestByItsId()
    {
        const Talk talk(request(1, "echo", R"({"a":1})") + request(2, "echo", R"({"a":2})"));
        QCOMPARE(talk.said.size(), 3U);
        QCOMPARE(*talk.said[1].id, 1);
        QCOMPARE(talk.said[2].body, R"({"a":2})");
    }

    void goesOnAfterEveryBadLine()
    {
        const std::string whole = std::string(protocol::lineLimit + 1, 'x') + "\n";
        const Talk talk("garbage\n" + whole + "\n\xff\xfe\n[]\n" + request(1, "no-such") +
                        R"({"jsonrpc":"2.0","id":"a","method":"echo"})" + "\n" +
                        request(9, "echo"));
        std::vector<Errc> codes;
        for (const Message& message : talk.said) {
            if (message.error)
                codes.push_back(message.error->code);
        }
        const std::vector<Errc> expected = {
            Errc::BadMessage, Errc::LineTooLong,   Errc::BadMessage, Errc::BadMessage,
            Errc::BadMessage, Errc::UnknownMethod, Errc::BadMessage};
        QVERIFY(codes == expected);
        QCOMPARE(*talk.said.back().id, 9);
        QVERIFY(!talk.said.back().error);
    }

    void takesALineOfExactlyTheLimit()
    {
        std::string line = request(1, "echo", R"({"a":""})");
        line.insert(line.find("\"\"") + 1, protocol::lineLimit - (line.size() - 1), 'x');
        QCOMPARE(line.size() - 1, protocol::lineLimit);
        const Talk talk(line);
        QCOMPARE(talk.said.size(), 2U);
        QCOMPARE(*talk.said[1].id, 1);
    }

    void neverSendsALineOverTheLimit()
    {
        const Talk talk(request(5, "flood"));
        QCOMPARE(talk.said.size(), 2U);
        QCOMPARE(*talk.said[1].id, 5);
        QCOMPARE(talk.said[1].error->code, Errc::LineTooLong);
    }

    void sendsNewsBetweenAnswersAndActsAfterTheAnswer()
    {
        const Talk talk(request(1, "watch"));
        QCOMPARE(talk.said.size(), 3U);
        QCOMPARE(talk.said[2].method, "job.record");
        QCOMPARE(talk.service.log.back(), "afterwards");
    }

    void doesNotAnswerNotifications()
    {
        const Talk talk(protocol::encode({{}, "echo", "{}", {}}) + "\n");
        QCOMPARE(talk.said.size(), 1U);
        QVERIFY(talk.service.log.empty());
    }

    void dropsALineThatWasCutByTheEnd()
    {
        std::string cut = request(1, "echo");
        cut.resize(cut.size() - 3);
        const Talk talk(cut);
        QCOMPARE(talk.said.size(), 1U);
        QVERIFY(talk.service.log.empty());
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
