// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mute_port.h"
#include "tests/support/remote_bench.h"
#include "tests/support/tcp_proxy.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QThread>

using namespace vfpilot;
using namespace vfpilot::remote;
using vfpilot::test::MutePort;
using vfpilot::test::RemoteBench;
using vfpilot::test::TcpProxy;
using State = Connection::State;

/// A name lookup that was given up lives on in Qt's thread until the system's resolver has ended,
/// which may be after the last test. LeakSanitizer asks for this by its name.
extern "C" const char* __lsan_default_suppressions()
{
    return "leak:NameLookup::NameLookup\n";
}

namespace {

constexpr int atOnceMs = 1000;

/// Threads of this process, without those of Qt's own pools that wait for the next task.
int sshThreads()
{
    int found = 0;
    const QDir tasks("/proc/self/task");
    for (const QString& task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        found += test::readFile(tasks.filePath(task + "/comm")).trimmed() == "ssh";
    return found;
}

} // namespace

/// The person gives up, in each phase of connecting: it ends at once, nothing is signalled any
/// more, and no thread stays.
class TestCancel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTRY_COMPARE_WITH_TIMEOUT(sshThreads(), 0, 1000);
        m_bench = std::make_unique<RemoteBench>();
        QVERIFY(m_bench->server.start());
        m_bench->trustHost();
    }

    void leavesNoThreadHoweverEarlyItGoes()
    {
        for (int i = 0; i < 40; ++i) {
            HostProfile profile = m_bench->profile();
            profile.address = i % 2 ? "no-such-host.invalid" : "127.0.0.1";
            auto connection = std::make_unique<Connection>(m_bench->settings());
            connection->open(profile);
            QThread::usleep(100 * static_cast<unsigned long>(i));
            QElapsedTimer timer;
            timer.start();
            connection.reset();
            QVERIFY2(timer.elapsed() < atOnceMs, qPrintable(QString::number(timer.elapsed())));
            QTRY_COMPARE_WITH_TIMEOUT(sshThreads(), 0, 1000); // its last instant is its own
        }
    }

    void endsAtOnce_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::newRow("before anything was done") << "at once";
        QTest::newRow("name lookup") << "lookup";
        QTest::newRow("TCP to where nothing answers") << "tcp";
        QTest::newRow("key exchange with a server that says nothing") << "mute server";
        QTest::newRow("key exchange with one that stops in the middle") << "half a handshake";
        QTest::newRow("question about the host key") << "host key";
        QTest::newRow("question for a secret") << "secret";
        QTest::newRow("upload of the engine") << "upload";
        QTest::newRow("wait for the hello") << "hello";
        QTest::newRow("ready, with a request open") << "request";
        QTest::newRow("wait for the next try") << "lost";
    }

    void endsAtOnce()
    {
        QFETCH(QString, phase);
        for (const bool isDestroyed : {false, true}) {
            auto connection = std::make_unique<Connection>(m_settings = m_bench->settings());
            bringTo(phase, connection);
            if (QTest::currentTestFailed())
                return;
            if (phase != "at once")
                QTRY_COMPARE(sshThreads(), 1);
            QSignalSpy ready(connection.get(), &Connection::ready);
            QSignalSpy failed(connection.get(), &Connection::failed);
            QSignalSpy lost(connection.get(), &Connection::linkLost);
            QSignalSpy hostKey(connection.get(), &Connection::hostKeyAsked);
            QSignalSpy secret(connection.get(), &Connection::secretAsked);
            QElapsedTimer timer;
            timer.start();
            if (!isDestroyed) {
                connection->close();
                QCOMPARE(connection->state(), State::Idle);
                // The session thread is done with it, too: it takes the next order.
                HostProfile profile = m_bench->profile();
                m_bench->behave("");
                m_bench->trustHost();
                connection->open(profile);
                QTRY_COMPARE_WITH_TIMEOUT(connection->state(), State::Ready, 10000);
                QCOMPARE(ready.size(), 1);
                connection->close();
                timer.restart();
            }
            connection.reset();
            QVERIFY2(timer.elapsed() < atOnceMs, qPrintable(QString::number(timer.elapsed())));
            QTRY_COMPARE_WITH_TIMEOUT(sshThreads(), 0, 1000);
            QTest::qWait(50);
            for (const QSignalSpy* spy : {&failed, &lost, &hostKey, &secret})
                QVERIFY(spy->isEmpty());
            expectNoHalfFile();
            cleanup();
        }
    }

    void cleanup()
    {
        m_proxy.reset();
        m_silent.reset();
        m_mute.reset();
        if (m_bench) {
            m_bench->behave("");
            m_bench->trustHost();
            QDir(m_bench->profile().root + "/var").removeRecursively();
        }
    }

