// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "remote/file_hash.h"
#include "remote/kept_secrets.h"
#include "tests/support/memory_store.h"
#include "tests/support/password_server.h"
#include "tests/support/remote_bench.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::remote;
using vfpilot::test::PasswordServer;
using vfpilot::test::RemoteBench;
using State = Connection::State;
using Kind = SecretQuestion::Kind;

/// Keys and the agent against a real server; passwords and prompts against an in-process one.
class TestSignIn : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_bench.server.start({"MaxAuthTries=4"}));
        m_bench.trustHost();
        m_locked = m_bench.makeKey("locked key", "open sesame");
        m_bench.authorize(m_locked);
        m_stranger = m_bench.makeKey("stranger");
    }

    void cleanup()
    {
        m_bench.trustHost(); // some tests are about another server
        qunsetenv("SSH_AUTH_SOCK");
        m_agent.terminate();
        m_agent.waitForFinished();
    }

    void takesTheProfilesKey()
    {
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(m_bench.profile());
        expectReady(connection);
        QVERIFY(asked.isEmpty());
    }

    void takesADefaultKey()
    {
        auto settings = m_bench.settings();
        settings.defaultKeys = {m_bench.path("none"), m_stranger, m_bench.key};
        Connection connection(settings);
        connection.open(withKey({}));
        expectReady(connection);
    }

    void takesOneOfSeveralKeysOfTheProfile()
    {
        HostProfile profile = withKey(m_bench.path("none"));
        profile.configName = "bench"; // a file that is named there need not be
        profile.moreKeys = {m_stranger, m_bench.key};
        profile.isOnlyOwnKeys = true;
        Connection connection(m_bench.settings());
        connection.open(profile);
        expectReady(connection);
    }

    void offersOnlyTheKeysThatAreNamed()
    {
        startAgent();
        QCOMPARE(test::run("ssh-add", {"-q", m_bench.key}), 0);
        auto settings = m_bench.settings();
        settings.defaultKeys = {m_bench.key};
        HostProfile profile = withKey(m_stranger);
        profile.isOnlyOwnKeys = true;
        Connection connection(settings);
        connection.open(profile);
        const Error error = expectFailure(connection, Errc::AuthFailed);
        QVERIFY2(error.detail.find("agent") == std::string::npos, error.detail.c_str());
        QVERIFY2(error.detail.find("my key") == std::string::npos, error.detail.c_str());
    }

    void asksForThePassphraseOfTheProfilesKey()
    {
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(withKey(m_locked));
        SecretQuestion question = next(asked);
        QCOMPARE(question.kind, Kind::KeyPassphrase);
        QCOMPARE(question.keyFile, m_locked);
        QCOMPARE(question.user, m_bench.server.user());
        QCOMPARE(question.host, QString("bench"));
        QVERIFY(!question.retry);
        connection.answerSecret("wrong");
        question = next(asked);
        QVERIFY(question.retry);
        connection.answerSecret("open sesame");
        expectReady(connection);

        // A reconnect asks nothing.
        m_bench.server.killSessions();
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), State::Reconnecting, 10000);
        expectReady(connection);
        QVERIFY(asked.isEmpty());
    }

    void asksForNoPassphraseOfAKeyTheServerDoesNotWant()
    {
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(withKey(m_bench.makeKey("locked stranger", "x")));
        const Error error = expectFailure(connection, Errc::AuthFailed);
        QVERIFY(asked.isEmpty());
        QVERIFY2(error.detail.find("locked stranger: not accepted") != std::string::npos,
                 error.detail.c_str());
    }

    void takesTheAgentsKeyBeforeAskingForAPassphrase()
    {
        startAgent();
        QCOMPARE(test::run("ssh-add", {"-q", m_stranger, m_bench.key}), 0);
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(withKey(m_locked));
        expectReady(connection);
        QVERIFY(asked.isEmpty());
    }

    void triesKeysInTheOrderThatCostsLeast()
    {
        RemoteBench strict;
        QVERIFY(strict.server.start({"MaxAuthTries=20", "LogLevel=VERBOSE"}));
        strict.trustHost();
        const QString open = strict.makeKey("open");
        const QString held = strict.makeKey("held");
        const QString locked = strict.makeKey("locked", "open sesame");
        const QString standard = strict.makeKey("standard");
        startAgent();
        QCOMPARE(test::run("ssh-add", {"-q", held}), 0);
        auto settings = strict.settings();
        settings.defaultKeys = {standard};
        HostProfile profile = strict.profile();
        profile.keyFile = locked; // first in the profile, and yet not first
        profile.moreKeys = {open};
        Connection connection(settings);
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(profile);
        const Error error = expectFailure(connection, Errc::AuthFailed);
        QVERIFY(asked.isEmpty());
        QStringList offered;
        for (const QByteArray& line : strict.server.log().split('\n')) {
            for (const QString& key : {open, held, locked, standard}) {
                if (line.contains("Failed publickey") && line.contains(fingerprint(key)))
                    offered += QFileInfo(key).fileName();
            }
        }
        QCOMPARE(offered, QStringList({"open", "held", "locked", "standard"}));
        // And the reasons stand in the same order.
        qsizetype last = -1;
        const QString detail = QString::fromStdString(error.detail);
        for (const char* reason : {"open: not", "agent: not", "locked: not", "standard: not"}) {
            const qsizetype at = detail.indexOf(QLatin1String(reason));
            QVERIFY2(at > last, qPrintable(detail));
            last = at;
        }
    }

    void isNotCrowdedOutByAFullAgent()
    {
        startAgent();
        for (int i = 0; i < 6; ++i)
            QCOMPARE(test::run("ssh-add", {"-q", m_bench.makeKey(QString("other %1").arg(i))}), 0);
        Connection connection(m_bench.settings());
        connection.open(m_bench.profile()); // MaxAuthTries is 4
        expectReady(connection);
    }

    void asksForAPasswordAfterAFullAgent()
    {
        startAgent();
        for (int i = 0; i < 6; ++i)
            QCOMPARE(test::run("ssh-add", {"-q", m_bench.makeKey(QString("full %1").arg(i))}), 0);
        PasswordServer server(hostKey(), hello());
        server.offersKeys = true;
        server.hangsUpAfter = 4;
        trust(server);
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(to(server));
        QCOMPARE(next(asked).kind, Kind::Password);
        connection.answerSecret("secret");
        expectReady(connection);
        QCOMPARE(server.connections.load(), 2); // the server shut the door once
    }

    void keepsAPasswordForTheNextRunIfWanted_data()
    {
        QTest::addColumn<bool>("hasKeyboard");
        QTest::newRow("password") << false;
        QTest::newRow("keyboard-interactive") << true;
    }

    void keepsAPasswordForTheNextRunIfWanted()
    {
        QFETCH(bool, hasKeyboard);
        PasswordServer server(hostKey(), hello());
        server.offersKeyboard = hasKeyboard;
        server.offersPassword = !hasKeyboard;
        trust(server);
        test::MemoryStore store;
        KeptSecrets kept(store, m_bench.path("kept.ini"));
        const HostProfile profile = to(server);
        const auto run = [&](const std::function<void(Connection&, QSignalSpy&)>& body) {
            Connection connection(m_bench.settings());
            connection.setKeptSecrets(&kept);
            QSignalSpy asked(&connection, &Connection::secretAsked);
            connection.open(profile);
            body(connection, asked);
        };
        run([](Connection& connection, QSignalSpy& asked) {
            next(asked);
            connection.answerSecret("secret"); // not to be kept
            expectReady(connection);
        });
        QVERIFY(store.secrets.isEmpty());
        run([](Connection& connection, QSignalSpy& asked) {
            next(asked);
            connection.answerSecret("falsch", true);
            QVERIFY(next(asked).retry);
            connection.answerSecret("secret", true);
            expectReady(connection);
        });
        QCOMPARE(store.secrets.value(KeptSecrets::passwordName(profile)), QByteArray("secret"));
        run([](Connection& connection, QSignalSpy& asked) {
            expectReady(connection);
            QVERIFY(asked.isEmpty());
        });
        server.password = "changed";
        run([&](Connection& connection, QSignalSpy& asked) {
            const SecretQuestion question = next(asked);
            QVERIFY(question.retry);
            QVERIFY(question.keptWasWrong);
            QVERIFY(store.secrets.isEmpty());
            connection.answerSecret("changed");
            expectReady(connection);
        });
        QVERIFY(store.secrets.isEmpty());
        QVERIFY(!test::readFile(m_bench.path("kept.ini")).contains("secret"));
    }

    void keepsAPasswordAndNoCode()
    {
        PasswordServer server(hostKey(), hello());
        server.offersKeyboard = true;
        server.asksForCode = true;
        trust(server);
        test::MemoryStore store;
        KeptSecrets kept(store, m_bench.path("kept codes.ini"));
        const auto signIn = [&](const QByteArray& code, qsizetype questions) {
            Connection connection(m_bench.settings());
            connection.setKeptSecrets(&kept);
            QSignalSpy asked(&connection, &Connection::secretAsked);
            connection.open(to(server));
            for (qsizetype i = 0; i < questions; ++i) {
                const SecretQuestion question = next(asked);
                connection.answerSecret(question.prompt.contains("code") ? code : "secret", true);
            }
            expectReady(connection);
        };
        signIn("123456", 2);
        QCOMPARE(store.secrets.values(), QList<QByteArray>{"secret"});
        signIn("123456", 1); // for the code alone

        // A wrong code does not throw the password away.
        Connection connection(m_bench.settings());
        connection.setKeptSecrets(&kept);
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(to(server));
        QVERIFY(next(asked).prompt.contains("code"));
        connection.answerSecret("000000");
        QVERIFY(next(asked).prompt.contains("Password"));
        QCOMPARE(store.secrets.size(), 1);
    }

    void keepsAPassphraseForTheNextRunIfWanted()
    {
        test::MemoryStore store;
        KeptSecrets kept(store, m_bench.path("kept keys.ini"));
        for (int questions : {1, 0}) {
            Connection connection(m_bench.settings());
            connection.setKeptSecrets(&kept);
            QSignalSpy asked(&connection, &Connection::secretAsked);
            connection.open(withKey(m_locked));
            if (questions > 0) {
                next(asked);
                connection.answerSecret("open sesame", true);
            }
            expectReady(connection);
            QVERIFY(asked.isEmpty());
        }
        QCOMPARE(store.secrets.keys(), QStringList(KeptSecrets::passphraseName(m_locked)));
    }

    void asksThePersonWhenTheKeychainIsNotThere()
    {
        PasswordServer server(hostKey(), hello());
        trust(server);
        KeptSecrets* none = nullptr;
        test::MemoryStore store;
        store.kind = SecretStore::State::Missing;
        KeptSecrets kept(store, m_bench.path("kept nowhere.ini"));
        for (KeptSecrets* one : {none, &kept}) {
            Connection connection(m_bench.settings());
            connection.setKeptSecrets(one);
            QSignalSpy asked(&connection, &Connection::secretAsked);
            connection.open(to(server));
            next(asked);
            connection.answerSecret("secret", true);
            expectReady(connection);
        }
        QVERIFY(store.secrets.isEmpty());
    }

    void doesNotMindAnAgentThatIsGone()
    {
        qputenv("SSH_AUTH_SOCK", m_bench.path("no socket").toUtf8());
        Connection connection(m_bench.settings());
        connection.open(m_bench.profile());
        expectReady(connection);
    }

    void saysWhyNothingWorked()
    {
        startAgent();
        QCOMPARE(test::run("ssh-add", {"-q", m_stranger}), 0);
        Connection connection(m_bench.settings());
        connection.open(withKey(m_stranger));
        const Error error = expectFailure(connection, Errc::AuthFailed);
        QCOMPARE(error.args.at("user"), m_bench.server.user().toStdString());
        QCOMPARE(error.args.at("host"), "bench");
        QCOMPARE(error.args.at("methods"), "publickey");
        for (const char* reason : {"stranger: not accepted", "agent: not accepted"})
            QVERIFY2(error.detail.find(reason) != std::string::npos, error.detail.c_str());
    }

    void namesAKeyFileThatCannotBeUsed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("absent") << m_bench.path("absent");
        QTest::newRow("public half") << m_bench.key + ".pub";
        QTest::newRow("no key") << m_bench.path("authorized_keys");
    }

    void namesAKeyFileThatCannotBeUsed()
    {
        QFETCH(QString, file);
        Connection connection(m_bench.settings());
        connection.open(withKey(file));
        const Error error = expectFailure(connection, Errc::KeyUnreadable);
        QCOMPARE(error.args.at("path"), file.toStdString());
    }

    void endsWhenThePersonGivesUp()
    {
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(withKey(m_locked));
        next(asked);
        connection.cancelSecret();
        expectFailure(connection, Errc::Cancelled);
    }

    void asksForAPasswordUntilItIsRight()
    {
        PasswordServer server(hostKey(), hello());
        trust(server);
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(to(server));
        SecretQuestion question = next(asked);
        QCOMPARE(question.kind, Kind::Password);
        QVERIFY(!question.retry);
        connection.answerSecret("falsch");
        QVERIFY(next(asked).retry);
        connection.answerSecret("secret");
        expectReady(connection);
        QCOMPARE(server.passwordTries.load(), 2);
    }

    void reconnectsWithThePasswordItWasGiven()
    {
        PasswordServer server(hostKey(), hello());
        trust(server);
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        QSignalSpy lost(&connection, &Connection::linkLost);
        connection.open(to(server));
        next(asked);
        connection.answerSecret("secret");
        expectReady(connection);
        server.hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, 10000);
        expectReady(connection);
        QVERIFY(asked.isEmpty());

        // But not after the person has left the host.
        connection.close();
        connection.open(to(server));
        next(asked);
    }

    void stopsAfterThreeWrongPasswords()
    {
        PasswordServer server(hostKey(), hello());
        trust(server);
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(to(server));
        for (int i = 0; i < 3; ++i) {
            next(asked);
            connection.answerSecret("Geheimnis");
        }
        const Error error = expectFailure(connection, Errc::AuthFailed);
        QCOMPARE(server.passwordTries.load(), 3);
        QCOMPARE(error.args.at("methods"), "password");
        QVERIFY(error.detail.find("Geheimnis") == std::string::npos);
    }

    void answersEachPromptOfKeyboardInteractive()
    {
        PasswordServer server(hostKey(), hello());
        server.offersKeyboard = true;
        server.asksForCode = true;
        trust(server);
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(to(server));
        SecretQuestion question = next(asked);
        QCOMPARE(question.kind, Kind::KeyboardInteractive);
        QCOMPARE(question.prompt, QString("Two steps\nPassword:"));
        QVERIFY(!question.echo);
        connection.answerSecret("secret");
        question = next(asked);
        QCOMPARE(question.prompt, QString("Two steps\n[1mOne-time code:")); // nothing that acts
        QVERIFY(question.echo);
        connection.answerSecret("123456");
        expectReady(connection);
        QCOMPARE(server.passwordTries.load(), 0);

        // The code is not kept: only that is asked again.
        server.hangUp();
        question = next(asked);
        QVERIFY(question.prompt.contains("code"));
        connection.answerSecret("123456");
        expectReady(connection);
    }

    void doesNotAskForThePasswordOnceMoreAfterPrompts()
    {
        PasswordServer server(hostKey(), hello());
        server.offersKeyboard = true;
        trust(server);
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(to(server));
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(next(asked).retry, i > 0);
            connection.answerSecret("falsch");
        }
        expectFailure(connection, Errc::AuthFailed);
        QCOMPARE(server.keyboardTries.load(), 3);
        QCOMPARE(server.passwordTries.load(), 0);
    }

    void keepsAPasswordTypedWhileTheServerHungUp()
    {
        PasswordServer server(hostKey(), hello());
        trust(server);
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(to(server));
        next(asked);
        server.hangUp();
        QTest::qWait(200);
        connection.answerSecret("secret");
        expectReady(connection);
        QVERIFY(asked.isEmpty());
    }

    void goesWithoutKeysWhenTheServerShutTheDoor()
    {
        PasswordServer server(hostKey(), hello());
        server.offersKeys = true;
        server.hangsUpAfter = 2;
        trust(server);
        auto settings = m_bench.settings();
        settings.defaultKeys = {m_stranger, m_bench.key, m_locked};
        Connection connection(settings);
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(to(server));
        QCOMPARE(next(asked).kind, Kind::Password);
        connection.answerSecret("secret");
        expectReady(connection);
    }

    void offersNoMoreKeysThanAServerTakes()
    {
        PasswordServer server(hostKey(), hello());
        server.offersKeys = true;
        server.hangsUpAfter = 6; // as sshd does
        trust(server);
        HostProfile profile = to(server);
        for (int i = 0; i < 8; ++i)
            profile.moreKeys += m_bench.makeKey(QString("key %1").arg(i));
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(profile);
        QCOMPARE(next(asked).kind, Kind::Password);
        QCOMPARE(server.connections.load(), 1); // the server did not shut the door
        connection.answerSecret("secret");
        expectReady(connection);
    }

