// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/journal.h"
#include "tests/support/job_world.h"

#include <QTest>

using namespace vfpilot;
using apply::Mode;
using protocol::JobState;
using test::Fault;
using test::JobWorld;

namespace {

/// False: the process died on the way.
bool survives(JobWorld& world, Mode mode)
{
    try {
        (void)world.run(mode);
        return true;
    } catch (const test::Killed&) {
        return false;
    }
}

constexpr const char* kindNames[JobWorld::kinds] = {"make VFs", "give a VF", "on GRUB", "by sysfs",
                                                    "prepare"};

void rows()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind < JobWorld::kinds; ++kind)
        QTest::addRow("%s", kindNames[kind]) << kind;
}

} // namespace

#define COMPARE_TREES(a, b) QCOMPARE(JobWorld::difference(a, b), std::string())

/// Every call to the host goes wrong once, in every way, and the host must be as before or as
/// planned in the end, never in between.
class TestJobFaults : public QObject
{
    Q_OBJECT

private slots:
    void everyFailureIsTakenBack_data() { rows(); }
    void everyFailureIsTakenBack()
    {
        QFETCH(int, kind);
        const auto which = static_cast<JobWorld::Kind>(kind);
        const auto done = JobWorld::doneTree(which);
        const int calls = JobWorld::callsOf(which, Mode::Apply);
        QVERIFY(calls > 10);
        for (int call = 1; call <= calls; ++call) {
            JobWorld world(which);
            world.host.breakAt(call, Fault::Error);
            const auto ended = world.run(Mode::Apply);
            world.host.breakAt(0, Fault::None);
            const JobState state = world.state();
            if (state == JobState::Interrupted) { // not even begun, or its last record is missing
                QVERIFY2(!ended, qPrintable(QString::number(call)));
                QVERIFY(world.run(Mode::Resume));
            }
            const bool isDone = world.state() == JobState::Done;
            QVERIFY2(isDone || world.state() == JobState::RolledBack,
                     qPrintable(QString::number(call)));
            COMPARE_TREES(isDone ? done : world.before, world.host.visible());
        }
    }

    void everyKillCanBeResumedAndTakenBack_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("fault");
        for (const auto fault : {Fault::KillBefore, Fault::KillMiddle, Fault::KillAfter}) {
            const int number = static_cast<int>(fault);
            for (int kind = 0; kind < JobWorld::kinds; ++kind)
                QTest::addRow("%s, kill %d", kindNames[kind], number) << kind << number;
        }
    }
    void everyKillCanBeResumedAndTakenBack()
    {
        QFETCH(int, kind);
        const auto done = JobWorld::doneTree(static_cast<JobWorld::Kind>(kind));
        killAtEachCall(Mode::Apply, [&done](JobWorld& world) {
            const auto resumed = world.run(Mode::Resume);
            QVERIFY(resumed);
            QCOMPARE(*resumed, JobState::Done);
            COMPARE_TREES(done, world.host.visible());
            takeBack(world, Mode::Undo);
        });
    }

    void everyKillCanBeTakenBackAtOnce_data() { everyKillCanBeResumedAndTakenBack_data(); }
    void everyKillCanBeTakenBackAtOnce()
    {
        killAtEachCall(Mode::Apply, [](JobWorld& world) { takeBack(world, Mode::Undo); });
    }

    void takingBackSurvivesEveryKillToo_data() { everyKillCanBeResumedAndTakenBack_data(); }
    void takingBackSurvivesEveryKillToo()
    {
        killAtEachCall(Mode::Undo, [](JobWorld& world) {
            // Before its first record the undo has not begun: the job is still done.
            const bool begun = world.state() == JobState::Interrupted;
            takeBack(world, begun ? Mode::Resume : Mode::Undo);
        });
    }

    void journalMayBeCutAtEveryByte()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        const auto folder = apply::JobFolder::of(JobWorld::job);
        const std::string text = world.host.text(folder->journal());
        for (std::size_t size = 0; size <= text.size(); ++size) {
            const auto journal = apply::parseJournal(JobWorld::job, text.substr(0, size));
            QVERIFY(journal);
            const std::string whole = text.substr(0, size);
            QCOMPARE(journal->entries.size(),
                     static_cast<std::size_t>(std::count(whole.begin(), whole.end(), '\n')));
            QVERIFY(journal->size <= size);
        }
    }

    void aBadLineInTheMiddleIsNamed()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        const auto folder = apply::JobFolder::of(JobWorld::job);
        std::string& text = world.host.nodes[folder->journal()].content;
        text[text.find('\n') + 1] = '#';
        const auto ran = world.run(Mode::Undo);
        QVERIFY(!ran);
        QCOMPARE(ran.error().code, Errc::JournalCorrupt);
        QCOMPARE(ran.error().args.at("line"), "2");
    }

    void aTornTailIsCutBeforeTheNextRecord()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        const auto folder = apply::JobFolder::of(JobWorld::job);
        world.host.nodes[folder->journal()].content += "{\"seq\":99,\"ty";
        QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::Undone);
        QVERIFY(apply::readJournal(world.host, *folder));
    }

private:
    static void takeBack(JobWorld& world, Mode mode)
    {
        const auto ended = world.run(mode);
        QVERIFY(ended);
        QCOMPARE(*ended, JobState::Undone);
        COMPARE_TREES(world.before, world.host.visible());
    }

    /// The process dies at each call of `mode`, once; `goOn` gets the host as it is left then.
    static void killAtEachCall(Mode mode, const std::function<void(JobWorld&)>& goOn)
    {
        QFETCH(int, kind);
        QFETCH(int, fault);
        const auto which = static_cast<JobWorld::Kind>(kind);
        const int calls = JobWorld::callsOf(which, mode);
        int killed = 0;
        for (int call = 1; call <= calls; ++call) {
            JobWorld world(which);
            if (mode == Mode::Undo)
                QVERIFY(world.run(Mode::Apply));
            world.host.breakAt(call, static_cast<Fault>(fault));
            if (survives(world, mode))
                continue; // no middle in that call
            ++killed;
            world.host.breakAt(0, Fault::None);
            goOn(world);
            QVERIFY2(!QTest::currentTestFailed(), qPrintable(QString::number(call)));
        }
        QVERIFY(killed >= 3);
    }
};

QTEST_GUILESS_MAIN(TestJobFaults)
#include "tst_job_faults.moc"