private:
    void bringTo(const QString& phase, std::unique_ptr<Connection>& connection)
    {
        HostProfile profile = m_bench->profile();
        const auto waitFor = [&](State state) {
            connection->open(profile);
            QTRY_COMPARE_WITH_TIMEOUT(connection->state(), state, 10000);
        };
        if (phase == "at once") {
            profile.address = "no-such-host.invalid";
            connection->open(profile);
        } else if (phase == "lookup") {
            profile.address = "no-such-host.invalid";
            waitFor(State::Connecting);
        } else if (phase == "tcp") {
            m_mute = std::make_unique<MutePort>();
            profile.port = m_mute->port();
            waitFor(State::Connecting);
            QTest::qWait(200);
            QCOMPARE(connection->state(), State::Connecting);
        } else if (phase == "mute server") {
            m_silent = std::make_unique<QTcpServer>();
            QVERIFY(m_silent->listen(QHostAddress::LocalHost));
            profile.port = m_silent->serverPort();
            waitFor(State::Connecting);
            QTRY_VERIFY(m_silent->hasPendingConnections());
        } else if (phase == "half a handshake") {
            m_proxy = std::make_unique<TcpProxy>(m_bench->server.port());
            profile.port = m_proxy->port();
            connection->open(profile);
            QTRY_VERIFY(m_proxy->bytesToServer() > 0);
            m_proxy->goDead(true);
            QTest::qWait(200);
            QVERIFY(connection->state() <= State::CheckingHostKey);
        } else if (phase == "host key") {
            m_bench->writePersonKnownHosts("");
            QSignalSpy asked(connection.get(), &Connection::hostKeyAsked);
            connection->open(profile);
            QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 10000);
        } else if (phase == "secret") {
            profile.keyFile = m_bench->makeKey("locked", "open sesame");
            m_bench->authorize(profile.keyFile);
            QSignalSpy asked(connection.get(), &Connection::secretAsked);
            connection->open(profile);
            QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 10000);
        } else if (phase == "upload") {
            slowDown();
            profile.port = m_proxy->port();
            QSignalSpy progress(connection.get(), &Connection::engineProgress);
            connection->open(profile);
            QTRY_VERIFY_WITH_TIMEOUT(progress.size() > 1, 20000);
            QCOMPARE(connection->state(), State::Uploading);
        } else if (phase == "hello") {
            m_bench->behave("mute\n");
            QSignalSpy states(connection.get(), &Connection::stateChanged);
            connection->open(profile);
            QTRY_VERIFY_WITH_TIMEOUT(
                !m_bench->engineFiles().isEmpty() && connection->state() == State::Starting, 10000);
            QTest::qWait(200);
        } else if (phase == "request") {
            waitFor(State::Ready);
            connection->client().call<protocol::GetJob>(
                {"silent"}, this, [](const Result<protocol::JobInfo>& reply) {
                    QCOMPARE(reply.error().code, Errc::LinkLost);
                });
        } else if (phase == "lost") {
            waitFor(State::Ready);
            m_bench->server.killSessions();
            QTRY_COMPARE_WITH_TIMEOUT(connection->state(), State::Reconnecting, 10000);
        }
    }

    /// So slow that the engine is under way for long.
    void slowDown()
    {
        m_proxy = std::make_unique<TcpProxy>(m_bench->server.port());
        m_proxy->setBandwidth(400'000);
        m_bench->writePersonKnownHosts("[127.0.0.1]:" + QByteArray::number(m_proxy->port()) + ' ' +
                                       m_bench->server.hostKey() + '\n');
    }

    void expectNoHalfFile() const
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->engineFiles().filter(".part").isEmpty(), 5000);
    }

    std::unique_ptr<RemoteBench> m_bench;
    Connection::Settings m_settings;
    std::unique_ptr<TcpProxy> m_proxy;
    std::unique_ptr<QTcpServer> m_silent;
    std::unique_ptr<MutePort> m_mute;
};

QTEST_GUILESS_MAIN(TestCancel)
#include "tst_cancel.moc"
