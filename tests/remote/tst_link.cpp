// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "tests/support/processes.h"
#include "tests/support/remote_bench.h"
#include "tests/support/tcp_proxy.h"

#include <QElapsedTimer>
#include <QHostInfo>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::remote;
using vfpilot::test::RemoteBench;
using vfpilot::test::TcpProxy;
using State = Connection::State;
using Reply = Result<protocol::JobInfo>;

/// A link that carries, and a link that breaks.
class TestLink : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_bench.server.start()); }

    void init()
    {
        m_proxy = std::make_unique<TcpProxy>(m_bench.server.port());
        m_bench.behave("");
        trust(m_proxy->port());
    }

    void carriesRequestsAndAnswers()
    {
        Connection connection(m_bench.settings());
        open(connection);
        QStringList got;
        for (int i = 0; i < 200; ++i) {
            const std::string text = "echo:" + std::to_string(i);
            connection.client().call<protocol::GetJob>({text}, this, [&](const Reply& reply) {
                got += QString::fromStdString(reply ? reply->summary.id : reply.error().detail);
            });
        }
        QTRY_COMPARE(got.size(), 200);
        QCOMPARE(got.first(), QString("0"));
        QCOMPARE(got.last(), QString("199"));
    }

    void carriesLinesOfTheLimitBothWays()
    {
        Connection connection(m_bench.settings());
        open(connection);
        QSignalSpy output(&connection.client(), &EngineClient::jobOutputReceived);
        QCOMPARE(ask(connection, "line:1048576").summary.id, "");
        QCOMPARE(output.size(), 1);
        QVERIFY(output[0][0].value<protocol::JobOutputEvent>().text.size() > 1048000);

        const std::string frame = protocol::encode(
            {2, protocol::GetJob::name, protocol::toJson(protocol::JobId{"count:"}), {}});
        const std::string id = "count:" + std::string(protocol::lineLimit - frame.size(), 'y');
        QCOMPARE(ask(connection, id).summary.id, std::to_string(id.size()));
        QCOMPARE(connection.state(), State::Ready);
    }

    void refusesALineOverTheLimit()
    {
        Connection connection(m_bench.settings());
        open(connection);
        QSignalSpy lost(&connection, &Connection::linkLost);
        std::optional<Error> error;
        connection.client().call<protocol::GetJob>(
            {"line:1048577"}, this, [&](const Reply& reply) { error = reply.error(); });
        QTRY_VERIFY(error);
        QCOMPARE(error->code, Errc::LinkLost);
        QCOMPARE(lost.size(), 1);
        QCOMPARE(lost[0][0].value<Error>().code, Errc::LineTooLong);
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), State::Ready, 10000);
    }

    void failsOpenRequestsWhenTheLinkIsCut_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("network") << "cut";
        QTest::newRow("session's server process killed") << "kill";
        QTest::newRow("engine ends") << "die";
    }

    void failsOpenRequestsWhenTheLinkIsCut()
    {
        QFETCH(QString, how);
        Connection connection(m_bench.settings());
        open(connection);
        QSignalSpy lost(&connection, &Connection::linkLost);
        QSignalSpy ready(&connection, &Connection::ready);
        QList<Error> errors;
        for (int i = 0; i < 3; ++i) {
            connection.client().call<protocol::GetJob>(
                {"silent"}, this, [&](const Reply& reply) { errors += reply.error(); });
        }
        ask(connection, "echo:all three are there by now");
        if (how == "cut")
            m_proxy->cut();
        else if (how == "kill")
            m_bench.server.killSessions();
        else
            connection.client().call<protocol::GetJob>({"die"}, this, [](const Reply&) {});
        QTRY_COMPARE_WITH_TIMEOUT(errors.size(), 3, 10000);
        for (const Error& error : errors) {
            QCOMPARE(error.code, Errc::LinkLost);
            QCOMPARE(error.args.at("host"), "bench");
        }
        QCOMPARE(lost.size(), 1);
        QCOMPARE(lost[0][1].toInt(), 1);
        QCOMPARE(connection.state(), State::Reconnecting);
        QVERIFY(!connection.client().isOpen());

        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 10000);
        QCOMPARE(ask(connection, "echo:again").summary.id, "again");
        QCOMPARE(errors.size(), 3);
    }

    void noticesADeadLinkByItself()
    {
        auto settings = m_bench.settings();
        settings.keepAliveMs = 400;
        settings.silenceMs = 1500;
        Connection connection(settings);
        open(connection);
        QSignalSpy lost(&connection, &Connection::linkLost);
        QTest::qWait(4000);
        QVERIFY(lost.isEmpty()); // a quiet link is no dead one
        QElapsedTimer timer;
        timer.start();
        m_proxy->goDead(true);
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, 35000);
        qInfo("noticed after %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() > 1000 && timer.elapsed() < 4000);
        m_proxy->cut();
        m_proxy->goDead(false);
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), State::Ready, 20000);
    }

    void asksOnlyOnceMoreAfterASleep()
    {
        auto settings = m_bench.settings();
        settings.keepAliveMs = 400;
        settings.silenceMs = 120000;
        Connection connection(settings);
        open(connection);
        QSignalSpy lost(&connection, &Connection::linkLost);
        test::sleepAsAWhole(7);
        QTest::qWait(3000);
        QVERIFY(lost.isEmpty()); // the host is there and answers
        m_proxy->goDead(true);
        test::sleepAsAWhole(7);
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, 5000);
        m_proxy->cut();
        m_proxy->goDead(false);
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), State::Ready, 20000);
    }

    void triesLessAndLessOften()
    {
        Connection connection(m_bench.settings());
        open(connection);
        QSignalSpy lost(&connection, &Connection::linkLost);
        m_proxy->setTarget(1);
        m_proxy->cut();
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 3, 20000);
        QCOMPARE(lost[0][1].toInt(), 1);
        QCOMPARE(lost[1][1].toInt(), 2);
        QCOMPARE(lost[2][1].toInt(), 4);
        QCOMPARE(connection.state(), State::Reconnecting);
        m_proxy->setTarget(m_bench.server.port());
        connection.reconnectNow();
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), State::Ready, 3000);
    }

    void stopsWhenAnotherMachineAnswers()
    {
        Connection connection(m_bench.settings());
        open(connection);
        QSignalSpy failed(&connection, &Connection::failed);
        m_bench.behave("machine machine-2\n");
        m_proxy->cut();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 10000);
        QCOMPARE(failed[0][0].value<Error>().code, Errc::OtherMachine);
        QCOMPARE(connection.state(), State::Failed);
    }

    void stopsWhenAnotherKeyAnswers()
    {
        Connection connection(m_bench.settings());
        open(connection);
        QSignalSpy failed(&connection, &Connection::failed);
        QSignalSpy asked(&connection, &Connection::hostKeyAsked);
        RemoteBench other;
        QVERIFY(other.server.start());
        // Even where the files do not know the host any more.
        m_bench.writePersonKnownHosts("");
        m_proxy->setTarget(other.server.port());
        m_proxy->cut();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 10000);
        QCOMPARE(failed[0][0].value<Error>().code, Errc::HostKeyChanged);
        QVERIFY(asked.isEmpty());
    }

    void saysWhyItCannotConnect()
    {
        Connection connection(m_bench.settings());
        QSignalSpy failed(&connection, &Connection::failed);
        m_proxy.reset();
        HostProfile profile = m_bench.profile();
        profile.port = 1;
        connection.open(profile);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 10000);
        Error error = failed[0][0].value<Error>();
        QCOMPARE(error.code, Errc::ConnectFailed);
        QCOMPARE(error.args.at("port"), "1");
        QVERIFY(!error.detail.empty());

        profile.address = "no-such-host.invalid";
        connection.open(profile);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, 15000);
        error = failed[1][0].value<Error>();
        QVERIFY(error.code == Errc::ConnectFailed || error.code == Errc::ConnectTimeout);
    }

    void givesUpOnAServerThatSaysNothing()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        auto settings = m_bench.settings();
        settings.connectTimeoutSeconds = 1;
        Connection connection(settings);
        QSignalSpy failed(&connection, &Connection::failed);
        HostProfile profile = m_bench.profile();
        profile.port = silent.serverPort();
        connection.open(profile);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 5000);
        const auto error = failed[0][0].value<Error>();
        QCOMPARE(error.code, Errc::ConnectTimeout);
        QCOMPARE(error.args.at("seconds"), "1");
    }

    void reachesANameWhoseFirstAddressIsNotTheRightOne()
    {
        if (QHostInfo::fromName("localhost").addresses().isEmpty())
            QSKIP("SKIPPED: this machine has no name for itself");
        // "localhost" may be ::1 first, where nothing listens.
        HostProfile profile = m_bench.profile();
        profile.address = "localhost";
        m_bench.writePersonKnownHosts("[localhost]:" + QByteArray::number(profile.port) + ' ' +
                                      m_bench.server.hostKey() + '\n');
        Connection connection(m_bench.settings());
        connection.open(profile);
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), State::Ready, 10000);
    }

    void closesForGood()
    {
        Connection connection(m_bench.settings());
        open(connection);
        QSignalSpy lost(&connection, &Connection::linkLost);
        QSignalSpy failed(&connection, &Connection::failed);
        std::optional<Error> error;
        connection.client().call<protocol::GetJob>(
            {"silent"}, this, [&](const Reply& reply) { error = reply.error(); });
        connection.close();
        QVERIFY(error);
        QCOMPARE(error->code, Errc::LinkLost);
        QCOMPARE(connection.state(), State::Idle);
        QTest::qWait(1500);
        QCOMPARE(connection.state(), State::Idle);
        QVERIFY(lost.isEmpty());
        QVERIFY(failed.isEmpty());
        open(connection);
    }

    void endsAtAnyMoment()
    {
        for (int ms = 0; ms < 200; ms += 10) {
            Connection connection(m_bench.settings());
            HostProfile profile = m_bench.profile();
            profile.port = m_proxy->port();
            connection.open(profile);
            QTest::qWait(ms);
        }
    }

private:
    void trust(quint16 port) const
    {
        m_bench.writePersonKnownHosts("[127.0.0.1]:" + QByteArray::number(port) + ' ' +
                                      m_bench.server.hostKey() + '\n');
    }

    /// Through the proxy.
    void open(Connection& connection)
    {
        HostProfile profile = m_bench.profile();
        profile.port = m_proxy->port();
        connection.open(profile);
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), State::Ready, 10000);
    }

    protocol::JobInfo ask(Connection& connection, const std::string& id)
    {
        std::optional<Reply> got;
        connection.client().call<protocol::GetJob>({id}, this,
                                                   [&](const Reply& reply) { got = reply; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(got && *got, 10000); }();
        return got && *got ? **got : protocol::JobInfo();
    }

    RemoteBench m_bench;
    std::unique_ptr<TcpProxy> m_proxy;
};

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
