// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/job_folder.h"
#include "core/apply/job_store.h"
#include "core/apply/service.h"
#include "core/catalog/catalog.h"
#include "core/protocol/paths.h"
#include "tests/support/fake_tools.h"

#include <QTest>

using namespace vfpilot;

namespace {

/// Something that happens on the host in the middle of a look at it, or of a start.
class BusyHost : public test::FakeHost
{
public:
    std::function<void()> whileLooking;
    std::function<void()> whileStarting;

    Result<std::vector<std::string>> kernelLog() const override
    {
        if (const auto happens = std::exchange(const_cast<BusyHost*>(this)->whileLooking, {}))
            happens();
        return FakeHost::kernelLog();
    }

    /// Runs the job at once, as its own process would.
    Result<> startDetached(const std::string& unit, const std::vector<std::string>& argv) override
    {
        if (const auto happens = std::exchange(whileStarting, {}))
            happens();
        ++started;
        const auto ran = apply::runJob(*this, argv.at(2), modeOf(argv), [] { return false; });
        return ran ? FakeHost::startDetached(unit, argv) : ran.error();
    }

    int started = 0;

private:
    static apply::Mode modeOf(const std::vector<std::string>& argv)
    {
        return argv.at(4) == "undo" ? apply::Mode::Undo : apply::Mode::Apply;
    }
};

/// One GPU with one VF, and VM 101 that shall have it.
struct World
{
    World()
        : tools(host)
        , catalog(*catalog::Catalog::builtIn())
        , environment{host, catalog, {"/run/vfpilot-engine"}}
    {
        const std::string devices = "/sys/bus/pci/devices/";
        const auto link = [this](const std::string& path, const std::string& target) {
            host.put(path, "");
            host.nodes[path] = {host::FileKind::Symlink, target, {.mode = 0777}};
        };
        host.pci = {{"0000:00:02.0", 0x8086, 0x46d1, 0x030000, {}}};
        link(devices + "0000:00:02.0/iommu_group", "../../kernel/iommu_groups/0");
        link(devices + "0000:00:02.0/virtfn0", "../0000:00:02.1");
        link(devices + "0000:00:02.1/iommu_group", "../../kernel/iommu_groups/16");
        digest = apply::makePlan(environment, goal)->digest;
    }

    Result<std::string> start() { return apply::start(environment, goal, digest); }
    std::size_t jobs() const { return host.list(paths::jobsDir)->size(); }

    BusyHost host;
    test::FakeTools tools;
    catalog::Catalog catalog;
    apply::Environment environment;
    const protocol::Goal goal = protocol::VmGoal{101, "0000:00:02.1"};
    std::string digest;
};

} // namespace

class TestService : public QObject
{
    Q_OBJECT

private slots:
    void startsAndTakesBack()
    {
        World world;
        const auto id = world.start();
        QVERIFY(id && !id->empty());
        QCOMPARE(apply::job(world.environment, *id)->summary.state, protocol::JobState::Done);
        QCOMPARE(world.start().error().code, Errc::HostChangedSinceReview);
        const auto plan = apply::planUndo(world.environment, *id);
        QVERIFY(apply::undo(world.environment, *id, plan->digest));
        QCOMPARE(apply::job(world.environment, *id)->summary.state, protocol::JobState::Undone);
    }

    void aGuardThatWouldBeBlindIsRefused()
    {
        World world;
        const auto id = world.start();
        QVERIFY(id);
        const auto plan = apply::makePlan(world.environment, protocol::GuardGoal{*id, 5, 22});
        QVERIFY(plan);
        QVERIFY(plan->steps.empty());
        std::vector<std::string> refusals;
        for (const protocol::Finding& refusal : plan->refusals)
            refusals.push_back(refusal.id);
        QCOMPARE(refusals, (std::vector<std::string>{"refuse-guard-job", "refuse-guard-gateway",
                                                     "refuse-guard-sshd"}));
        const protocol::GuardGoal unknown{"20200101-000000-0000", 5, 22};
        QCOMPARE(apply::makePlan(world.environment, unknown).error().code, Errc::JobUnknown);
    }

    void aConfirmationTakesTheGuardOff()
    {
        World world;
        QCOMPARE(apply::confirm(world.environment, {}).value_or("?"), std::string());
        apply::JobPlan plan;
        plan.id = "20261123-231501-4f2a";
        plan.goal = protocol::GuardGoal{"20261123-231500-0001", 5, 22};
        plan.specs = {plan::OwnFile{paths::guardUnit, "functions", {}, {}, "", "[Unit]\n"}};
        plan.planned = {plan::describe(plan.specs.front())};
        QVERIFY(apply::writeJob(world.host, plan));
        QVERIFY(apply::runJob(world.host, plan.id, apply::Mode::Apply, [] { return false; }));
        QVERIFY(world.host.exists(paths::guardUnit));
        const auto other = apply::confirm(world.environment, "20261123-231500-0002");
        QCOMPARE(other.value_or("?"), std::string());
        const auto job = apply::confirm(world.environment, "20261123-231500-0001");
        QCOMPARE(job.value_or("?"), plan.id);
        QVERIFY(!world.host.exists(paths::guardUnit));
    }

    void ofTwoStartsAtOnceOneIsBusy()
    {
        World world;
        Errc second = Errc::Internal;
        std::string owner;
        world.host.whileStarting = [&] { // the first has put its job up and lost the lock
            const auto other = world.start();
            if (!other) {
                second = other.error().code;
                owner = other.error().args.at("owner");
            }
        };
        const auto first = world.start();
        QVERIFY(first);
        QCOMPARE(second, Errc::Busy);
        QCOMPARE(owner, "job " + *first);
        QCOMPARE(world.jobs(), 1U);
        QCOMPARE(world.host.started, 1);
    }

    void aStartThatPlannedWhileAnotherWorkedPlansAgain()
    {
        World world;
        world.host.whileLooking = [&] { QVERIFY(world.start()); };
        const auto late = world.start();
        QVERIFY(!late);
        QCOMPARE(late.error().code, Errc::HostChangedSinceReview);
        QCOMPARE(world.jobs(), 1U);
        QCOMPARE(world.host.started, 1);
    }

    void aJobThatNeverBeganIsToBeResumedOnceItsProcessIsOverdue()
    {
        World world;
        world.host.whileStarting = [] { throw test::Killed(); };
        QVERIFY_EXCEPTION_THROWN((void)world.start(), test::Killed);
        QCOMPARE(world.start().error().code, Errc::Busy);
        world.host.now += 60'000;
        QCOMPARE(world.start().error().code, Errc::JobState);
    }

    void isBusyWhileTheLockIsHeld()
    {
        World world;
        const auto lock = world.host.lock(paths::lockFile, "job 20261123-231501-0000");
        QVERIFY(lock);
        QCOMPARE(world.start().error().code, Errc::Busy);
        QCOMPARE(world.jobs(), 0U);
    }
};

QTEST_GUILESS_MAIN(TestService)
#include "tst_service.moc"
