// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remote_bench.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::remote;
using vfpilot::test::RemoteBench;
using State = Connection::State;

/// What is done with the key a host shows, against a real server.
class TestHostKey : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_bench = std::make_unique<RemoteBench>();
        QVERIFY(m_bench->server.start());
    }

    void asksForAnUnknownKeyAndKeepsTheAnswer()
    {
        {
            Connection connection(m_bench->settings());
            QSignalSpy asked(&connection, &Connection::hostKeyAsked);
            connection.open(m_bench->profile());
            QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 10000);
            QCOMPARE(connection.state(), State::CheckingHostKey);
            const auto question = asked[0][0].value<HostKeyQuestion>();
            QCOMPARE(question.host, hostPort());
            QCOMPARE(question.keyType, QString("ssh-ed25519"));
            QCOMPARE(question.fingerprint, m_bench->server.fingerprint());
            connection.answerHostKey(true);
            QTRY_COMPARE_WITH_TIMEOUT(connection.state(), State::Ready, 10000);
        }
        const QString ours = m_bench->settings().knownHostsFile;
        QCOMPARE(test::readFile(ours), line(hostPort()));
        QCOMPARE(QFileInfo(ours).permissions() & 0x0077, QFile::Permissions());
        QVERIFY(!QFileInfo::exists(m_bench->path("person_known_hosts")));
        expectKnown();
    }

    void leavesAHostWhoseKeyWasNotAccepted()
    {
        Connection connection(m_bench->settings());
        QSignalSpy asked(&connection, &Connection::hostKeyAsked);
        connection.open(m_bench->profile());
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 10000);
        connection.answerHostKey(false);
        expectFailure(connection, Errc::HostKeyRejected);
        QVERIFY(!QFileInfo::exists(m_bench->settings().knownHostsFile));
        QVERIFY(!m_bench->server.log().contains("Accepted"));
    }

    void keepsEarlierKeysWhenItAddsOne()
    {
        const QByteArray earlier = "# mine\nother ssh-ed25519 AAAA";
        QDir().mkpath(m_bench->path("ours"));
        test::writeFile(m_bench->settings().knownHostsFile, earlier);
        Connection connection(m_bench->settings());
        QSignalSpy asked(&connection, &Connection::hostKeyAsked);
        connection.open(m_bench->profile());
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 10000);
        connection.answerHostKey(true);
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), State::Ready, 10000);
        QCOMPARE(test::readFile(m_bench->settings().knownHostsFile),
                 earlier + '\n' + line(hostPort()));
    }

    void knowsAHostByThePersonsFile_data()
    {
        QTest::addColumn<QString>("form");
        QTest::newRow("[host]:port") << "plain";
        QTest::newRow("hashed") << "hashed";
        QTest::newRow("one of several names") << "list";
        QTest::newRow("wildcard") << "wildcard";
        QTest::newRow("after lines that say nothing") << "noise";
        QTest::newRow("with tabs and a comment") << "tabs";
    }

    void knowsAHostByThePersonsFile()
    {
        QFETCH(QString, form);
        m_bench->writePersonKnownHosts(entry(form));
        expectKnown();
        QVERIFY(!QFileInfo::exists(m_bench->settings().knownHostsFile));
    }

    void stopsAtAChangedKey_data() { knowsAHostByThePersonsFile_data(); }

    void stopsAtAChangedKey()
    {
        QFETCH(QString, form);
        const QByteArray entries = entry(form);
        m_bench->writePersonKnownHosts(entries);
        changeHostKey();
        Connection connection(m_bench->settings());
        QSignalSpy asked(&connection, &Connection::hostKeyAsked);
        connection.open(m_bench->profile());
        const Error error = expectFailure(connection, Errc::HostKeyChanged);
        QVERIFY(asked.isEmpty());
        QCOMPARE(error.args.at("host"), hostPort().toStdString());
        QCOMPARE(error.args.at("file"), m_bench->path("person_known_hosts").toStdString());
        QCOMPARE(error.args.at("line"), std::to_string(entries.count('\n')));
        QCOMPARE(error.args.at("fingerprint"), m_bench->server.fingerprint().toStdString());
        // Nothing was told to a server that may be another one.
        QVERIFY(!m_bench->server.log().contains("Accepted"));
        QCOMPARE(m_bench->server.execs(), 0);
        connection.answerHostKey(true);
        QTest::qWait(100);
        QCOMPARE(connection.state(), State::Failed);
    }

    void asksWhenOnlyAnotherTypeIsKnown()
    {
        const QString rsa = m_bench->path("rsa");
        test::run("ssh-keygen", {"-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", rsa});
        m_bench->writePersonKnownHosts(hostPort().toUtf8() + ' ' +
                                       test::readFile(rsa + ".pub").split(' ').first(2).join(' ') +
                                       '\n');
        Connection connection(m_bench->settings());
        QSignalSpy asked(&connection, &Connection::hostKeyAsked);
        connection.open(m_bench->profile());
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 10000);
        const auto question = asked[0][0].value<HostKeyQuestion>();
        QCOMPARE(question.keyType, QString("ssh-ed25519"));
        QCOMPARE(question.otherType, QString("ssh-rsa"));
        QCOMPARE(question.otherFile, m_bench->path("person_known_hosts"));
        connection.answerHostKey(true);
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), State::Ready, 10000);
    }

    void stopsWhenTheSameTypeDiffersBesideOthers()
    {
        const QString other = m_bench->path("other");
        const QString rsa = m_bench->path("rsa");
        test::run("ssh-keygen", {"-q", "-t", "ed25519", "-N", "", "-f", other});
        test::run("ssh-keygen", {"-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", rsa});
        QByteArray known;
        for (const QString& key : {rsa, other}) {
            known += hostPort().toUtf8() + ' ' +
                     test::readFile(key + ".pub").split(' ').first(2).join(' ') + '\n';
        }
        m_bench->writePersonKnownHosts(known);
        Connection connection(m_bench->settings());
        connection.open(m_bench->profile());
        QCOMPARE(expectFailure(connection, Errc::HostKeyChanged).args.at("line"), "2");
    }

    void saysThatAnAuthorityIsNotHeeded()
    {
        m_bench->writePersonKnownHosts("@cert-authority " + line("[127.0.0.*]:*"));
        Connection connection(m_bench->settings());
        QSignalSpy asked(&connection, &Connection::hostKeyAsked);
        connection.open(m_bench->profile());
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 10000);
        QVERIFY(asked[0][0].value<HostKeyQuestion>().hasAuthority);
    }

    void asksTheServerForTheTypeThatIsKnown()
    {
        const QString rsa = m_bench->path("rsa");
        test::run("ssh-keygen", {"-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", rsa});
        // HostKey adds to the server's own ed25519 key, which libssh would prefer.
        QVERIFY(
            m_bench->server.start({"HostKey=\"" + rsa + "\"", "HostKey=\"" + ed25519() + "\""}));
        m_bench->writePersonKnownHosts(hostPort().toUtf8() + ' ' +
                                       test::readFile(rsa + ".pub").split(' ').first(2).join(' ') +
                                       '\n');
        expectKnown();
    }

    void stopsAtARevokedKey()
    {
        m_bench->writePersonKnownHosts(line(hostPort()) + "@revoked " + line("*"));
        Connection connection(m_bench->settings());
        connection.open(m_bench->profile());
        QCOMPARE(expectFailure(connection, Errc::HostKeyChanged).args.at("line"), "2");
    }

    void doesNotTakeAnotherPortsKey()
    {
        m_bench->writePersonKnownHosts(line("127.0.0.1") + line("[127.0.0.1]:1") +
                                       line("*,![127.0.0.1]:*"));
        Connection connection(m_bench->settings());
        QSignalSpy asked(&connection, &Connection::hostKeyAsked);
        connection.open(m_bench->profile());
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 10000);
    }

    void goesOnAfterTheServerGaveUpWaitingForTheAnswer()
    {
        QVERIFY(m_bench->server.start({"LoginGraceTime=1"}));
        Connection connection(m_bench->settings());
        QSignalSpy asked(&connection, &Connection::hostKeyAsked);
        connection.open(m_bench->profile());
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 10000);
        QTest::qWait(2500);
        connection.answerHostKey(true);
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), State::Ready, 10000);
        QCOMPARE(asked.size(), 1);
    }

