// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/local_pipe.h"
#include "tests/support/remote_bench.h"
#include "tests/support/tcp_proxy.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::remote;
using vfpilot::test::RemoteBench;
using vfpilot::test::TcpProxy;
using State = Connection::State;

/// A host that is reached through others, each a real server.
class TestJump : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (RemoteBench* bench : {&m_bench, &m_first, &m_second}) {
            QVERIFY(bench->server.start());
            // One person's keys open them all.
            if (bench != &m_bench)
                bench->authorize(m_bench.key);
        }
    }

    void init()
    {
        m_proxy = std::make_unique<TcpProxy>(m_first.server.port());
        m_bench.behave("");
        trustAll();
    }

    void goesThroughOneHost()
    {
        Connection connection(m_bench.settings());
        connection.open(through({first()}));
        expectReady(connection);
        // And not past it: the proxy stands before the jump host alone.
        m_proxy->resetCount();
        QCOMPARE(echo(connection, "hello"), std::string("hello"));
        QVERIFY(m_proxy->roundTrips() > 0);
    }

    void goesThroughSeveralHosts()
    {
        Connection connection(m_bench.settings());
        connection.open(through({first(), jump(m_second, "inner")}));
        expectReady(connection);
        QCOMPARE(echo(connection, std::string(300'000, 'x')).size(), std::size_t(300'000));
    }

    void asksForTheKeyOfEachHostByItsName()
    {
        m_bench.writePersonKnownHosts("");
        QFile::remove(m_bench.settings().knownHostsFile);
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::hostKeyAsked);
        connection.open(through({first(), jump(m_second, "inner")}));
        const QList<quint16> ports = {m_proxy->port(), m_second.server.port(),
                                      m_bench.server.port()};
        const QStringList prints = {m_first.server.fingerprint(), m_second.server.fingerprint(),
                                    m_bench.server.fingerprint()};
        for (int i = 0; i < 3; ++i) {
            QTRY_COMPARE_WITH_TIMEOUT(asked.size(), i + 1, 10000);
            const auto question = asked[i][0].value<HostKeyQuestion>();
            QCOMPARE(question.host, QStringLiteral("[127.0.0.1]:%1").arg(ports[i]));
            QCOMPARE(question.fingerprint, prints[i]);
            QCOMPARE(question.jumpTo, i < 2 ? QString("bench") : QString());
            connection.answerHostKey(true);
        }
        expectReady(connection);
        QFile::remove(m_bench.settings().knownHostsFile);
    }

    void asksForTheSecretOfTheRightHost()
    {
        const QString locked = m_first.makeKey("locked", "open sesame");
        m_first.authorize(locked);
        HostProfile hop = first();
        hop.keyFile = locked;
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(through({hop}));
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 10000);
        const auto question = asked[0][0].value<SecretQuestion>();
        QCOMPARE(question.host, QString("bastion"));
        QCOMPARE(question.jumpTo, QString("bench"));
        connection.answerSecret("open sesame");
        expectReady(connection);
        QFile::remove(locked);
    }

    void stopsWhenTheKeyOfAJumpHostChanged()
    {
        m_bench.writePersonKnownHosts(line(m_proxy->port(), m_second) +
                                      line(m_bench.server.port(), m_bench));
        Connection connection(m_bench.settings());
        connection.open(through({first()}));
        const Error error = expectFailure(connection, Errc::HostKeyChanged);
        QCOMPARE(error.args.at("host"), "[127.0.0.1]:" + std::to_string(m_proxy->port()));
    }

    void saysWhichHostDidNotLetUsIn()
    {
        HostProfile hop = first();
        hop.keyFile = m_second.makeKey("stranger");
        Connection connection(m_bench.settings());
        connection.open(through({hop}));
        QCOMPARE(expectFailure(connection, Errc::AuthFailed).args.at("host"), "bastion");
        QFile::remove(hop.keyFile);
    }

    void saysWhenAJumpHostDoesNotLeadThere_data()
    {
        QTest::addColumn<bool>("isForbidden");
        QTest::newRow("nothing listens there") << false;
        QTest::newRow("forwarding forbidden") << true;
    }

    void saysWhenAJumpHostDoesNotLeadThere()
    {
        QFETCH(bool, isForbidden);
        RemoteBench strict;
        strict.authorize(m_bench.key);
        QVERIFY(strict.server.start({"AllowTcpForwarding=no"}));
        HostProfile hop = first();
        HostProfile profile = through({});
        if (isForbidden) {
            hop.port = strict.server.port();
            hop.keyFile = m_bench.key;
            m_bench.writePersonKnownHosts(line(hop.port, strict));
        } else {
            profile.port = 1;
        }
        profile.jumps = {hop};
        Connection connection(m_bench.settings());
        connection.open(profile);
        const Error error = expectFailure(connection, Errc::JumpFailed);
        QCOMPARE(error.args.at("jump"), "bastion");
        QCOMPARE(error.args.at("host"), "127.0.0.1");
        QCOMPARE(error.args.at("port"), std::to_string(profile.port));
        QVERIFY(!error.detail.empty());
    }

    void losesTheLinkWithAHostOnTheWay_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("network to the first") << "cut";
        QTest::newRow("the first one's server") << "first";
        QTest::newRow("the second one's server") << "second";
        QTest::newRow("the host's own server") << "own";
    }

    void losesTheLinkWithAHostOnTheWay()
    {
        QFETCH(QString, how);
        Connection connection(m_bench.settings());
        QSignalSpy lost(&connection, &Connection::linkLost);
        QSignalSpy asked(&connection, &Connection::hostKeyAsked);
        connection.open(through({first(), jump(m_second, "inner")}));
        expectReady(connection);
        std::optional<Error> error;
        connection.client().call<protocol::GetJob>(
            {"silent"}, this, [&](const Result<protocol::JobInfo>& r) { error = r.error(); });
        echo(connection, "it is there by now");
        if (how == "cut")
            m_proxy->cut();
        else if (how == "first")
            m_first.server.killSessions();
        else if (how == "second")
            m_second.server.killSessions();
        else
            m_bench.server.killSessions();
        QTRY_VERIFY_WITH_TIMEOUT(error, 10000);
        QCOMPARE(error->code, Errc::LinkLost);
        QCOMPARE(lost.size(), 1);
        expectReady(connection);
        QCOMPARE(echo(connection, "again"), std::string("again"));
        QVERIFY(asked.isEmpty());
    }

    void endsAtAnyMoment()
    {
        for (int ms = 0; ms < 400; ms += 25) {
            Connection connection(m_bench.settings());
            connection.open(through({first(), jump(m_second, "inner")}));
            QTest::qWait(ms);
        }
    }

    void makesPipes_data()
    {
        QTest::addColumn<bool>("isLoopback");
        QTest::newRow("of this platform") << false;
        QTest::newRow("over loopback") << true;
    }

    void makesPipes()
    {
        QFETCH(bool, isLoopback);
        qintptr other = -1;
        const auto ours = isLoopback ? makeLoopbackPipe(other) : makeLocalPipe(other);
        QVERIFY(ours);
        QTcpSocket theirs; // any stream socket will do for it
        QVERIFY(theirs.setSocketDescriptor(other));
        const QByteArray sent(200'000, 'x');
        QByteArray got;
        ours->write(sent);
        QTRY_VERIFY((got += theirs.readAll()).size() >= sent.size());
        QCOMPARE(got, sent);
        theirs.write("back");
        got.clear();
        QTRY_VERIFY((got += ours->readAll()) == "back");
        theirs.abort();
        QTRY_VERIFY(!ours->isOpen() || ours->read(1).isEmpty());
    }

private:
    static HostProfile jump(const RemoteBench& bench, const QString& name)
    {
        HostProfile profile = bench.profile();
        profile.name = name;
        profile.root = "/";
        return profile;
    }

    /// By the proxy.
    HostProfile first() const
    {
        HostProfile profile = jump(m_first, "bastion");
        profile.port = m_proxy->port();
        return profile;
    }

    HostProfile through(const QList<HostProfile>& jumps) const
    {
        HostProfile profile = m_bench.profile();
        profile.jumps = jumps;
        return profile;
    }

    static QByteArray line(quint16 port, const RemoteBench& bench)
    {
        return "[127.0.0.1]:" + QByteArray::number(port) + ' ' + bench.server.hostKey() + '\n';
    }

    void trustAll() const
    {
        m_bench.writePersonKnownHosts(line(m_proxy->port(), m_first) +
                                      line(m_second.server.port(), m_second) +
                                      line(m_bench.server.port(), m_bench));
    }

    std::string echo(Connection& connection, const std::string& text)
    {
        std::optional<std::string> got;
        connection.client().call<protocol::GetJob>(
            {"echo:" + text}, this, [&](const Result<protocol::JobInfo>& reply) {
                got = reply ? reply->summary.id : reply.error().detail;
            });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(got, 10000); }();
        return got.value_or("");
    }

    static void expectReady(Connection& connection)
    {
        QSignalSpy failed(&connection, &Connection::failed);
        QTRY_VERIFY_WITH_TIMEOUT(connection.state() == State::Ready || !failed.isEmpty(), 20000);
        if (!failed.isEmpty()) {
            const auto error = failed[0][0].value<Error>();
            QFAIL((std::string(wireName(error.code)) + ": " + error.detail).c_str());
        }
    }

    static Error expectFailure(Connection& connection, Errc code)
    {
        QSignalSpy failed(&connection, &Connection::failed);
        if (!failed.wait(10000))
            return {};
        const auto error = failed[0][0].value<Error>();
        [&] { QCOMPARE(wireName(error.code), wireName(code)); }();
        return error;
    }

    RemoteBench m_bench;
    RemoteBench m_first;
    RemoteBench m_second;
    std::unique_ptr<TcpProxy> m_proxy;
};

QTEST_GUILESS_MAIN(TestJump)
#include "tst_jump.moc"
