// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/job_follower.h"
#include "tests/support/scripted_engine.h"

#include <QSignalSpy>
#include <QTest>

using namespace vfpilot;
using gui::JobFollower;

namespace {

constexpr auto jobId = "20261123-231501-4f2a";
const Error cut{Errc::LinkLost, {{"host", "pve"}}, "reset by peer"};

protocol::JobInfo job(protocol::JobState state, std::int64_t lastSeq, std::int64_t outputSize = 0)
{
    protocol::JobInfo info;
    info.summary.id = jobId;
    info.summary.state = state;
    info.summary.stepsTotal = 2;
    info.steps.resize(2);
    info.steps[0].planned.id = "a";
    info.steps[1].planned.id = "b";
    info.lastSeq = lastSeq;
    info.outputSize = outputSize;
    return info;
}

protocol::JobRecordEvent record(std::int64_t seq, const char* type, const char* step = "")
{
    return {jobId, {seq, 1000 * seq, type, step, {}, {}}};
}

protocol::JobRecordEvent ended(std::int64_t seq, protocol::JobState outcome)
{
    return {jobId, {seq, 1000 * seq, "job-ended", "", {}, outcome}};
}

} // namespace

class TestJobFollower : public QObject
{
    Q_OBJECT

private slots:
    void followsBehindWhatTheAnswerHeld()
    {
        remote::EngineClient client;
        test::ScriptedEngine engine;
        JobFollower follower(client);
        begin(client, engine, follower, job(protocol::JobState::Running, 3));
        QCOMPARE(engine.lastParams<protocol::FollowJob>().since, 3);
        QCOMPARE(engine.lastParams<protocol::FollowJob>().id, jobId);

        QSignalSpy end(&follower, &JobFollower::ended);
        engine.notify(record(4, "step-begun", "b"));
        engine.notify(record(5, "step-done", "b"));
        engine.notify(ended(6, protocol::JobState::Done));
        QVERIFY(end.wait());
        QVERIFY(follower.job().steps[1].state == protocol::StepState::Done);
        QCOMPARE(follower.elapsedMs(follower.job().steps[1]), 1000);
        QVERIFY(follower.hasEnded());
        QCOMPARE(end.size(), 1);
    }

    void goesOnBehindTheLastRecordAfterALostLink()
    {
        remote::EngineClient client;
        test::ScriptedEngine first;
        JobFollower follower(client);
        begin(client, first, follower, job(protocol::JobState::Running, 1));
        first.notify(record(2, "step-begun", "a"));
        first.notify(protocol::JobOutputEvent{jobId, 0, "one\n", 4});
        QTRY_COMPARE(follower.output(), QStringLiteral("one\n"));
        first.cut(cut);
        QVERIFY(!follower.isLive());
        QVERIFY(follower.hasJob());

        test::ScriptedEngine second;
        second.answer<protocol::GetJob>(job(protocol::JobState::Running, 2, 4));
        second.answer<protocol::FollowJob>({});
        second.greet(client);
        QTRY_VERIFY(follower.isLive());
        QCOMPARE(second.lastParams<protocol::FollowJob>().since, 2);
        QCOMPARE(second.lastParams<protocol::FollowJob>().outputOffset, 4);
        second.notify(protocol::JobOutputEvent{jobId, 0, "one\n", 4}); // comes twice
        second.notify(protocol::JobOutputEvent{jobId, 4, "two\n", 8});
        second.notify(record(2, "step-begun", "a"));
        second.notify(record(3, "step-done", "a"));
        QTRY_COMPARE(follower.job().lastSeq, 3);
        QCOMPARE(follower.output(), QStringLiteral("one\ntwo\n"));
        QCOMPARE(follower.job().summary.stepsDone, 1);
    }

    void asksAgainWhereARecordIsMissing()
    {
        remote::EngineClient client;
        test::ScriptedEngine engine;
        JobFollower follower(client);
        begin(client, engine, follower, job(protocol::JobState::Running, 1));
        const auto asked = engine.asked().count(QStringLiteral("job.follow"));
        engine.notify(record(3, "step-done", "a"));
        QTRY_COMPARE(engine.asked().count(QStringLiteral("job.follow")), asked + 1);
        QCOMPARE(follower.job().lastSeq, 1);
        QCOMPARE(engine.lastParams<protocol::FollowJob>().since, 1);
        engine.notify(record(2, "step-begun", "a"));
        engine.notify(record(3, "step-done", "a"));
        QTRY_COMPARE(follower.job().lastSeq, 3);
    }

    void asksAgainWhereOutputIsMissing()
    {
        remote::EngineClient client;
        test::ScriptedEngine engine;
        JobFollower follower(client);
        begin(client, engine, follower, job(protocol::JobState::Running, 1));
        engine.notify(protocol::JobOutputEvent{jobId, 0, "a", 1});
        engine.notify(protocol::JobOutputEvent{jobId, 5, "late", 9});
        QTRY_COMPARE(engine.lastParams<protocol::FollowJob>().outputOffset, 1);
        QCOMPARE(follower.output(), QStringLiteral("a"));
    }

