// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/guard_watch.h"
#include "core/apply/job_store.h"
#include "core/base/digest.h"
#include "core/catalog/catalog.h"
#include "core/guard/observe.h"
#include "core/plan/planner.h"
#include "core/protocol/paths.h"
#include "tests/support/hostile.h"
#include "tests/support/job_world.h"

#include <QTest>

#include <algorithm>

using namespace vfpilot;
using apply::Mode;
using guard::Begin;
using guard::Observation;
using guard::Verdict;
using protocol::JobState;
using test::Fault;
using test::JobWorld;
using test::Killed;

Q_DECLARE_METATYPE(Observation)
Q_DECLARE_METATYPE(guard::Standing)

namespace {

constexpr auto guardJob = "20261123-232000-9c01";
constexpr auto bootId = "/proc/sys/kernel/random/boot_id";
constexpr auto card = "/sys/class/net/enp1s0/carrier";
constexpr Observation reachable = {.link = true, .gateway = true, .sshd = true};

Observation without(bool Observation::*member)
{
    Observation seen = reachable;
    seen.*member = false;
    return seen;
}

Observation with(bool Observation::*member)
{
    Observation seen;
    seen.*member = true;
    return seen;
}

/// A host whose job is done and whose guard is set; the restart is what comes next.
struct GuardedWorld
{
    explicit GuardedWorld(JobWorld::Kind kind = JobWorld::Kind::OnGrub)
        : world(kind)
    {
        world.host.tools["/usr/bin/ping"] = [this](const auto&) {
            return host::CommandResult{.status = gatewayAnswers ? 0 : 1, .out = {}, .err = {}};
        };
        world.host.tools["/usr/bin/ssh-keyscan"] = [this](const auto&) {
            uptime += 60; // each look takes a minute
            world.host.put("/proc/uptime", std::to_string(uptime) + ".07 99.11\n");
            if (onLook)
                onLook();
            return host::CommandResult{.status = sshdAnswers ? 0 : 1, .out = {}, .err = {}};
        };
        world.host.put(bootId, "boot\n");
        world.host.put("/sys/class/net/enp1s0/device", "");
        world.host.put("/proc/net/route", "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric"
                                          "\tMask\nvmbr0\t00000000\t0100A8C0\t0003\t0\t0\t0\t"
                                          "00000000\t0\t0\t0\n");
        setUp(false);
        world.before = world.host.visible();
        if (!world.run(Mode::Apply))
            throw std::logic_error("the job fails");
        done = world.host.visible();
        arm();
        newBoot();
    }

    void arm()
    {
        protocol::Facts facts;
        facts.bootId = "boot";
        facts.engineHash = sha256Hex(world.host.program);
        const std::vector<protocol::VmInfo> vms;
        const auto catalog = catalog::Catalog::builtIn();
        apply::JobPlan plan;
        plan.goal = protocol::GuardGoal{JobWorld::job, 3, 22};
        auto planned = plan::makePlan({facts, vms, *catalog}, plan.goal);
        if (!planned || planned->plan.rebootNeeded)
            throw std::logic_error("no plan");
        plan.id = guardJob;
        plan.bootId = facts.bootId;
        plan.createdMs = 1;
        plan.specs = planned->specs;
        plan.planned = planned->plan.steps;
        if (!apply::writeJob(world.host, plan) ||
            !apply::runJob(world.host, guardJob, Mode::Apply, [] { return false; }))
            throw std::logic_error("no guard");
    }

    void newBoot() { world.host.put(bootId, "boot " + std::to_string(++boots) + "\n"); }

    /// Everything that makes the host reachable, or nothing.
    void setUp(bool isUp)
    {
        world.host.put(card, isUp ? "1\n" : "0\n");
        gatewayAnswers = sshdAnswers = isUp;
    }

    Result<> run()
    {
        return apply::runGuard(world.host, {JobWorld::job, "boot", 3, 22}, stop,
                               [](const std::string&) {});
    }

    /// With a fault the process may die in it.
    void runOrDie()
    {
        try {
            (void)run();
        } catch (const Killed&) {
        }
        world.host.breakAt(0, Fault::None);
    }

    JobState stateOf(const char* job) const
    {
        return apply::readJob(world.host, job)->info.summary.state;
    }
    bool acted() const
    {
        return apply::readJob(world.host, JobWorld::job)->info.summary.guardActed;
    }
    std::ptrdiff_t reboots() const
    {
        return std::count(world.host.commands.begin(), world.host.commands.end(),
                          std::vector<std::string>{"/usr/bin/systemctl", "reboot"});
    }
    bool isSet() const { return world.host.nodes.contains(paths::guardUnit); }

