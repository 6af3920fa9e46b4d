// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/job_store.h"
#include "core/apply/undo_plan.h"
#include "core/protocol/paths.h"
#include "tests/support/job_world.h"

#include <QTest>

using namespace vfpilot;
using apply::Mode;
using protocol::JobState;
using test::JobWorld;

namespace {

Result<protocol::Plan> undoPlan(JobWorld& world, const protocol::Facts& facts = {})
{
    const auto job = apply::readJob(world.host, JobWorld::job);
    if (!job)
        return job.error();
    return apply::undoPlan(world.host, *job, facts);
}

std::vector<std::string> kinds(const protocol::Plan& plan)
{
    std::vector<std::string> names;
    for (const protocol::PlannedStep& step : plan.steps)
        names.push_back(step.kind);
    return names;
}

} // namespace

#define COMPARE_TREES(a, b) QCOMPARE(JobWorld::difference(a, b), std::string())

/// Taking back where the host is not as the job left it.
class TestUndo : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatItWillDoAndDoesNothing()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        const auto tree = world.host.visible();
        const auto plan = undoPlan(world);
        QVERIFY(plan && plan->refusals.empty());
        const std::vector<std::string> expected = {
            "disable-unit",    "remove-file",       "remove-file",
            "restore-file",    "remove-file",       "remove-driver",
            "remove-packages", "rebuild-initramfs", "render-boot-entries"};
        QCOMPARE(kinds(*plan), expected);
        QVERIFY(plan->rebootNeeded);
        QCOMPARE(undoPlan(world)->digest, plan->digest);
        COMPARE_TREES(tree, world.host.visible());
    }

    void takesOnlyOurWordsOutOfALineThatChangedSince()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        std::string& text = world.host.nodes[JobWorld::cmdline].content;
        text.insert(text.find('\n'), " mitigations=off");
        QVERIFY(undoPlan(world)->refusals.empty());
        QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::Undone);
        QCOMPARE(world.host.text(JobWorld::cmdline),
                 "root=ZFS=rpool/ROOT/pve-1 boot=zfs quiet mitigations=off\n");
    }

    void stopsWhereAWordOfOursHasAnotherValue()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        std::string& text = world.host.nodes[JobWorld::cmdline].content;
        text.replace(text.find("max_vfs=7"), 9, "max_vfs=5");
        const auto plan = undoPlan(world);
        QCOMPARE(plan->refusals.front().id, "refuse-file-changed");
        QCOMPARE(plan->refusals.front().args.at("path"), JobWorld::cmdline);
    }

    void putsAWordBackIntoGrubSettingsThatChangedSince()
    {
        JobWorld world(JobWorld::Kind::OnGrub);
        QVERIFY(world.run(Mode::Apply));
        std::string& text = world.host.nodes[JobWorld::grubSettings].content;
        text.replace(text.find("quiet"), 5, "quiet consoleblank=60");
        const auto plan = undoPlan(world);
        QVERIFY(plan && plan->refusals.empty());
        QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::Undone);
        const std::string back = world.host.text(JobWorld::grubSettings);
        QVERIFY2(back.find("\"quiet consoleblank=60 intel_iommu=off\"") != std::string::npos,
                 back.c_str());
        QVERIFY(world.host.text(paths::grubMenu).find("consoleblank=60 intel_iommu=off") !=
                std::string::npos);
        QVERIFY(!world.host.nodes.contains(paths::grubConfig));
    }

    void stopsWhereGrubSettingsSayOtherwiseByNow_data()
    {
        QTest::addColumn<QString>("now");
        QTest::newRow("another value")
            << QStringLiteral("GRUB_CMDLINE_LINUX_DEFAULT=\"quiet intel_iommu=sm_on\"\n");
        QTest::newRow("assigned twice") << QStringLiteral("GRUB_CMDLINE_LINUX_DEFAULT=\"quiet\"\n"
                                                          "GRUB_CMDLINE_LINUX_DEFAULT=\"\"\n");
        QTest::newRow("a shell program")
            << QStringLiteral("if true; then GRUB_CMDLINE_LINUX_DEFAULT=\"quiet\"; fi\n");
        QTest::newRow("not there any more") << QStringLiteral("GRUB_DEFAULT=0\n");
    }
    void stopsWhereGrubSettingsSayOtherwiseByNow()
    {
        QFETCH(QString, now);
        JobWorld world(JobWorld::Kind::OnGrub);
        QVERIFY(world.run(Mode::Apply));
        world.host.nodes[JobWorld::grubSettings].content = now.toStdString();
        const auto plan = undoPlan(world);
        QVERIFY(plan && !plan->refusals.empty());
        QCOMPARE(plan->refusals.front().id, "refuse-file-changed");
        QCOMPARE(plan->refusals.front().args.at("path"), JobWorld::grubSettings);
    }

    void takesOurLineOutOfASysfsConfThatChangedSince()
    {
        JobWorld world(JobWorld::Kind::BySysfs);
        const std::string before = world.host.text(paths::sysfsConf);
        QVERIFY(world.run(Mode::Apply));
        world.host.nodes[paths::sysfsConf].content += "mode power/state = 0660\n";
        QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::Undone);
        QCOMPARE(world.host.text(paths::sysfsConf), before + "mode power/state = 0660\n");
    }

    void stopsWhereSysfsConfHasAnotherNumberByNow()
    {
        JobWorld world(JobWorld::Kind::BySysfs);
        QVERIFY(world.run(Mode::Apply));
        std::string& text = world.host.nodes[paths::sysfsConf].content;
        text.replace(text.find("= 3"), 3, "= 5");
        QCOMPARE(undoPlan(world)->refusals.front().args.at("path"), paths::sysfsConf);
    }

    void leavesAnOwnFileThatSomebodyChanged()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        world.host.nodes[JobWorld::unit].content += "# mine\n";
        QCOMPARE(undoPlan(world)->refusals.front().args.at("path"), JobWorld::unit);
        QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::RollbackFailed);
        QVERIFY(world.host.text(JobWorld::unit).ends_with("# mine\n"));
        QVERIFY(!world.host.nodes.contains(paths::modulesLoad)); // the rest is taken back
    }

    void bringsBackNoBytesButThoseOfBefore()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        const auto folder = apply::JobFolder::of(JobWorld::job)->before();
        for (auto& [path, node] : world.host.nodes) {
            if (path.starts_with(folder + "/"))
                node.content += "rotten";
        }
        const std::string now = world.host.text(JobWorld::cmdline);
        QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::RollbackFailed);
        QCOMPARE(world.host.text(JobWorld::cmdline), now);
    }

    void leavesPackagesThatOthersNeedByNow()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        world.tools.setPackage("other-dkms", "installed");
        world.host.tools["/usr/bin/apt-get"] = [](const std::vector<std::string>&) {
            return host::CommandResult{
                .status = 0, .out = "Purg dkms [1]\nPurg other-dkms [1]\n", .err = {}};
        };
        const auto plan = undoPlan(world);
        QCOMPARE(plan->refusals.front().args.at("path"), "other-dkms");
    }

    void pullsNoVfFromAVm()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        protocol::Facts facts;
        protocol::GpuFacts gpu;
        gpu.address = "0000:00:02.0";
        gpu.vfs = {{"0000:00:02.1", "vfio-pci", 16, {101}}};
        facts.gpus = {gpu};
        const auto plan = undoPlan(world, facts);
        QCOMPARE(plan->refusals.front().id, "refuse-vf-held");
        QCOMPARE(plan->refusals.front().args.at("vmids"), "101");
    }

    void leavesAVmThatSomebodyChanged()
    {
        JobWorld world(JobWorld::Kind::GiveVf);
        QVERIFY(world.run(Mode::Apply));
        std::string& text = world.host.nodes[test::FakeTools::vmConfig].content;
        text.replace(text.find("02.1"), 4, "02.2");
        QCOMPARE(undoPlan(world)->refusals.front().id, "refuse-file-changed");
    }

    void leavesAVmWhereOneKeyIsAnotherNow()
    {
        JobWorld world(JobWorld::Kind::GiveVf);
        QVERIFY(world.run(Mode::Apply));
        std::string& text = world.host.nodes[test::FakeTools::vmConfig].content;
        text.replace(text.find("aw-bits=39"), 10, "aw-bits=48");
        QCOMPARE(undoPlan(world)->refusals.front().id, "refuse-file-changed");
    }

    void takesBackTheKeysThatAreStillOurs()
    {
        JobWorld world(JobWorld::Kind::GiveVf);
        const std::string before = world.host.text(test::FakeTools::vmConfig);
        QVERIFY(world.run(Mode::Apply));
        std::string& text = world.host.nodes[test::FakeTools::vmConfig].content;
        QVERIFY(text.find("balloon: 0\n") != std::string::npos);
        text.erase(text.find("balloon: 0\n"), 11); // somebody was faster
        const auto plan = undoPlan(world);
        QVERIFY(plan->refusals.empty());
        const auto& argv = plan->steps.front().commands.front();
        QCOMPARE((std::vector<std::string>{argv.begin() + 3, argv.begin() + 7}),
                 (std::vector<std::string>{"--machine", "q35", "--delete", "hostpci0"}));
        QVERIFY(world.run(Mode::Undo));
        QCOMPARE(world.host.text(test::FakeTools::vmConfig), before);
    }

    void refusesAJobThatIsUndone()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        QVERIFY(world.run(Mode::Undo));
        QCOMPARE(undoPlan(world).error().code, Errc::JobState);
    }
};

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
