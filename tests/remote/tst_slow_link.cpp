// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remote_bench.h"
#include "tests/support/tcp_proxy.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace vfpilot;
using namespace vfpilot::remote;
using vfpilot::test::RemoteBench;
using vfpilot::test::TcpProxy;
using State = Connection::State;

namespace {

constexpr int delayMs = 100;
constexpr qint64 bytesPerSecond = 1'000'000;
constexpr qint64 leastEngineBytes = 3'000'000; // as large as the engine may be, and a bit

} // namespace

/// A host behind 100 ms and 1 MB/s, each way.
class TestSlowLink : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_bench = std::make_unique<RemoteBench>();
        QVERIFY(m_bench->server.start());
        m_proxy = std::make_unique<TcpProxy>(m_bench->server.port());
        m_proxy->setDelay(delayMs);
        m_proxy->setBandwidth(bytesPerSecond);
        m_bench->writePersonKnownHosts("[127.0.0.1]:" + QByteArray::number(m_proxy->port()) + ' ' +
                                       m_bench->server.hostKey() + '\n');
        m_settings = m_bench->settings();
        // What stands behind the end of a program does not change what it does.
        QByteArray engine = test::readFile(m_settings.enginePath);
        m_engineBytes = std::max<qint64>(leastEngineBytes, engine.size()); // sanitizers add to it
        engine.resize(m_engineBytes, '\0');
        m_settings.enginePath = m_bench->path("engine");
        test::writeFile(m_settings.enginePath, engine);
        QFile::setPermissions(m_settings.enginePath, QFile::ReadOwner | QFile::ExeOwner);
    }

    void putsTheEngineThereAndTellsHowFarItIs()
    {
        Connection connection(m_settings);
        QList<qint64> sent;
        QList<qint64> atMs;
        QElapsedTimer timer;
        connect(&connection, &Connection::engineProgress, this, [&](qint64 now, qint64 total) {
            QCOMPARE(connection.state(), State::Uploading);
            QCOMPARE(total, m_engineBytes);
            if (sent.isEmpty())
                timer.start();
            sent += now;
            atMs += timer.elapsed();
        });
        open(connection);
        QVERIFY(std::is_sorted(sent.begin(), sent.end()));
        QCOMPARE(sent.last(), m_engineBytes);
        // Half of the bytes are told at half of the time, not all of them at once.
        const auto half = std::find_if(sent.begin(), sent.end(),
                                       [this](qint64 one) { return one >= m_engineBytes / 2; });
        const qint64 halfMs = atMs[half - sent.begin()];
        qInfo("half of it after %lld ms, all after %lld ms", halfMs, atMs.last());
        QVERIFY2(halfMs > 700 && halfMs < atMs.last() - 700, qPrintable(QString::number(halfMs)));
        QVERIFY(atMs.last() > 2500);
        QCOMPARE(m_bench->engineFiles().size(), 1);
    }

    void answersAProbeInOneRoundTripAndItsBytes()
    {
        Connection connection(m_settings);
        open(connection);
        QElapsedTimer timer;
        timer.start();
        std::optional<Result<protocol::ProbeReply>> reply;
        connection.client().call<protocol::Probe>(
            {}, this, [&](const Result<protocol::ProbeReply>& got) { reply = got; });
        QTRY_VERIFY_WITH_TIMEOUT(reply, 5000);
        QVERIFY(*reply);
        QVERIFY2(timer.elapsed() < 6 * delayMs, qPrintable(QString::number(timer.elapsed())));
        // 1 MB of answer takes its second, and the link is not taken for a dead one.
        timer.restart();
        std::optional<Result<protocol::JobInfo>> large;
        connection.client().call<protocol::GetJob>(
            {"line:1000000"}, this, [&](const Result<protocol::JobInfo>& got) { large = got; });
        QTRY_VERIFY_WITH_TIMEOUT(large, 10000);
        QVERIFY(*large);
        QVERIFY(timer.elapsed() > 900);
        QCOMPARE(connection.state(), State::Ready);
    }

    void answersWhileAPackageIsUnderWay()
    {
        Connection connection(m_settings);
        open(connection);
        const QString package = m_bench->path("i915-sriov-dkms_2025.07.22_amd64.deb");
        makePackage(package, 3'000'000);
        bool isDone = false;
        QObject here;
        QElapsedTimer whole;
        whole.start();
        connection.uploadPackage(
            package, &here, [](qint64, qint64) {},
            [&](const Result<protocol::PackageFile>& got) {
                QVERIFY2(got, got ? "" : got.error().detail.c_str());
                isDone = true;
            });
        QTest::qWait(500);
        qint64 longest = 0;
        int answers = 0;
        while (!isDone) {
            QElapsedTimer timer;
            timer.start();
            bool isAnswered = false;
            connection.client().call<protocol::GetJob>(
                {"echo:x"}, &here, [&](const Result<protocol::JobInfo>&) { isAnswered = true; });
            QTRY_VERIFY_WITH_TIMEOUT(isAnswered, 10000);
            longest = std::max(longest, timer.elapsed());
            ++answers;
        }
        qInfo("%d answers, the slowest after %lld ms", answers, longest);
        QVERIFY(answers >= 3);
        // Behind what the line holds, not behind the rest of the file.
        QVERIFY2(longest < whole.elapsed() / 2, qPrintable(QString::number(longest)));
    }

    void cancelsInTheMiddleOfTheUploadAndLeavesNothing()
    {
        Connection connection(m_settings);
        QSignalSpy progress(&connection, &Connection::engineProgress);
        connection.open(profile());
        QTRY_VERIFY_WITH_TIMEOUT(
            !progress.isEmpty() && progress.last()[0].toLongLong() > m_engineBytes / 4, 20000);
        QCOMPARE(m_bench->engineFiles().size(), 1); // the part
        QElapsedTimer timer;
        timer.start();
        connection.close();
        QCOMPARE(connection.state(), State::Idle);
        const qsizetype told = progress.size();
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->engineFiles(), QStringList(), 5000);
        qInfo("nothing left after %lld ms", timer.elapsed());
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(progress.size(), told);
        open(connection);
    }

    void cancelsWhileConnectingAtOnce_data()
    {
        QTest::addColumn<int>("afterMs");
        for (const int ms : {50, 250, 450, 650, 850})
            QTest::addRow("%d ms", ms) << ms;
    }

    void cancelsWhileConnectingAtOnce()
    {
        QFETCH(int, afterMs);
        auto connection = std::make_unique<Connection>(m_settings);
        QSignalSpy ready(connection.get(), &Connection::ready);
        connection->open(profile());
        QTest::qWait(afterMs);
        QElapsedTimer timer;
        timer.start();
        connection->close();
        QCOMPARE(connection->state(), State::Idle);
        QTest::qWait(300);
        QVERIFY(ready.isEmpty());
        timer.restart();
        connection.reset(); // with its thread
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->engineFiles(), QStringList(), 5000);
    }

private:
    HostProfile profile() const
    {
        HostProfile profile = m_bench->profile();
        profile.port = m_proxy->port();
        return profile;
    }

    void open(Connection& connection)
    {
        QSignalSpy failed(&connection, &Connection::failed);
        connection.open(profile());
        QTRY_VERIFY_WITH_TIMEOUT(connection.state() == State::Ready || !failed.isEmpty(), 30000);
        if (!failed.isEmpty())
            QFAIL(failed[0][0].value<Error>().detail.c_str());
    }

    static void makePackage(const QString& path, qsizetype size)
    {
        QByteArray content("!<arch>\ndebian-binary   ");
        content.resize(size, 'x');
        test::writeFile(path, content);
    }

    qint64 m_engineBytes = 0;
    std::unique_ptr<RemoteBench> m_bench;
    std::unique_ptr<TcpProxy> m_proxy;
    Connection::Settings m_settings;
};

QTEST_GUILESS_MAIN(TestSlowLink)
#include "tst_slow_link.moc"
