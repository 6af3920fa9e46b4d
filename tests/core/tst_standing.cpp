// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/standing.h"

#include <QTest>

using namespace vfpilot;
using apply::StoredJob;
using protocol::JobState;

namespace {

constexpr auto thisBoot = "boot-2";
constexpr auto lastBoot = "boot-1";

StoredJob job(JobState state, const char* boot, const char* kind = "sriov")
{
    StoredJob stored;
    stored.info.summary.id = "20261123-231501-4f2a";
    stored.info.summary.kind = kind;
    stored.info.summary.state = state;
    stored.info.summary.bootId = boot;
    stored.info.summary.rebootNeeded = std::string(kind) == "sriov";
    stored.plan.id = stored.info.summary.id;
    stored.plan.goal = protocol::SriovGoal{.gpu = "0000:00:02.0", .vfCount = 3};
    if (std::string(kind) == "vm")
        stored.plan.goal = protocol::VmGoal{101, "0000:00:02.1"};
    return stored;
}

StoredJob undone(const char* boot)
{
    StoredJob stored = job(JobState::Undone, lastBoot);
    stored.history.undoBootId = boot;
    return stored;
}

StoredJob damaged()
{
    StoredJob stored = job(JobState::Interrupted, thisBoot);
    stored.damaged = true;
    return stored;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<vfpilot::apply::StoredJob>)

class TestStanding : public QObject
{
    Q_OBJECT

private slots:
    void saysWhereTheHostIs_data()
    {
        QTest::addColumn<std::vector<StoredJob>>("jobs");
        QTest::addColumn<bool>("isGreen");
        QTest::addColumn<std::string>("expected");
        using Jobs = std::vector<StoredJob>;
        const auto row = [](const char* name, const Jobs& jobs, bool isGreen, const char* stage) {
            QTest::newRow(name) << jobs << isGreen << std::string(stage);
        };
        const auto done = JobState::Done;
        row("no job", {}, false, "fresh");
        row("at work", {job(JobState::Running, thisBoot)}, false, "job-running");
        row("cut off", {job(JobState::Interrupted, lastBoot)}, false, "job-interrupted");
        row("cut off behind a VM's", {job(done, thisBoot, "vm"), job(JobState::Interrupted, "")},
            false, "job-interrupted");
        row("applied in this boot", {job(done, thisBoot)}, false, "reboot-pending");
        row("and a VM's after it", {job(done, thisBoot, "vm"), job(done, thisBoot)}, false,
            "reboot-pending");
        row("rebooted since", {job(done, lastBoot)}, false, "applied");
        row("green, and a VM holds a VF", {job(done, lastBoot)}, true, "done");
        row("a VM's alone", {job(done, thisBoot, "vm")}, true, "fresh");
        row("taken back in this boot", {undone(thisBoot)}, false, "reboot-pending");
        row("taken back before", {undone(lastBoot)}, false, "fresh");
        row("rolled back", {job(JobState::RolledBack, thisBoot)}, false, "fresh");
        row("damaged", {damaged()}, false, "fresh");
    }
    void saysWhereTheHostIs()
    {
        QFETCH(std::vector<StoredJob>, jobs);
        QFETCH(bool, isGreen);
        QFETCH(std::string, expected);
        protocol::Facts facts;
        facts.bootId = thisBoot;
        QCOMPARE(apply::stage(jobs, facts, isGreen, isGreen), expected);
    }

    void theNewestJobThatStandsIsExpectedOfTheHost()
    {
        auto older = job(JobState::Done, lastBoot);
        older.plan.goal = protocol::SriovGoal{.vfCount = 7};
        const auto applied = apply::lastApplied({job(JobState::Done, thisBoot, "vm"), damaged(),
                                                 job(JobState::RolledBack, thisBoot),
                                                 job(JobState::Done, thisBoot), older});
        QVERIFY(applied);
        QCOMPARE(applied->goal.vfCount, 3);
        QCOMPARE(applied->bootId, std::string(thisBoot));
        QVERIFY(!apply::lastApplied({undone(lastBoot)}));
    }

    void listsNoMoreThanAskedFor()
    {
        const std::vector<StoredJob> jobs(5);
        QCOMPARE(apply::summaries(jobs, 3).size(), std::size_t(3));
        QCOMPARE(apply::summaries(jobs, 20).size(), std::size_t(5));
    }
};

QTEST_GUILESS_MAIN(TestStanding)
#include "tst_standing.moc"
