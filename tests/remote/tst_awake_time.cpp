// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/awake_time.h"

#include <QTest>

using vfpilot::remote::AwakeTime;

namespace {

constexpr qint64 tick = 1000;
constexpr qint64 hour = 3'600'000;

} // namespace

/// Clocks as they go on each system, without waiting for them.
class TestAwakeTime : public QObject
{
    Q_OBJECT

private slots:
    void countsWhatPassesAwake()
    {
        AwakeTime time(tick);
        time.start({5000, 70000});
        for (int i = 1; i <= 10; ++i)
            QVERIFY(!time.advance({5000 + i * 1003, 70000 + i * 1003}));
        QCOMPARE(time.ms(), qint64(10030));
    }

    void noticesASleep_data()
    {
        QTest::addColumn<qint64>("steadyMs");
        QTest::addColumn<qint64>("wallMs");
        QTest::addColumn<bool>("hasSlept");
        QTest::addColumn<qint64>("counted");
        QTest::newRow("the steady clock stood still") << tick << hour << true << tick;
        QTest::newRow("the steady clock went on") << hour << hour << true << tick;
        QTest::newRow("stopped process") << qint64(8000) << qint64(8000) << true << tick;
        QTest::newRow("late by a busy desktop")
            << qint64(4000) << qint64(4000) << false << qint64(4000);
        QTest::newRow("wall clock set back") << tick << -hour << false << tick;
        QTest::newRow("wall clock set on: looks the same, and harms nothing")
            << tick << hour << true << tick;
        QTest::newRow("steady clock of another boot") << -hour << tick << false << qint64(0);
    }

    void noticesASleep()
    {
        QFETCH(qint64, steadyMs);
        QFETCH(qint64, wallMs);
        QFETCH(bool, hasSlept);
        QFETCH(qint64, counted);
        AwakeTime time(tick);
        time.start({100 * hour, 100 * hour});
        QCOMPARE(time.advance({100 * hour + steadyMs, 100 * hour + wallMs}), hasSlept);
        QCOMPARE(time.ms(), counted);
        // And once only.
        QVERIFY(!time.advance({100 * hour + steadyMs + tick, 100 * hour + wallMs + tick}));
    }

    void readsClocksThatGo()
    {
        const auto before = AwakeTime::now();
        QTest::qWait(20);
        const auto after = AwakeTime::now();
        QVERIFY(after.steadyMs >= before.steadyMs + 20);
        QVERIFY(after.wallMs > before.wallMs);
    }
};

QTEST_GUILESS_MAIN(TestAwakeTime)
#include "tst_awake_time.moc"