private:
    void startAgent()
    {
        const QString socket = m_bench.path("agent");
        QFile::remove(socket);
        m_agent.start("ssh-agent", {"-D", "-a", socket});
        QTRY_VERIFY(QFile::exists(socket));
        qputenv("SSH_AUTH_SOCK", socket.toUtf8());
    }

    static QByteArray fingerprint(const QString& key)
    {
        QProcess process;
        process.start("ssh-keygen", {"-l", "-f", key + ".pub"});
        process.waitForFinished();
        return process.readAll().split(' ').value(1);
    }

    HostProfile withKey(const QString& file) const
    {
        HostProfile profile = m_bench.profile();
        profile.keyFile = file;
        return profile;
    }

    HostProfile to(const PasswordServer& server) const
    {
        HostProfile profile = withKey({});
        profile.port = server.serverPort();
        return profile;
    }

    QString hostKey() const { return m_bench.path("server/ssh_host_ed25519_key"); }

    void trust(const PasswordServer& server) const
    {
        m_bench.writePersonKnownHosts("[127.0.0.1]:" + QByteArray::number(server.serverPort()) +
                                      ' ' + m_bench.server.hostKey() + '\n');
    }

    /// What an engine of the right build would say first.
    QByteArray hello() const
    {
        protocol::Hello hello;
        hello.protocol = protocol::protocolVersion;
        hello.buildHash = fileSha256(m_bench.settings().enginePath)->toStdString();
        hello.machineId = "in-process";
        return QByteArray::fromStdString(
                   protocol::encode({{}, protocol::Hello::name, protocol::toJson(hello), {}})) +
               '\n';
    }

    static void expectReady(Connection& connection)
    {
        QSignalSpy failed(&connection, &Connection::failed);
        QTRY_VERIFY_WITH_TIMEOUT(connection.state() == State::Ready || !failed.isEmpty(), 10000);
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

    static SecretQuestion next(QSignalSpy& asked)
    {
        if (asked.isEmpty() && !asked.wait(10000)) {
            QTest::qFail("no question came", __FILE__, __LINE__);
            return {};
        }
        return asked.takeFirst()[0].value<SecretQuestion>();
    }

    RemoteBench m_bench;
    QString m_locked;
    QString m_stranger;
    QProcess m_agent;
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_sign_in.moc"
