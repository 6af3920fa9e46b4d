// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/kept_secrets.h"
#include "remote/ssh/sudo_words.h"
#include "tests/support/account_server.h"
#include "tests/support/memory_store.h"
#include "tests/support/remote_bench.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::remote;
using vfpilot::test::AccountServer;
using vfpilot::test::RemoteBench;
using State = Connection::State;
using Kind = SecretQuestion::Kind;

/// People who are not root, and hosts that are not to be touched, on a real server with accounts,
/// PAM and sudo.
class TestRootAccess : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString reason = AccountServer::whyNot();
        if (!reason.isEmpty())
            QSKIP(qPrintable(reason));
        m_password = QString::fromUtf8(AccountServer::password());
        restart();
    }

    void init()
    {
        if (m_setup != QByteArray())
            restart();
    }

    void asksRootForNothing()
    {
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(as("root"));
        expectReady(connection);
        QVERIFY(asked.isEmpty());
        expectRootsEngine();
    }

    void needsNoPasswordWhereSudoWantsNone()
    {
        forgetEngine();
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(as("free"));
        expectReady(connection);
        QVERIFY(asked.isEmpty());
        expectRootsEngine();
    }

    void asksOnceForThePasswordOfSudo()
    {
        forgetEngine();
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        QSignalSpy lost(&connection, &Connection::linkLost);
        connection.open(as("admin"));
        SecretQuestion question = next(asked);
        QCOMPARE(question.kind, Kind::Sudo);
        QCOMPARE(question.user, QString("admin"));
        QCOMPARE(question.host, QString("bench"));
        QVERIFY(!question.retry);
        QCOMPARE(connection.state(), State::SigningIn);
        connection.answerSecret("falsch");
        question = next(asked);
        QVERIFY(question.retry);
        connection.answerSecret(m_password);
        expectReady(connection);
        expectRootsEngine();

        // A package goes the same way, and is root's alone.
        const QString package = m_bench.path("i915-sriov-dkms_2025.07.22_amd64.deb");
        test::writeFile(package, "!<arch>\ndebian-binary   " + QByteArray(300'000, 'x'));
        std::optional<Result<protocol::PackageFile>> reply;
        connection.uploadPackage(package, this, {}, [&](auto got) { reply = got; });
        QTRY_VERIFY_WITH_TIMEOUT(reply, 15000);
        QVERIFY(*reply);
        const QString there = "/var/lib/vfpilot/packages/" +
                              QString::fromStdString((*reply)->sha256 + '/' + (*reply)->fileName);
        QCOMPARE(test::readFile(m_server.inside(there)), test::readFile(package));
        const QFileInfo info(m_server.inside(there));
        QCOMPARE(info.ownerId(), 0u);
        QCOMPARE(info.permissions() & 0x0177, QFile::Permissions());

        // Neither does a lost link ask again.
        m_server.killSessions();
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, 15000);
        expectReady(connection);
        QVERIFY(asked.isEmpty());
        expectNoSecret();
    }

    void keepsThePasswordOfSudoForTheNextRunIfWanted()
    {
        test::MemoryStore store;
        KeptSecrets kept(store, m_bench.path("kept.ini"));
        const HostProfile profile = as("admin");
        {
            Connection connection(m_bench.settings());
            connection.setKeptSecrets(&kept);
            QSignalSpy asked(&connection, &Connection::secretAsked);
            connection.open(profile);
            next(asked);
            connection.answerSecret(m_password, true);
            expectReady(connection);
        }
        QCOMPARE(store.secrets.value(KeptSecrets::sudoName(profile)), m_password.toUtf8());
        {
            Connection connection(m_bench.settings());
            connection.setKeptSecrets(&kept);
            QSignalSpy asked(&connection, &Connection::secretAsked);
            connection.open(profile);
            expectReady(connection);
            QVERIFY(asked.isEmpty());
        }
        store.secrets[KeptSecrets::sudoName(profile)] = "changed there";
        Connection connection(m_bench.settings());
        connection.setKeptSecrets(&kept);
        QSignalSpy asked(&connection, &Connection::secretAsked);
        connection.open(profile);
        QVERIFY(next(asked).keptWasWrong);
        QVERIFY(store.secrets.isEmpty());
        connection.answerSecret(m_password);
        expectReady(connection);
        expectNoSecret();
    }

    void saysWhyThereIsNoRoot_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QStringList>("answers");
        QTest::addColumn<QString>("code");
        QTest::newRow("three wrong passwords")
            << "admin" << QStringList({"a", "b", "c"}) << "sudo-password-wrong";
        QTest::newRow("no password") << "admin" << QStringList({""}) << "sudo-password-needed";
        QTest::newRow("not in sudoers")
            << "guest" << QStringList({"correct horse"}) << "sudo-not-allowed";
        QTest::newRow("requiretty") << "terminal" << QStringList() << "sudo-needs-terminal";
    }

    void saysWhyThereIsNoRoot()
    {
        QFETCH(QString, user);
        QFETCH(QStringList, answers);
        QFETCH(QString, code);
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        QSignalSpy failed(&connection, &Connection::failed);
        connection.open(as(user));
        for (const QString& answer : answers) {
            next(asked);
            connection.answerSecret(answer);
        }
        const Error error = failure(failed);
        QCOMPARE(wireName(error.code), code.toStdString());
        QCOMPARE(error.args.at("user"), user.toStdString());
        QCOMPARE(error.args.at("host"), "bench");
        QVERIFY(error.detail.find("correct horse") == std::string::npos);
        QVERIFY2(error.detail.find("ask:") == std::string::npos, error.detail.c_str());
    }

    void endsWhenThePersonGivesUp()
    {
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        QSignalSpy failed(&connection, &Connection::failed);
        connection.open(as("admin"));
        next(asked);
        connection.cancelSecret();
        QCOMPARE(wireName(failure(failed).code), "cancelled");
    }

    void refusesAHost_data()
    {
        QTest::addColumn<QByteArray>("setup");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, const QByteArray& setup, const QString& code,
                            const QString& key = {}, const QString& value = {}) {
            QTest::newRow(name) << setup << code << key << value;
        };
        row("PVE 7", "sed -i s/8.2.4/7.4-16/ /var/lib/dpkg/status", "pve-too-old", "version",
            "7.4-16");
        row("no PVE", "rm /var/lib/dpkg/status", "not-pve", "found",
            "Debian GNU/Linux 12 (bookworm)");
        row("PVE removed",
            "sed -i 's/install ok installed/deinstall ok config-files/' "
            "/var/lib/dpkg/status",
            "not-pve");
        row("noexec", "mount -o remount,noexec /var/lib", "folder-noexec", "path", "/var/lib");
        row("read-only", "mount -o remount,ro /var/lib", "folder-read-only", "path", "/var/lib");
        row("full", "mount -o remount,size=2m /var/lib", "no-space", "path", "/var/lib");
        row("folder of another user", "mkdir /var/lib/vfpilot; chown guest /var/lib/vfpilot",
            "folder-unsafe", "owner", "4203");
        row("folder open to its group", "mkdir -m 0770 /var/lib/vfpilot", "folder-unsafe", "mode",
            "770");
        row("folder open to all",
            "mkdir -p -m 0700 /var/lib/vfpilot; "
            "mkdir -m 1777 /var/lib/vfpilot/engine",
            "folder-unsafe", "path", "/var/lib/vfpilot/engine");
        row("link instead of a folder", "mkdir /run/x; ln -s /run/x /var/lib/vfpilot",
            "folder-unsafe", "mode", "link");
        row("no sudo", "mount --bind /dev/null /usr/bin/sudo", "sudo-missing");
    }

    void refusesAHost()
    {
        QFETCH(QByteArray, setup);
        QFETCH(QString, code);
        QFETCH(QString, key);
        QFETCH(QString, value);
        restart(setup);
        const QStringList before = filesOf("/var/lib");
        Connection connection(m_bench.settings());
        QSignalSpy failed(&connection, &Connection::failed);
        connection.open(as("free"));
        const Error error = failure(failed);
        QCOMPARE(wireName(error.code), code.toStdString());
        if (!key.isEmpty())
            QCOMPARE(error.args.at(key.toStdString()), value.toStdString());
        QCOMPARE(filesOf("/var/lib"), before); // nothing was written
    }

    void signsInByPasswordOfAnAccount_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("kind");
        QTest::newRow("password") << QStringList({"KbdInteractiveAuthentication no"})
                                  << int(Kind::Password);
        QTest::newRow("keyboard-interactive")
            << QStringList({"PasswordAuthentication no"}) << int(Kind::KeyboardInteractive);
        QTest::newRow("key, then password")
            << QStringList({"AuthenticationMethods publickey,password"}) << int(Kind::Password);
    }

    void signsInByPasswordOfAnAccount()
    {
        QFETCH(QStringList, options);
        QFETCH(int, kind);
        restart({}, options);
        m_setup = "changed"; // made anew for the next one
        Connection connection(m_bench.settings());
        QSignalSpy asked(&connection, &Connection::secretAsked);
        HostProfile profile = as("free");
        if (!options[0].contains("publickey"))
            profile.keyFile.clear();
        connection.open(profile);
        SecretQuestion question = next(asked);
        QCOMPARE(int(question.kind), kind);
        connection.answerSecret("falsch");
        question = next(asked);
        QVERIFY(question.retry);
        connection.answerSecret(m_password);
        expectReady(connection);
        QVERIFY(asked.isEmpty());
        expectNoSecret();
    }

    void readsTheWordsOfSudo()
    {
        QCOMPARE(int(sudoVerdict("")), int(SudoVerdict::NotSudo));
        QCOMPARE(int(sudoVerdict("sh: 1: nothing")), int(SudoVerdict::NotSudo));
        QCOMPARE(int(sudoVerdict("sudo: a password is required\n")),
                 int(SudoVerdict::WantsPassword));
        QCOMPARE(int(sudoVerdict("sudo: 3 incorrect password attempts\n")),
                 int(SudoVerdict::WrongPassword));
        QCOMPARE(int(sudoVerdict("Sorry, user x is not allowed to execute '/bin/sh' as root\n")),
                 int(SudoVerdict::NotAllowed));
        QCOMPARE(int(sudoVerdict("sudo: /etc/sudoers is world writable\n")),
                 int(SudoVerdict::Other));
    }

