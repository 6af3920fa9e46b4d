// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/host_model.h"
#include "gui/models/job_follower.h"
#include "gui/pages/review/review_model.h"
#include "gui/text/error_text.h"
#include "gui/text/time_text.h"
#include "gui/wizard/language.h"
#include "tests/support/visit.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::protocol;
using namespace vfpilot::test;
using gui::JobFollower;
using State = remote::Connection::State;

namespace {

constexpr double speed = 0.6;
constexpr int limitMs = 60000;

QStringList engineFiles(const SimulatedMachine& machine)
{
    const QString folder = machine.at("/var/lib/vfpilot/engine");
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        found += QDir(folder).relativeFilePath(files.next());
    return found;
}

} // namespace

/// Two workstations at one host at the same time.
class TestTwoWizards : public QObject
{
    Q_OBJECT

private slots:
    void bothPutTheEngineThereAtTheSameMoment()
    {
        SimulatedMachine machine;
        QVERIFY(machine.powerOn(0));
        Visit first(machine);
        Visit second(machine);
        Visit third(machine);
        for (Visit* visit : {&first, &second, &third})
            visit->connection().open(machine.profile());
        for (Visit* visit : {&first, &second, &third}) {
            QTRY_VERIFY_WITH_TIMEOUT(visit->connection().state() == State::Ready, limitMs);
            QVERIFY(visit->ask<Probe>());
        }
        QCOMPARE(engineFiles(machine).size(), 1); // no half one is left
    }

    void theSecondIsToldWhoWorksAndSinceWhen()
    {
        SimulatedMachine machine;
        QVERIFY(machine.powerOn(speed));
        Visit first(machine);
        Visit second(machine);
        QVERIFY(first.open());
        QVERIFY(second.open());
        gui::HostModel host(second.client(), &second.connection());
        const auto goal = first.goal();
        QVERIFY2(goal, told(goal));

        // Both have reviewed the same plan.
        gui::ReviewModel review(host);
        host.setGoal(*goal);
        const auto plan = second.ask<MakePlan>({*goal});
        QVERIFY2(plan, told(plan));
        host.setPlan(*plan);
        const auto job = first.apply(*goal);
        QVERIFY2(job && !job->empty(), told(job));

        review.apply();
        QTRY_VERIFY_WITH_TIMEOUT(review.error(), limitMs);
        const Error busy = *review.error();
        QCOMPARE(wireName(busy.code), wireName(Errc::Busy));
        QCOMPARE(busy.args.at("owner"), "job " + *job);
        const auto since = QString::fromStdString(busy.args.at("since")).toLongLong();
        const auto info = first.ask<GetJob>({*job});
        QVERIFY2(info, told(info));
        QVERIFY(since >= info->summary.createdMs && since < info->summary.createdMs + 30000);
        for (const char* language : {"en", "zh_CN"}) {
            gui::setLanguage(language);
            const QString sentence = gui::errorText(busy);
            QVERIFY2(sentence.contains(QString::fromStdString(*job)), qPrintable(sentence));
            QVERIFY2(sentence.contains(gui::momentText(since)), qPrintable(sentence));
            QCOMPARE(sentence.contains(QChar(0x4E3B)), QByteArray(language) == "zh_CN"); // 主
        }
        // The second one lands on the first one's job.
        QTRY_COMPARE_WITH_TIMEOUT(host.job().toStdString(), *job, limitMs);

        // Nothing else gets in its way either.
        for (const Errc code :
             {second.takeBack(*job).error().code, second.ask<ResumeJob>({*job}).error().code,
              second.ask<Reboot>({second.connection().hello().bootId}).error().code})
            QVERIFY2(code == Errc::Busy || code == Errc::JobState, wireName(code).data());

        // Both see the same job to its end.
        JobFollower here(first.client());
        JobFollower there(second.client());
        here.follow(QString::fromStdString(*job));
        there.follow(QString::fromStdString(*job));
        QTRY_VERIFY_WITH_TIMEOUT(here.hasEnded() && there.hasEnded(), limitMs);
        QCOMPARE(here.job().summary.state, JobState::Done);
        QCOMPARE(there.job().summary.state, JobState::Done);
        QCOMPARE(there.job().lastSeq, here.job().lastSeq);
        QCOMPARE(there.job().steps.size(), here.job().steps.size());
        for (std::size_t i = 0; i < here.job().steps.size(); ++i) {
            QCOMPARE(there.job().steps[i].planned.id, here.job().steps[i].planned.id);
            QCOMPARE(there.job().steps[i].state, here.job().steps[i].state);
        }
        const QByteArray journal = machine.read("/var/lib/vfpilot/jobs/" +
                                                QString::fromStdString(*job) + "/journal.jsonl");
        QCOMPARE(journal.count("\"job-begun\""), 1);
        const auto jobs = second.ask<ListJobs>();
        QVERIFY2(jobs, told(jobs));
        QCOMPARE(jobs->jobs.size(), std::size_t(1));
    }

    void oneOfTwoThatApplyAtTheSameMomentWins()
    {
        SimulatedMachine machine;
        QVERIFY(machine.powerOn(0.2));
        Visit first(machine);
        Visit second(machine);
        QVERIFY(first.open());
        QVERIFY(second.open());
        const auto goal = first.goal();
        QVERIFY2(goal, told(goal));
        const auto plan = first.ask<MakePlan>({*goal});
        QVERIFY2(plan, told(plan));
        QList<Result<JobStarted>> replies;
        for (Visit* visit : {&first, &second}) {
            visit->client().call<Apply>({*goal, plan->digest}, this,
                                        [&](const Result<JobStarted>& reply) { replies += reply; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(replies.size(), 2, limitMs);
        QCOMPARE(std::count_if(replies.begin(), replies.end(),
                               [](const auto& reply) { return bool(reply); }),
                 1);
        for (const auto& reply : replies) {
            if (!reply) {
                QVERIFY2(reply.error().code == Errc::Busy ||
                             reply.error().code == Errc::HostChangedSinceReview,
                         told(reply));
            } else {
                const auto done = second.whenAtRest(reply->job);
                QVERIFY2(done && done->summary.state == JobState::Done, told(done));
            }
        }
    }

    void oneThatLeavesDoesNotTakeTheOtherAlong()
    {
        SimulatedMachine machine;
        QVERIFY(machine.powerOn(speed));
        Visit second(machine);
        std::string job;
        {
            Visit first(machine);
            QVERIFY(first.open());
            QVERIFY(second.open());
            const auto goal = first.goal();
            QVERIFY2(goal, told(goal));
            const auto started = first.apply(*goal);
            QVERIFY2(started, told(started));
            job = *started;
        }
        const auto done = second.whenAtRest(job);
        QVERIFY2(done && done->summary.state == JobState::Done, told(done));
        QVERIFY(second.connection().state() == State::Ready);
    }
};

QTEST_MAIN(TestTwoWizards)
#include "tst_two_wizards.moc"
