// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/engine_client.h"
#include "remote/link/engine_link.h"

#include <QSignalSpy>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::remote;

namespace {

/// Keeps what was sent; the test says what comes back.
class ScriptedLink : public EngineLink
{
public:
    void sendLine(const QByteArray& line) override { sent.append(line); }
    void close() override { isClosed = true; }

    QList<QByteArray> sent;
    bool isClosed = false;
};

QByteArray helloLine()
{
    protocol::Hello hello;
    hello.protocol = protocol::protocolVersion;
    hello.machineId = "5f1c";
    return QByteArray::fromStdString(
        protocol::encode({{}, protocol::Hello::name, protocol::toJson(hello), {}}));
}

QByteArray answerLine(std::int64_t id, const std::string& body)
{
    return QByteArray::fromStdString(protocol::encode({id, {}, body, {}}));
}

const Error cut{Errc::LinkLost, {{"host", "pve"}}, "reset by peer"};

} // namespace

class TestEngineClient : public QObject
{
    Q_OBJECT

private slots:
    void isOpenOnlyAfterHello()
    {
        EngineClient client;
        ScriptedLink link;
        QSignalSpy hello(&client, &EngineClient::helloReceived);
        client.setLink(&link);
        QVERIFY(!client.isOpen());
        emit link.lineReceived(helloLine());
        QVERIFY(client.isOpen());
        QCOMPARE(hello.size(), 1);
        QCOMPARE(hello[0][0].value<protocol::Hello>().machineId, "5f1c");
    }

    void givesEachAnswerToItsCall()
    {
        EngineClient client;
        ScriptedLink link;
        open(client, link);
        QStringList got;
        client.call<protocol::Apply>({}, this, [&](Result<protocol::JobStarted> reply) {
            got << "apply " + QString::fromStdString(reply->job);
        });
        client.call<protocol::CancelJob>({"j1"}, this, [&](Result<protocol::Empty> reply) {
            got << "cancel " + QString::fromLatin1(wireName(reply.error().code).data());
        });
        QCOMPARE(link.sent.size(), 2);
        emit link.lineReceived(QByteArray::fromStdString(
            protocol::encode({2, {}, {}, fail(Errc::JobState, {{"job", "j1"}})})));
        emit link.lineReceived(answerLine(1, R"({"job":"j2"})"));
        QCOMPARE(got, (QStringList{"cancel job-state", "apply j2"}));
    }

    void failsOpenCallsOnceWithLinkLost()
    {
        EngineClient client;
        ScriptedLink link;
        open(client, link);
        QSignalSpy lost(&client, &EngineClient::linkLost);
        int calls = 0;
        client.call<protocol::Probe>({}, this, [&](Result<protocol::ProbeReply> reply) {
            ++calls;
            QCOMPARE(reply.error(), cut);
        });
        emit link.closed(cut);
        emit link.lineReceived(answerLine(1, "{}"));
        QCOMPARE(calls, 1);
        QCOMPARE(lost.size(), 1);
        QVERIFY(!client.isOpen());
    }

    void answersACallWithoutLinkLater()
    {
        EngineClient client;
        bool called = false;
        client.call<protocol::Probe>({}, this, [&](Result<protocol::ProbeReply> reply) {
            called = true;
            QCOMPARE(reply.error().code, Errc::LinkLost);
        });
        QVERIFY(!called);
        QTRY_VERIFY(called);
    }

    void forgetsCallsWhoseContextIsGone()
    {
        EngineClient client;
        ScriptedLink link;
        open(client, link);
        auto context = std::make_unique<QObject>();
        bool called = false;
        client.call<protocol::Probe>({}, context.get(),
                                     [&](const Result<protocol::ProbeReply>&) { called = true; });
        context.reset();
        emit link.lineReceived(answerLine(1, "{}"));
        QVERIFY(!called);
    }

    void sendsNothingOverTheLineLimit()
    {
        EngineClient client;
        ScriptedLink link;
        open(client, link);
        std::optional<Error> error;
        const std::string big(protocol::lineLimit, 'x');
        client.call<protocol::GetJob>(
            {big}, this, [&](const Result<protocol::JobInfo>& reply) { error = reply.error(); });
        QTRY_VERIFY(error);
        QCOMPARE(error->code, Errc::LineTooLong);
        QVERIFY(link.sent.isEmpty());
        QVERIFY(client.isOpen());
    }

    void breaksTheLinkOnWhatIsNoMessage_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("text") << QByteArray("Last login: today");
        QTest::newRow("request") << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":"probe"})");
        QTest::newRow("second hello") << helloLine();
        QTest::newRow("answer to nothing")
            << QByteArray::fromStdString(protocol::encode({{}, {}, {}, fail(Errc::LineTooLong)}));
        QTest::newRow("wrong type in an event")
            << QByteArray(R"({"jsonrpc":"2.0","method":"job.record","params":{"job":7}})");
    }

    void breaksTheLinkOnWhatIsNoMessage()
    {
        QFETCH(QByteArray, line);
        EngineClient client;
        ScriptedLink link;
        open(client, link);
        QSignalSpy lost(&client, &EngineClient::linkLost);
        std::optional<Error> error;
        client.call<protocol::Probe>(
            {}, this, [&](const Result<protocol::ProbeReply>& reply) { error = reply.error(); });
        emit link.lineReceived(line);
        QVERIFY(link.isClosed);
        QCOMPARE(lost.size(), 1);
        QVERIFY(error);
        QCOMPARE(error->code, Errc::LinkLost);
    }

    void ignoresWhatANewerEngineAdds()
    {
        EngineClient client;
        ScriptedLink link;
        open(client, link);
        emit link.lineReceived(R"({"jsonrpc":"2.0","method":"moon.phase","params":{}})");
        emit link.lineReceived(answerLine(99, "{}"));
        QVERIFY(client.isOpen());
    }

    void speaksOverTheNewLinkAfterALoss()
    {
        EngineClient client;
        ScriptedLink first;
        ScriptedLink second;
        open(client, first);
        emit first.closed(cut);
        open(client, second);
        emit first.lineReceived("noise from the old link");
        QVERIFY(client.isOpen());
        client.call<protocol::Probe>({}, this, [](const Result<protocol::ProbeReply>&) {});
        QCOMPARE(second.sent.size(), 1);
    }

private:
    static void open(EngineClient& client, ScriptedLink& link)
    {
        client.setLink(&link);
        emit link.lineReceived(helloLine());
        QVERIFY(client.isOpen());
    }
};

QTEST_GUILESS_MAIN(TestEngineClient)
#include "tst_engine_client.moc"