private:
    void restart(const QByteArray& setup = {}, const QStringList& options = {})
    {
        m_setup = setup;
        QVERIFY(m_server.start(setup, options));
        m_bench.writePersonKnownHosts("[127.0.0.1]:" + QByteArray::number(m_server.port()) + ' ' +
                                      m_server.hostKey() + '\n');
    }

    HostProfile as(const QString& user) const
    {
        HostProfile profile = m_bench.profile();
        profile.user = user;
        profile.port = m_server.port();
        profile.root = "/";
        return profile;
    }

    void forgetEngine() const { QDir(m_server.inside("/var/lib/vfpilot")).removeRecursively(); }

    void expectRootsEngine() const
    {
        const QString base = m_server.inside("/var/lib/vfpilot");
        const QStringList found = filesOf("/var/lib/vfpilot/engine");
        QVERIFY(!found.isEmpty());
        for (const QString& path : {base, base + "/engine", base + "/engine/" + found.last()}) {
            QCOMPARE(QFileInfo(path).ownerId(), 0u);
            QCOMPARE(QFileInfo(path).permissions() & 0x0077, QFile::Permissions());
        }
    }

    QStringList filesOf(const QString& folder) const
    {
        QString out;
        QProcess find;
        find.start("find", {m_server.inside(folder), "-printf", "%P %m %u %s\\n"});
        find.waitForFinished();
        QStringList lines = QString::fromUtf8(find.readAllStandardOutput()).split('\n');
        lines.removeAll(QString());
        lines.sort();
        for (QString& line : lines) {
            if (folder.endsWith("engine"))
                line = line.section(' ', 0, 0);
        }
        return lines;
    }

    /// Nothing that runs there, and nothing that was written down, has the password.
    void expectNoSecret() const
    {
        const QByteArray secret = AccountServer::password();
        const QList<int> processes = m_server.processes();
        QVERIFY(processes.size() >= 3); // the server's for the session, sudo, the engine
        for (const int process : processes) {
            for (const char* file : {"cmdline", "environ"}) {
                const QByteArray content =
                    test::readFile(QStringLiteral("/proc/%1/%2").arg(process).arg(file));
                QVERIFY2(!content.contains(secret), content.constData());
            }
        }
        QVERIFY(!m_server.log().contains(secret));
        for (const char* folder : {"/var/lib", "/run"}) {
            QCOMPARE(test::run("grep", {"-rqF", secret, m_server.inside(folder)}), 1);
        }
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

    static Error failure(QSignalSpy& failed)
    {
        if (failed.isEmpty() && !failed.wait(20000)) {
            QTest::qFail("it did not fail", __FILE__, __LINE__);
            return {};
        }
        return failed.takeFirst()[0].value<Error>();
    }

    static SecretQuestion next(QSignalSpy& asked)
    {
        if (asked.isEmpty() && !asked.wait(20000)) {
            QTest::qFail("no question came", __FILE__, __LINE__);
            return {};
        }
        return asked.takeFirst()[0].value<SecretQuestion>();
    }

    RemoteBench m_bench;
    AccountServer m_server{prepared()};
    QByteArray m_setup;
    QString m_password;

    /// The keys of the bench stand in the server's folder.
    QString prepared() const
    {
        const QString folder = m_bench.path("accounts");
        QDir().mkpath(folder);
        test::writeFile(folder + "/authorized_keys",
                        test::readFile(m_bench.path("authorized_keys")));
        return folder;
    }
};

QTEST_GUILESS_MAIN(TestRootAccess)
#include "tst_root_access.moc"