    void findsOutThatNobodyWorksOnIt()
    {
        remote::EngineClient client;
        test::ScriptedEngine engine;
        JobFollower follower(client);
        follower.setLimits(50, 1000);
        begin(client, engine, follower, job(protocol::JobState::Running, 2));
        QSignalSpy end(&follower, &JobFollower::ended);
        engine.answer<protocol::GetJob>(job(protocol::JobState::Interrupted, 2));
        QVERIFY(end.wait());
        QVERIFY(follower.job().summary.state == protocol::JobState::Interrupted);
    }

    void aJobThatIsStillToBeginCountsAsRunning()
    {
        remote::EngineClient client;
        test::ScriptedEngine engine;
        JobFollower follower(client);
        engine.answer<protocol::GetJob>(job(protocol::JobState::Interrupted, 7));
        engine.answer<protocol::FollowJob>({});
        engine.greet(client);
        QSignalSpy end(&follower, &JobFollower::ended);
        QTRY_VERIFY(client.isOpen());
        follower.follow(QString::fromLatin1(jobId), 7); // resumed a moment ago
        QTRY_VERIFY(follower.hasJob());
        QVERIFY(!follower.hasEnded());
        QVERIFY(!follower.isLive());
        engine.answer<protocol::GetJob>(job(protocol::JobState::Running, 8));
        QTRY_VERIFY(follower.isLive());
        QCOMPARE(end.size(), 0);
    }

    void aJobThatNeverBeginsIsSaidToBeInterrupted()
    {
        remote::EngineClient client;
        test::ScriptedEngine engine;
        JobFollower follower(client);
        follower.setLimits(1000, 50);
        QSignalSpy end(&follower, &JobFollower::ended);
        engine.answer<protocol::GetJob>(job(protocol::JobState::Interrupted, 0));
        engine.answer<protocol::FollowJob>({});
        engine.greet(client);
        QTRY_VERIFY(client.isOpen());
        follower.follow(QString::fromLatin1(jobId));
        QVERIFY(end.wait());
    }

    void recordsOfAnotherJobAreNotTaken()
    {
        remote::EngineClient client;
        test::ScriptedEngine engine;
        JobFollower follower(client);
        begin(client, engine, follower, job(protocol::JobState::Running, 1));
        auto other = record(2, "step-done", "a");
        other.job = "20250101-000000-0000";
        engine.notify(other);
        engine.notify(protocol::JobOutputEvent{other.job, 0, "not ours", 8});
        engine.notify(record(2, "step-begun", "b"));
        QTRY_COMPARE(follower.job().lastSeq, 2);
        QVERIFY(follower.job().steps[0].state == protocol::StepState::Pending);
        QVERIFY(follower.output().isEmpty());
    }

    void outputOfTheHostIsPlainAndBounded()
    {
        remote::EngineClient client;
        test::ScriptedEngine engine;
        JobFollower follower(client);
        begin(client, engine, follower, job(protocol::JobState::Running, 1));
        engine.notify(protocol::JobOutputEvent{jobId, 0, "\x1b]0;owned\x07<b>\u202e\n", 18});
        QTRY_COMPARE(follower.output(), QString::fromUtf8("␛]0;owned␇<b><U+202E>\n"));
        std::int64_t at = 18;
        const std::string chunk = std::string(99999, 'x') + '\n';
        for (int i = 0; i < 12; ++i) {
            const std::int64_t next = at + static_cast<std::int64_t>(chunk.size());
            engine.notify(protocol::JobOutputEvent{jobId, at, chunk, next});
            at = next;
        }
        QTRY_VERIFY(follower.isOutputCut());
        QTest::qWait(20);
        QVERIFY(follower.output().size() <= JobFollower::outputLimit);
        QVERIFY(follower.output().startsWith(u'x'));
    }

    void aNewcomerReadsTheEndOfALongOutput()
    {
        remote::EngineClient client;
        test::ScriptedEngine engine;
        JobFollower follower(client);
        begin(client, engine, follower, job(protocol::JobState::Running, 1, 10'000'000));
        QVERIFY(engine.lastParams<protocol::FollowJob>().outputOffset > 9'000'000);
        QVERIFY(follower.isOutputCut());
    }

    void saysWhyItCannotLook()
    {
        remote::EngineClient client;
        test::ScriptedEngine engine;
        JobFollower follower(client);
        QSignalSpy failed(&follower, &JobFollower::failed);
        engine.refuse<protocol::GetJob>(fail(Errc::JobUnknown, {{"job", jobId}}));
        engine.greet(client);
        QTRY_VERIFY(client.isOpen());
        follower.follow(QString::fromLatin1(jobId));
        QVERIFY(failed.wait());
        QCOMPARE(failed[0][0].value<Error>().code, Errc::JobUnknown);
    }

private:
    void begin(remote::EngineClient& client,
               test::ScriptedEngine& engine,
               JobFollower& follower,
               const protocol::JobInfo& info)
    {
        engine.answer<protocol::GetJob>(info);
        engine.answer<protocol::FollowJob>({});
        engine.greet(client);
        QTRY_VERIFY(client.isOpen());
        follower.follow(QString::fromLatin1(jobId));
        QTRY_VERIFY(follower.isLive());
    }
};

QTEST_GUILESS_MAIN(TestJobFollower)
#include "tst_job_follower.moc"
