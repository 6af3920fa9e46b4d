// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "gui/models/job_follower.h"
#include "gui/text/plain.h"
#include "tests/support/visit.h"

#include <QTest>

using namespace vfpilot;
using namespace vfpilot::test;
using gui::JobFollower;
using protocol::JobState;

namespace {

constexpr double speed = 0.5; // the job outlives the cut

QString folderOf(const std::string& job)
{
    return "/var/lib/vfpilot/jobs/" + QString::fromStdString(job);
}

/// What a viewer shows, without what is another thing for another moment.
std::string shown(protocol::JobInfo job)
{
    job.outputSize = 0;
    job.summary.undoable = false;
    job.summary.undoBlockedBy.clear();
    return protocol::toJson(job);
}

} // namespace

/// The link is cut while a job runs; the job does not care, and the viewer misses nothing.
class TestLostLink : public QObject
{
    Q_OBJECT

private slots:
    void theJobEndsAndIsShownWhole_data()
    {
        QTest::addColumn<bool>("serverToo");
        QTest::newRow("the connection's process is killed") << false;
        QTest::newRow("the server is away while the job goes on") << true;
    }
    void theJobEndsAndIsShownWhole()
    {
        QFETCH(bool, serverToo);
        SimulatedMachine machine;
        QVERIFY(machine.powerOn(speed));
        Visit visit(machine);
        QVERIFY(visit.open());
        const auto goal = visit.goal();
        QVERIFY2(goal, told(goal));

        JobFollower follower(visit.client());
        QList<std::int64_t> numbers;
        QObject::connect(
            &visit.client(), &remote::EngineClient::jobRecordReceived, this,
            [&numbers](const protocol::JobRecordEvent& event) { numbers += event.record.seq; });
        QString output;
        QObject::connect(&follower, &JobFollower::outputReset, this, [&output] { output.clear(); });
        QObject::connect(&follower, &JobFollower::outputAdded, this,
                         [&output](const QString& text) { output += text; });

        const auto job = visit.apply(*goal);
        QVERIFY2(job && !job->empty(), told(job));
        follower.follow(QString::fromStdString(*job));
        QTRY_VERIFY_WITH_TIMEOUT(follower.job().lastSeq >= 4 && !output.isEmpty(), 30000);
        const QString journal = folderOf(*job) + "/journal.jsonl";
        const auto recordsAtCut = machine.read(journal).count('\n');
        if (serverToo)
            machine.cutServer();
        else
            machine.cutSessions();
        QTRY_VERIFY_WITH_TIMEOUT(!follower.isLive(), 10000);
        QVERIFY(!follower.hasEnded());
        if (serverToo) {
            QTRY_VERIFY_WITH_TIMEOUT(machine.read(journal).count('\n') > recordsAtCut, 60000);
            QVERIFY(!follower.isLive());
            machine.goOn();
        }
        QTRY_VERIFY_WITH_TIMEOUT(follower.hasEnded() && follower.isLive(), 60000);
        QCOMPARE(follower.job().summary.state, JobState::Done);

        const QByteArray records = machine.read(journal);
        QCOMPARE(records.count("\"job-begun\""), 1); // nobody had to start it again
        QCOMPARE(follower.job().lastSeq, std::int64_t(records.count('\n')));
        QVERIFY(std::is_sorted(numbers.begin(), numbers.end(), std::less_equal<>()));
        const auto whole = visit.ask<protocol::GetJob>({*job});
        QVERIFY2(whole, told(whole));
        QCOMPARE(shown(follower.job()), shown(*whole));
        const QByteArray written = machine.read(folderOf(*job) + "/output.log");
        QTRY_COMPARE(output, gui::plain(written.toStdString()));
        QCOMPARE(follower.output(), output);
        QVERIFY(!follower.isOutputCut());
    }
};

QTEST_GUILESS_MAIN(TestLostLink)
#include "tst_lost_link.moc"
