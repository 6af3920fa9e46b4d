// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/job_store.h"
#include "core/apply/journal.h"
#include "core/protocol/paths.h"
#include "tests/support/job_world.h"

#include <QTest>

#include <utility>

using namespace vfpilot;
using apply::Mode;
using protocol::JobState;
using test::JobWorld;

namespace {

std::vector<std::string> records(const JobWorld& world)
{
    std::vector<std::string> lines;
    const auto folder = apply::JobFolder::of(JobWorld::job);
    const auto entries = apply::readJournal(world.host, *folder);
    for (const apply::JournalEntry& entry : *entries)
        lines.push_back(entry.record.type +
                        (entry.record.step.empty() ? "" : " " + entry.record.step));
    return lines;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
        text += line + "\n";
    return text;
}

const char* const takingBack = R"(step-undoing enable-unit:vfpilot-vfs.service
step-undone enable-unit:vfpilot-vfs.service
step-undoing own-file:/etc/systemd/system/vfpilot-vfs.service
step-undone own-file:/etc/systemd/system/vfpilot-vfs.service
step-undoing install-engine-copy
step-undone install-engine-copy
step-undoing edit-file:/etc/kernel/cmdline
step-undone edit-file:/etc/kernel/cmdline
step-undoing own-file:/etc/modules-load.d/vfpilot.conf
step-undone own-file:/etc/modules-load.d/vfpilot.conf
step-undoing install-driver
step-undone install-driver
step-undoing install-packages
step-undone install-packages
step-undoing rebuild-initramfs
step-undone rebuild-initramfs
step-undoing render-boot-entries
step-undone render-boot-entries
job-ended
)";

} // namespace

#define COMPARE_TREES(a, b) QCOMPARE(JobWorld::difference(a, b), std::string())