    JobWorld world;
    test::FakeHost::Tree done;
    std::function<bool()> stop = [] { return false; };
    std::function<void()> onLook;
    bool gatewayAnswers = false;
    bool sshdAnswers = false;
    int uptime = 20;
    int boots = 0;
};

/// Without what each boot makes anew.
std::string difference(test::FakeHost::Tree a, test::FakeHost::Tree b)
{
    for (auto* tree : {&a, &b}) {
        std::erase_if(*tree, [](const auto& node) {
            return node.first.starts_with("/proc/") || node.first.starts_with("/sys/") ||
                   node.first.starts_with("/run/");
        });
    }
    return JobWorld::difference(a, b);
}

} // namespace

#define COMPARE_TREES(a, b) QCOMPARE(difference(a, b), std::string())

class TestGuard : public QObject
{
    Q_OBJECT

private slots:
    void judgesOneLook_data()
    {
        QTest::addColumn<Observation>("seen");
        QTest::addColumn<int>("reachable");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char* name, Observation seen, int times, int seconds,
                            Verdict is) {
            QTest::newRow(name) << seen << times << seconds << static_cast<int>(is);
        };
        row("nothing yet", {}, 0, 0, Verdict::Wait);
        row("a second early", {}, 0, 299, Verdict::Wait);
        row("time is up", {}, 0, 300, Verdict::Act);
        row("no link", without(&Observation::link), 0, 300, Verdict::Act);
        row("no gateway", without(&Observation::gateway), 0, 300, Verdict::Act);
        row("no sshd", without(&Observation::sshd), 0, 300, Verdict::Act);
        row("reachable once", reachable, 1, 30, Verdict::Wait);
        row("reachable", reachable, 2, 30, Verdict::StandDown);
        row("reachable in the last moment", reachable, 1, 300, Verdict::Wait);
        row("reachable too late but so", reachable, 2, 900, Verdict::StandDown);
        row("a login", with(&Observation::login), 0, 5, Verdict::StandDown);
        row("a login when time is up", with(&Observation::login), 0, 900, Verdict::StandDown);
        row("a guest when time is up", with(&Observation::guest), 0, 900, Verdict::StandDown);
    }
    void judgesOneLook()
    {
        QFETCH(Observation, seen);
        QFETCH(int, reachable);
        QFETCH(int, seconds);
        QFETCH(int, verdict);
        using namespace std::chrono_literals;
        QCOMPARE(
            static_cast<int>(guard::judge(seen, reachable, std::chrono::seconds(seconds), 5min)),
            verdict);
    }

    void knowsWhereItStands_data()
    {
        QTest::addColumn<guard::Standing>("standing");
        QTest::addColumn<int>("begin");
        const auto row = [](const char* name, guard::Standing standing, Begin is) {
            QTest::newRow(name) << standing << static_cast<int>(is);
        };
        row("the boot it was set in", {.sameBoot = true}, Begin::Nothing);
        row("that boot, whatever stands there", {.sameBoot = true, .acting = true}, Begin::Nothing);
        row("the boot it was set for", {}, Begin::Watch);
        row("a boot after it", {.watchedBefore = true}, Begin::TakeOff);
        row("taken back by a person", {.job = JobState::Undone}, Begin::TakeOff);
        row("a person is at it", {.job = JobState::Interrupted}, Begin::TakeOff);
        const auto acting = [](JobState job, bool now = false, bool rebooting = false) {
            return guard::Standing{.watchedBefore = true,
                                   .acting = true,
                                   .rebooting = rebooting,
                                   .job = job,
                                   .undoneInThisBoot = now};
        };
        row("cut off before the first step", acting(JobState::Done), Begin::TakeBack);
        row("cut off in between", acting(JobState::Interrupted, true), Begin::TakeBack);
        row("taken back, not restarted", acting(JobState::Undone, true), Begin::Reboot);
        row("taken back in the boot before", acting(JobState::Undone), Begin::TakeOff);
        row("could not be taken back", acting(JobState::RollbackFailed), Begin::TakeOff);
        row("another works on it", acting(JobState::Running), Begin::TakeOff);
        row("the restart was asked for", acting(JobState::Undone, true, true), Begin::TakeOff);
        row("never twice", acting(JobState::Done, true, true), Begin::TakeOff);
    }
    void knowsWhereItStands()
    {
        QFETCH(guard::Standing, standing);
        QFETCH(int, begin);
        QCOMPARE(static_cast<int>(guard::begin(standing)), begin);
    }

    void findsTheGateways()
    {
        const std::string route = "Iface\tDestination\tGateway \tFlags\n"
                                  "vmbr0\t00000000\t0100A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
                                  "vmbr0\t0000A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"
                                  "vmbr1\t00000000\t00000000\t0001\t0\t0\t0\t00000000\t0\t0\t0\n";
        const std::string zeros(32, '0');
        const std::string ipv6 = zeros + " 00 " + zeros +
                                 " 00 fe800000000000000000000000000001 00000400 1 0 00000003 "
                                 "vmbr0\n" +
                                 zeros + " 00 " + zeros + " 00 " + zeros +
                                 " ffffffff 1 0 00200200 lo\n";
        const auto found = guard::gatewaysOf(route, ipv6);
        QCOMPARE(found.size(), 2U);
        QCOMPARE(found[0], (guard::Gateway{"192.168.0.1", false}));
        QCOMPARE(found[1], (guard::Gateway{"fe80:0000:0000:0000:0000:0000:0000:0001%vmbr0", true}));
    }

    void hostileRoutesAreNoGateways_data()
    {
        test::addHostileRows("a 00000000 0100A8C0 zz 0 0 0 00000000\n");
        QTest::newRow("too many digits")
            << QByteArray("a 00000000 1100A8C0F 0003 0 0 0 00000000\n");
        QTest::newRow("not up") << QByteArray("a 00000000 0100A8C0 0001 0 0 0 00000000\n");
        QTest::newRow("a wrong device")
            << QByteArray(QByteArray(32, '0') + " 00 " + QByteArray(32, '0') + " 00 " +
                          QByteArray(32, 'f') + " 0 1 0 00000003 a;b\"longer-than-any-name\n");
    }
    void hostileRoutesAreNoGateways()
    {
        QFETCH(QByteArray, bytes);
        const std::string text = bytes.toStdString();
        QVERIFY(guard::gatewaysOf(text, text).empty());
    }

    void looksAtTheBoot()
    {
        GuardedWorld guarded;
        test::FakeHost& host = guarded.world.host;
        Observation seen = guard::observe(host, 22);
        QVERIFY(!seen.link && !seen.gateway && !seen.sshd && !seen.login && !seen.guest);
        guarded.setUp(true);
        QVERIFY(guard::isReachable(guard::observe(host, 22)));
        guarded.gatewayAnswers = false; // it drops pings and answers for its address
        QVERIFY(!guard::observe(host, 22).gateway);
        host.put("/proc/net/arp", "IP address HW type Flags HW address Mask Device\n"
                                  "192.168.0.1 0x1 0x2 aa:bb:cc:dd:ee:ff * vmbr0\n");
        QVERIFY(guard::observe(host, 22).gateway);
        host.put("/proc/net/arp", "IP address HW type Flags HW address Mask Device\n"
                                  "192.168.0.1 0x1 0x0 00:00:00:00:00:00 * vmbr0\n");
        QVERIFY(!guard::observe(host, 22).gateway);

        host.put("/run/systemd/sessions/c1", "UID=0\nCLASS=background\n");
        host.put("/run/systemd/sessions/2.ref", "CLASS=user\n");
        QVERIFY(!guard::observe(host, 22).login);
        host.put("/run/systemd/sessions/3", "UID=0\nCLASS=user-early\n");
        QVERIFY(guard::observe(host, 22).login);

        host.put("/run/qemu-server/101.pid", "4711\n");
        QVERIFY(!guard::observe(host, 22).guest); // of a process that is gone
        host.put("/proc/4711/cmdline", "kvm");
        QVERIFY(guard::observe(host, 22).guest);
    }

    void anSshdThatTakesItsTimeIsStillOne()
    {
        GuardedWorld guarded;
        guarded.setUp(true);
        constexpr int seconds = 20;
        guarded.world.host.tools["/usr/bin/ssh-keyscan"] = [](const auto& argv) {
            const auto option = std::find(argv.begin(), argv.end(), "-T");
            const bool waits = option != argv.end() && std::stoi(*std::next(option)) >= seconds;
            return host::CommandResult{.status = waits ? 0 : 1, .out = {}, .err = {}};
        };
        QVERIFY(guard::observe(guarded.world.host, 22).sshd);
    }

    void anUnreachableBootIsTakenBackAndRestartedOnce()
    {
        GuardedWorld guarded;
        QVERIFY(guarded.run());
        QVERIFY(guarded.acted());
        QCOMPARE(guarded.stateOf(JobWorld::job), JobState::Undone);
        QCOMPARE(guarded.stateOf(guardJob), JobState::Undone);
        QCOMPARE(guarded.reboots(), 1);
        COMPARE_TREES(guarded.world.before, guarded.world.host.visible());
        guarded.newBoot();
        QVERIFY(guarded.run());
        QCOMPARE(guarded.reboots(), 1);
    }

    void aReachableBootEndsTheWatch()
    {
        GuardedWorld guarded;
        guarded.setUp(true);
        QVERIFY(guarded.run());
        QVERIFY(!guarded.acted());
        QCOMPARE(guarded.stateOf(JobWorld::job), JobState::Done);
        QCOMPARE(guarded.stateOf(guardJob), JobState::Undone);
        QCOMPARE(guarded.reboots(), 0);
        COMPARE_TREES(guarded.done, guarded.world.host.visible());
    }

    void theBootItWasSetInIsLeftAlone()
    {
        GuardedWorld guarded;
        guarded.world.host.put(bootId, "boot\n");
        const auto before = guarded.world.host.nodes;
        QVERIFY(guarded.run());
        QVERIFY(guarded.world.host.nodes == before);
    }

    void aConfirmationInTheLastMomentCounts()
    {
        GuardedWorld guarded;
        guarded.onLook = [&guarded] {
            if (guarded.uptime >= 260) // the look that would decide
                (void)apply::runJob(guarded.world.host, guardJob, Mode::Undo, [] { return false; });
        };
        QVERIFY(guarded.run());
        QVERIFY(!guarded.acted());
        QCOMPARE(guarded.reboots(), 0);
        COMPARE_TREES(guarded.done, guarded.world.host.visible());
    }

    void aLoginInTheLastMomentCounts()
    {
        GuardedWorld guarded;
        guarded.onLook = [&guarded] {
            if (guarded.uptime >= 140)
                guarded.world.host.put("/run/systemd/sessions/1", "CLASS=user\n");
        };
        QVERIFY(guarded.run());
        QVERIFY(!guarded.acted());
        QVERIFY(!guarded.isSet());
    }

    void onlyOneBootIsWatched()
    {
        GuardedWorld guarded;
        bool stop = false; // the power goes while it watches
        guarded.onLook = [&stop] { stop = true; };
        guarded.stop = [&stop] { return stop; };
        QVERIFY(guarded.run());
        QVERIFY(guarded.isSet());
        guarded.newBoot();
        guarded.stop = [] { return false; };
        QVERIFY(guarded.run());
        QVERIFY(!guarded.acted() && !guarded.isSet());
        QCOMPARE(guarded.reboots(), 0);
    }

    void aFileThatSomebodyChangedEndsItWithoutARestart()
    {
        GuardedWorld guarded;
        guarded.world.host.put(paths::modulesLoad, "mine\n");
        QVERIFY(guarded.run());
        QCOMPARE(guarded.stateOf(JobWorld::job), JobState::RollbackFailed);
        QCOMPARE(guarded.reboots(), 0);
        QVERIFY(!guarded.isSet());
    }

    /// Cut off at one call of many, then at another of the process that goes on: what is left is
    /// one state or the other, and there is one restart at most.
    void twoPowerCutsDoNoHarm_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("before") << static_cast<int>(Fault::KillBefore);
        QTest::newRow("in the middle") << static_cast<int>(Fault::KillMiddle);
        QTest::newRow("after") << static_cast<int>(Fault::KillAfter);
    }
    void twoPowerCutsDoNoHarm()
    {
        QFETCH(int, fault);
        GuardedWorld whole(JobWorld::Kind::BySysfs);
        whole.world.host.breakAt(0, Fault::None);
        QVERIFY(whole.run());
        const int calls = whole.world.host.calls();
        QVERIFY(calls > 100);
        constexpr int stride = 17; // all of them take an hour
        int acted = 0;
        int runs = 0;
        for (int first = 1; first <= calls; first += stride, ++runs) {
            GuardedWorld guarded(JobWorld::Kind::BySysfs);
            guarded.world.host.breakAt(first, static_cast<Fault>(fault));
            guarded.runOrDie();
            guarded.newBoot();
            guarded.world.host.breakAt(1 + (first * 7) % calls, static_cast<Fault>(fault));
            guarded.runOrDie();
            for (int more = 0; more < 2; ++more) {
                guarded.newBoot();
                guarded.runOrDie();
            }
            QVERIFY2(guarded.reboots() <= 1, qPrintable(QString::number(first)));
            const bool isActed = guarded.acted();
            acted += isActed ? 1 : 0;
            const auto wanted = isActed ? guarded.world.before : guarded.done;
            const auto differs = difference(wanted, guarded.world.host.visible());
            QVERIFY2(differs.empty(), (std::to_string(first) + ": " + differs).c_str());
        }
        // A cut in the middle of a call that only looks is none: there it always comes to its end.
        QVERIFY(acted > 0 && (acted < runs || fault == static_cast<int>(Fault::KillMiddle)));
    }
};

QTEST_GUILESS_MAIN(TestGuard)
#include "tst_guard.moc"