private:
    QString hostPort() const
    {
        return QStringLiteral("[127.0.0.1]:%1").arg(m_bench->server.port());
    }
    QString ed25519() const { return m_bench->path("server/ssh_host_ed25519_key"); }
    QByteArray line(const QString& names) const
    {
        return names.toUtf8() + ' ' + m_bench->server.hostKey() + '\n';
    }

    /// Lines of which the last one is this host's.
    QByteArray entry(const QString& form) const
    {
        if (form == "list")
            return line("pve,10.0.0.1," + hostPort() + ",pve.home");
        if (form == "wildcard")
            return line("[127.0.0.*]:*");
        if (form == "noise") {
            return "# comment\n\n" + line("other") + "@cert-authority " + line("*") +
                   hostPort().toUtf8() + " ssh-future AAAA\n" + "damaged\n" + line(hostPort());
        }
        if (form == "tabs")
            return line(hostPort()).trimmed().replace(' ', '\t') + " me@home\n";
        if (form == "hashed") {
            const QString file = m_bench->path("hashing");
            test::writeFile(file, line("elsewhere") + line(hostPort()));
            test::run("ssh-keygen", {"-q", "-H", "-f", file});
            return test::readFile(file);
        }
        return line(hostPort());
    }

    void changeHostKey()
    {
        const quint16 port = m_bench->server.port();
        m_bench->server.stop();
        m_bench->server.makeNewHostKey();
        QVERIFY(m_bench->server.start({}, port));
    }

    void expectKnown()
    {
        Connection connection(m_bench->settings());
        QSignalSpy asked(&connection, &Connection::hostKeyAsked);
        connection.open(m_bench->profile());
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), State::Ready, 10000);
        QVERIFY(asked.isEmpty());
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

    std::unique_ptr<RemoteBench> m_bench;
};

QTEST_GUILESS_MAIN(TestHostKey)
#include "tst_host_key.moc"