class TestRunner : public QObject
{
    Q_OBJECT

private slots:
    void doesEveryStepAndTellsEach()
    {
        JobWorld world;
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Undone), JobState::Done);
        QVERIFY(world.host.text(JobWorld::cmdline).find("i915.max_vfs=7") != std::string::npos);
        QVERIFY(world.host.nodes.contains(paths::engineCopy));
        QCOMPARE(world.host.nodes[paths::engineCopy].attributes.mode, 0755U);
        const auto lines = records(world);
        QCOMPARE(lines.size(), 2 + 2 * world.specs.size());
        QCOMPARE(lines[1], "step-begun install-packages");
        QCOMPARE(lines[2], "step-done install-packages");
        QCOMPARE(lines.back(), "job-ended");
        QCOMPARE(world.state(), JobState::Done);
    }

    void takesBackInReverseAndRemakesAtTheEnd()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::Undone);
        COMPARE_TREES(world.before, world.host.visible());
        const std::string text = joined(records(world));
        QCOMPARE(text.substr(text.find("step-undoing")), takingBack);
        QCOMPARE(world.state(), JobState::Undone);
    }

    void saysWhatCouldNotBeTakenBackAndTriesItAgain()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        auto& tool = world.host.tools["/usr/sbin/update-initramfs"];
        const auto works = std::exchange(tool, [](const std::vector<std::string>&) {
            return host::CommandResult{1, "", "no space"};
        });
        QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::RollbackFailed);
        QCOMPARE(world.state(), JobState::RollbackFailed);
        const std::string text = joined(records(world));
        QVERIFY(text.find("step-undo-failed rebuild-initramfs\n") != std::string::npos);
        QVERIFY(text.find("step-undone install-packages\n") != std::string::npos);
        tool = works;
        QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::Undone);
        COMPARE_TREES(world.before, world.host.visible());
    }

    /// Between the journal's line and the write, while no process of ours was there.
    void overwritesNoFileThatChangedBeforeTheJobWentOn()
    {
        const std::string begun = "step-begun edit-file:" + std::string(JobWorld::cmdline);
        const std::string others = "root=ZFS=rpool/ROOT/pve-1 boot=zfs mine\n";
        bool isSeen = false;
        for (int call = 1; !isSeen; ++call) {
            JobWorld world;
            world.host.breakAt(call, test::Fault::KillBefore);
            try {
                QVERIFY2(!world.run(Mode::Apply), "no process ended just there");
            } catch (const test::Killed&) {
            }
            isSeen = world.host.nodes.contains(apply::JobFolder::of(JobWorld::job)->journal()) &&
                     records(world).back() == begun;
            if (!isSeen)
                continue;
            world.host.put(JobWorld::cmdline, others);
            QVERIFY(world.run(Mode::Resume).value_or(JobState::Done) != JobState::Done);
            QCOMPARE(world.host.text(JobWorld::cmdline), others);
            const auto errors = apply::readJob(world.host, JobWorld::job)->info.errors;
            QCOMPARE(errors.front().code, Errc::FileChangedSinceReview);
            QCOMPARE(errors.front().args.at("path"), JobWorld::cmdline);
        }
    }

    void takesBackWhenTheModuleDoesNotBuild()
    {
        JobWorld world;
        world.tools.buildFails = true;
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Done), JobState::RolledBack);
        COMPARE_TREES(world.before, world.host.visible());
        const auto info = apply::readJob(world.host, JobWorld::job)->info;
        QCOMPARE(info.errors.size(), 1U);
        QCOMPARE(info.errors.front().code, Errc::VerifyFailed);
        QCOMPARE(info.errors.front().args.at("step"), "install-driver");
        QVERIFY(info.errors.front().detail.find("drm_buddy") != std::string::npos);
    }

    void stopsBetweenStepsWhenCancelled()
    {
        JobWorld world;
        const std::string cancel = apply::JobFolder::of(JobWorld::job)->cancel();
        const auto build = world.host.tools["/usr/sbin/update-initramfs"];
        world.host.tools["/usr/sbin/update-initramfs"] = [&](const std::vector<std::string>& argv) {
            world.host.put(cancel, "");
            return build(argv);
        };
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Done), JobState::RolledBack);
        COMPARE_TREES(world.before, world.host.visible());
        const std::string text = joined(records(world));
        QVERIFY(text.find("step-done rebuild-initramfs") != std::string::npos);
        QVERIFY(text.find("step-begun edit-file") == std::string::npos);
        const auto info = apply::readJob(world.host, JobWorld::job)->info;
        QCOMPARE(info.errors.front().code, Errc::Cancelled);
    }

    void leavesAnInterruptedJobWhenTheProcessMustEnd()
    {
        JobWorld world;
        int asked = 0;
        const auto stop = [&asked] { return ++asked > 4; };
        QCOMPARE(world.run(Mode::Apply, stop).value_or(JobState::Done), JobState::Interrupted);
        QCOMPARE(joined(records(world)).find("undo"), std::string::npos);
        QCOMPARE(world.state(), JobState::Interrupted);
        QCOMPARE(world.run(Mode::Resume).value_or(JobState::Undone), JobState::Done);
    }

    void takesNothingBackWhenAToolDiesWithTheProcess()
    {
        JobWorld world;
        bool leaving = false;
        const auto apt = world.host.tools["/usr/bin/apt-get"];
        world.host.tools["/usr/bin/apt-get"] = [&](const std::vector<std::string>& argv) {
            if (argv[1] == "-s" || leaving)
                return apt(argv);
            leaving = true;
            return host::CommandResult{.status = 143, .out = {}, .err = {}};
        };
        const auto stop = [&leaving] { return leaving; };
        QVERIFY(!world.run(Mode::Apply, stop));
        QCOMPARE(world.state(), JobState::Interrupted);
        QCOMPARE(world.run(Mode::Resume).value_or(JobState::Undone), JobState::Done);
        QVERIFY(world.run(Mode::Undo));
        COMPARE_TREES(world.before, world.host.visible());
    }

    void givesAVfAndTakesItBack()
    {
        JobWorld world(JobWorld::Kind::GiveVf);
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Undone), JobState::Done);
        QVERIFY(world.host.text(test::FakeTools::vmConfig).find("hostpci0: 0000:00:02.1,pcie=1") !=
                std::string::npos);
        QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::Undone);
        COMPARE_TREES(world.before, world.host.visible());
    }

    void aKernelThatNobodyAskedForIsNotInstalled()
    {
        JobWorld world;
        world.tools.aptBrings = "proxmox-kernel-6.8.4-2-pve";
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Done), JobState::RolledBack);
        COMPARE_TREES(world.before, world.host.visible());
        const auto info = apply::readJob(world.host, JobWorld::job)->info;
        QCOMPARE(info.errors.front().code, Errc::Refused);
        QCOMPARE(info.errors.front().args.at("finding"), "refuse-kernel-package");
    }

    void nothingIsInstalledThatTakesSomethingAway()
    {
        JobWorld world;
        world.tools.aptRemoves = "proxmox-ve";
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Done), JobState::RolledBack);
        COMPARE_TREES(world.before, world.host.visible());
        QVERIFY(world.tools.packages().contains("proxmox-ve"));
    }

    void isBusyWhileAnotherHoldsTheLock()
    {
        JobWorld world;
        const auto lock = world.host.lock(paths::lockFile, "job 20261123-231501-0000");
        const auto ran = world.run(Mode::Apply);
        QVERIFY(!ran);
        QCOMPARE(ran.error().code, Errc::Busy);
        QCOMPARE(ran.error().args.at("owner"), "job 20261123-231501-0000");
    }
};

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
