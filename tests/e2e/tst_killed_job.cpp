// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/host_tree.h"
#include "tests/support/visit.h"

#include <QDeadlineTimer>
#include <QTest>
#include <QThread>

using namespace vfpilot;
using namespace vfpilot::test;
using protocol::JobState;

namespace {

constexpr double speed = 0.2; // tools take a moment, so that one can die within
constexpr int limitMs = 60000;

QString folderOf(const std::string& job)
{
    return "/var/lib/vfpilot/jobs/" + QString::fromStdString(job);
}

bool hasBegun(const SimulatedMachine& machine, const std::string& job, const QByteArray& kind)
{
    for (const QByteArray& line : machine.read(folderOf(job) + "/journal.jsonl").split('\n')) {
        const bool isStep = line.contains('"' + kind + '"') || line.contains('"' + kind + ':');
        if (isStep && line.contains("\"step-begun\""))
            return true;
    }
    return false;
}

/// Kills the job's process once a step of this kind has begun, or, with `isSpeaking`, once that
/// step's tool has said something. False: it was over before.
bool killInside(const SimulatedMachine& machine,
                const std::string& job,
                const QByteArray& kind,
                bool isSpeaking)
{
    const QString id = QString::fromStdString(job);
    const QDeadlineTimer deadline(limitMs);
    while (!hasBegun(machine, job, kind)) {
        if (deadline.hasExpired() || machine.jobProcess(id) == 0)
            return false;
        QThread::usleep(300);
    }
    const auto said = machine.read(folderOf(job) + "/output.log").size();
    while (isSpeaking && machine.read(folderOf(job) + "/output.log").size() == said) {
        if (deadline.hasExpired() || machine.jobProcess(id) == 0)
            return false;
        QThread::usleep(300);
    }
    if (!machine.killJob(id))
        return false;
    return QTest::qWaitFor([&] { return machine.jobProcess(id) == 0; }, limitMs);
}

} // namespace

/// The engine dies without a word in the middle of a job, as in a power cut. Whoever comes next
/// is offered to go on or to take back, and both lead to the end.
class TestKilledJob : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_machine.powerOn(speed));
        m_fresh = readTree(m_machine.root());
        Visit visit(m_machine);
        QVERIFY(visit.open());
        const auto goal = visit.goal();
        QVERIFY2(goal, told(goal));
        m_goal = *goal;
        const auto done = visit.whenAtRest(visit.apply(m_goal));
        QVERIFY2(done && done->summary.state == JobState::Done, told(done));
        m_done = readTree(m_machine.root());
        takeBack(visit, done->summary.id);
    }

    void isOfferedAndGoesBothWays_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<bool>("isSpeaking");
        QTest::newRow("at the first step") << QByteArray("install-engine-copy") << false;
        QTest::newRow("while packages are installed") << QByteArray("install-packages") << true;
        QTest::newRow("while the driver is built") << QByteArray("install-driver") << true;
        QTest::newRow("at the boot parameters") << QByteArray("edit-file") << false;
        QTest::newRow("while entries are made") << QByteArray("render-boot-entries") << true;
    }
    void isOfferedAndGoesBothWays()
    {
        QFETCH(QByteArray, kind);
        QFETCH(bool, isSpeaking);
        {
            const std::string job = killedJob(kind, isSpeaking);
            QVERIFY(!job.empty());
            Visit next(m_machine);
            QVERIFY(next.open());
            isOffered(next, job);
            const auto resumed = next.ask<protocol::ResumeJob>({job});
            QVERIFY2(resumed, told(resumed));
            const auto ended = next.whenAtRest(resumed->job);
            QVERIFY2(ended, told(ended));
            QCOMPARE(ended->summary.state, JobState::Done);
            QCOMPARE(unlike(m_done, readTree(m_machine.root())).join("\n"), QString());
            takeBack(next, job);
        }
        const std::string job = killedJob(kind, isSpeaking);
        QVERIFY(!job.empty());
        Visit next(m_machine);
        QVERIFY(next.open());
        isOffered(next, job);
        takeBack(next, job);
    }

private:
    /// Empty: it could not be killed there.
    std::string killedJob(const QByteArray& kind, bool isSpeaking)
    {
        Visit visit(m_machine);
        const auto job = visit.open() ? visit.apply(m_goal) : fail(Errc::LinkLost);
        if (!job)
            qWarning("%s", told(job).constData());
        return job && killInside(m_machine, *job, kind, isSpeaking) ? *job : std::string();
    }

    static void isOffered(Visit& visit, const std::string& job)
    {
        const auto seen = visit.ask<protocol::Probe>();
        QVERIFY2(seen, told(seen));
        QCOMPARE(seen->stage, std::string("job-interrupted"));
        QCOMPARE(seen->jobs.at(0).id, job);
        QCOMPARE(seen->jobs.at(0).state, JobState::Interrupted);
        QVERIFY(seen->jobs.at(0).undoable);
    }

    void takeBack(Visit& visit, const std::string& job) const
    {
        const auto undone = visit.whenAtRest(visit.takeBack(job));
        QVERIFY2(undone, told(undone));
        QCOMPARE(undone->summary.state, JobState::Undone);
        QCOMPARE(unlike(m_fresh, readTree(m_machine.root())).join("\n"), QString());
    }

    SimulatedMachine m_machine;
    protocol::SriovGoal m_goal;
    HostTree m_fresh;
    HostTree m_done;
};

QTEST_GUILESS_MAIN(TestKilledJob)
#include "tst_killed_job.moc"
