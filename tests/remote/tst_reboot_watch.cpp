// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/reboot_watch.h"
#include "tests/support/processes.h"
#include "tests/support/remote_bench.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using namespace vfpilot;
using namespace vfpilot::remote;
using vfpilot::test::RemoteBench;
using State = Connection::State;
using Phase = RebootWatch::Phase;

/// A real server that stops and starts again, with an engine that tells another boot id.
class TestRebootWatch : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_bench = std::make_unique<RemoteBench>();
        QVERIFY(m_bench->server.start());
        m_bench->trustHost();
        m_connection = std::make_unique<Connection>(m_bench->settings());
        m_connection->open(m_bench->profile());
        QTRY_COMPARE_WITH_TIMEOUT(m_connection->state(), State::Ready, 10000);
    }

    void cleanup() { m_connection.reset(); }

    void provesThatTheHostIsBack()
    {
        RebootWatch watch(*m_connection);
        QSignalSpy phases(&watch, &RebootWatch::phaseChanged);
        QSignalSpy finished(&watch, &RebootWatch::finished);
        watch.start(m_connection->hello());
        goDown();
        QTRY_COMPARE(watch.phase(), Phase::Down);
        QTest::qWait(3000); // Tries of the connection fail meanwhile.
        QCOMPARE(watch.phase(), Phase::Down);
        comeBack("boot boot-2\n");
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);
        QCOMPARE(finished[0][0].value<protocol::Hello>().bootId, "boot-2");
        QList<Phase> seen;
        for (const auto& signal : phases)
            seen += signal[0].value<Phase>();
        QCOMPARE(seen, (QList<Phase>{Phase::GoingDown, Phase::Down, Phase::Starting, Phase::Back}));
    }

    void doesNotTakeABrokenLinkForAReboot()
    {
        RebootWatch watch(*m_connection);
        QSignalSpy finished(&watch, &RebootWatch::finished);
        QSignalSpy failed(&watch, &RebootWatch::failed);
        watch.startFor(m_connection->hello(), 6s);
        m_bench->server.killSessions();
        QTRY_COMPARE(watch.phase(), Phase::Down);
        QTRY_COMPARE_WITH_TIMEOUT(watch.phase(), Phase::GoingDown, 10000); // the same boot
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 10000);
        QCOMPARE(failed[0][0].value<Error>().code, Errc::NotRebooted);
        QVERIFY(finished.isEmpty());
    }

    void saysWhenTheHostStaysAway()
    {
        RebootWatch watch(*m_connection);
        QSignalSpy failed(&watch, &RebootWatch::failed);
        watch.startFor(m_connection->hello(), 2s);
        goDown();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 10000);
        const auto error = failed[0][0].value<Error>();
        QCOMPARE(error.code, Errc::RebootTimeout);
        QCOMPARE(error.args.at("minutes"), "1");
    }

    void saysWhenAnotherMachineAnswers()
    {
        RebootWatch watch(*m_connection);
        QSignalSpy failed(&watch, &RebootWatch::failed);
        watch.start(m_connection->hello());
        goDown();
        comeBack("boot boot-2\nmachine machine-2\n");
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 10000);
        QCOMPARE(failed[0][0].value<Error>().code, Errc::OtherMachine);
    }

    void finishesWhenTheHostWasBackBeforeAnybodyLooked()
    {
        const protocol::Hello before = m_connection->hello();
        goDown();
        comeBack("boot boot-2\n");
        QTRY_COMPARE_WITH_TIMEOUT(m_connection->hello().bootId, "boot-2", 10000);
        RebootWatch watch(*m_connection);
        QSignalSpy finished(&watch, &RebootWatch::finished);
        watch.start(before);
        QVERIFY(finished.isEmpty()); // later
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(watch.phase(), Phase::Back);
    }

    void findsAHostThatRestartedWhileTheWorkstationSlept_data()
    {
        QTest::addColumn<QByteArray>("boot");
        QTest::newRow("another boot") << QByteArray("boot-2");
        QTest::newRow("the same boot: only the link went") << QByteArray("boot-1");
    }

    void findsAHostThatRestartedWhileTheWorkstationSlept()
    {
        QFETCH(QByteArray, boot);
        RebootWatch watch(*m_connection);
        QSignalSpy finished(&watch, &RebootWatch::finished);
        QSignalSpy failed(&watch, &RebootWatch::failed);
        watch.startFor(m_connection->hello(), 4s);
        // Nothing of this is seen: no event is handled until it is over, and far too late.
        goDown();
        comeBack("boot " + boot + '\n');
        test::sleepAsAWhole(9);
        if (boot == "boot-2") {
            QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 3500);
            QCOMPARE(finished[0][0].value<protocol::Hello>().bootId, "boot-2");
            QTest::qWait(5000);
            QVERIFY(failed.isEmpty());
        } else {
            // Asleep does not count: it gets its time, and the boot id decides then.
            QTest::qWait(1500);
            QVERIFY(failed.isEmpty());
            QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 10000);
            QCOMPARE(failed[0][0].value<Error>().code, Errc::NotRebooted);
            QVERIFY(finished.isEmpty());
        }
    }

    void saysNothingAfterStop()
    {
        RebootWatch watch(*m_connection);
        watch.startFor(m_connection->hello(), 1s);
        watch.stop();
        QSignalSpy phases(&watch, &RebootWatch::phaseChanged);
        QSignalSpy failed(&watch, &RebootWatch::failed);
        m_bench->server.killSessions();
        QTest::qWait(2000);
        QVERIFY(phases.isEmpty());
        QVERIFY(failed.isEmpty());
    }

private:
    void goDown() { m_bench->server.stop(); }

    void comeBack(const QByteArray& orders)
    {
        m_bench->behave(orders);
        QVERIFY(m_bench->server.start({}, m_bench->server.port()));
    }

    std::unique_ptr<RemoteBench> m_bench;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestRebootWatch)
#include "tst_reboot_watch.moc"
