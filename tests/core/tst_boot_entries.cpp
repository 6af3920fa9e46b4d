// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/job_store.h"
#include "core/protocol/paths.h"
#include "core/steps/step.h"
#include "tests/support/job_world.h"

#include <QTest>

#include <algorithm>

using namespace vfpilot;
using apply::Mode;
using protocol::JobState;
using test::FakeTools;
using test::JobWorld;

namespace {

Error firstError(JobWorld& world)
{
    const auto job = apply::readJob(world.host, JobWorld::job);
    return job && !job->info.errors.empty() ? job->info.errors.front() : Error();
}

bool ran(const JobWorld& world, const std::string& program)
{
    return std::any_of(world.host.commands.begin(), world.host.commands.end(),
                       [&program](const auto& argv) { return argv.front() == program; });
}

} // namespace

#define COMPARE_TREES(a, b) QCOMPARE(JobWorld::difference(a, b), std::string())

/// The boot menu of each loader: made anew, judged, and never left half done.
class TestBootEntries : public QObject
{
    Q_OBJECT

private slots:
    void plainGrubGetsACheckedMenuByRename()
    {
        JobWorld world(JobWorld::Kind::OnGrub);
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Undone), JobState::Done);
        const std::string menu = world.host.text(paths::grubMenu);
        QVERIFY(menu.find("i915.max_vfs=7") != std::string::npos);
        const std::string normal = menu.substr(0, menu.find("vfpilot-way-back"));
        QCOMPARE(normal.find("intel_iommu=off"), std::string::npos);
        QCOMPARE(world.host.nodes[paths::grubMenu].attributes.mode, 0444U);
        QVERIFY(!world.host.nodes.contains(paths::grubMenuNew));
        QVERIFY(!world.host.nodes.contains(std::string(paths::grubMenuNew) + ".new"));
        QVERIFY(!ran(world, "/usr/sbin/update-grub"));
        QVERIFY(!ran(world, "/usr/sbin/proxmox-boot-tool"));
        for (const auto& argv : world.host.commands) // never onto the live file
            QVERIFY(std::find(argv.begin(), argv.end(), paths::grubMenu) == argv.end());
        QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::Undone);
        COMPARE_TREES(world.before, world.host.visible());
    }

    void aMenuThatCannotBeMadeLeavesTheOldOne()
    {
        JobWorld world(JobWorld::Kind::OnGrub);
        const std::string menu = world.host.text(paths::grubMenu);
        world.tools.menuFails = true;
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Done), JobState::RollbackFailed);
        QCOMPARE(firstError(world).code, Errc::CommandFailed);
        QCOMPARE(world.host.text(paths::grubMenu), menu);
        COMPARE_TREES(world.before, world.host.visible());
    }

    void aMenuThatGrubCannotReadLeavesTheOldOne()
    {
        JobWorld world(JobWorld::Kind::OnGrub);
        world.tools.menuIsBroken = true;
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Done), JobState::RollbackFailed);
        QCOMPARE(firstError(world).args.at("program"), "/usr/bin/grub-script-check");
        COMPARE_TREES(world.before, world.host.visible());
    }

    void aMenuWithoutOurWordsLeavesTheOldOne_data()
    {
        QTest::addColumn<QString>("lost");
        QTest::addColumn<QString>("said");
        QTest::newRow("a word") << "i915.max_vfs=7"
                                << "lacks i915.max_vfs=7";
        QTest::newRow("a value") << "=on"
                                 << "lacks intel_iommu=on";
    }
    void aMenuWithoutOurWordsLeavesTheOldOne()
    {
        QFETCH(QString, lost);
        QFETCH(QString, said);
        JobWorld world(JobWorld::Kind::OnGrub);
        world.tools.menuForgets = lost.toStdString();
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Done), JobState::RolledBack);
        const Error error = firstError(world);
        QCOMPARE(error.code, Errc::VerifyFailed);
        QCOMPARE(error.args.at("step"), "render-boot-entries");
        QVERIFY2(error.detail.find(said.toStdString()) != std::string::npos, error.detail.c_str());
        COMPARE_TREES(world.before, world.host.visible());
    }

    void aPageWithTheLineOfBeforeIsAdded()
    {
        for (const auto kind : {JobWorld::Kind::OnGrub, JobWorld::Kind::BySysfs}) {
            JobWorld world(kind);
            QCOMPARE(world.run(Mode::Apply).value_or(JobState::Undone), JobState::Done);
            const std::string menu = kind == JobWorld::Kind::OnGrub
                                         ? world.host.text(paths::grubMenu)
                                         : world.host.esps[FakeTools::esp]["grub/grub.cfg"];
            const auto page = menu.find("--id vfpilot-way-back");
            QVERIFY(page != std::string::npos);
            QVERIFY(menu.find("quiet intel_iommu=off", page) != std::string::npos);
            QCOMPARE(menu.find("i915.max_vfs=7", page), std::string::npos);
            QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::Undone);
            COMPARE_TREES(world.before, world.host.visible());
        }
    }

    void aMenuWithoutThatPageIsNotTaken()
    {
        JobWorld world(JobWorld::Kind::OnGrub);
        world.tools.wayBackIsLost = true;
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Done), JobState::RolledBack);
        const Error error = firstError(world);
        QVERIFY2(error.detail.find("no entry with the line of before") != std::string::npos,
                 error.detail.c_str());
        COMPARE_TREES(world.before, world.host.visible());
    }

    void takingBackLooksAtWhatIsConfiguredByThen()
    {
        JobWorld world(JobWorld::Kind::OnGrub);
        QVERIFY(world.run(Mode::Apply));
        world.tools.menuForgets = "quiet";
        QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::RollbackFailed);
        QVERIFY(world.host.text(paths::grubMenu).find("quiet") != std::string::npos);
    }

    void eachEspIsReadBack()
    {
        JobWorld world(JobWorld::Kind::BySysfs);
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Undone), JobState::Done);
        const std::string menu = world.host.esps[FakeTools::esp]["grub/grub.cfg"];
        QVERIFY(menu.find("i915.max_vfs=7") != std::string::npos);
        QVERIFY(!ran(world, "/usr/sbin/grub-mkconfig"));
        QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::Undone);
        COMPARE_TREES(world.before, world.host.visible());
    }

    void anEspThatWasPassedOverIsNoticed()
    {
        JobWorld world(JobWorld::Kind::BySysfs);
        world.host.tools["/usr/sbin/proxmox-boot-tool"] = [](const std::vector<std::string>&) {
            return host::CommandResult{
                .status = 0, .out = "WARN: /dev/disk/by-uuid/AD4C-36C9 - skipping\n", .err = {}};
        };
        QVERIFY(world.run(Mode::Apply).value_or(JobState::Done) != JobState::Done);
        QVERIFY(firstError(world).detail.find("ESP AD4C-36C9 grub/grub.cfg") != std::string::npos);
    }

    void anUnknownLoaderIsNotGuessedAt()
    {
        const auto step = steps::makeStep(plan::RenderBootEntries{"lilo", {}, {}, {}});
        test::FakeHost host;
        QVERIFY(!step->capture(host));
        QVERIFY(!step->apply(host, [](std::string_view) {}));
        QVERIFY(host.commands.empty());
    }
};

QTEST_GUILESS_MAIN(TestBootEntries)
#include "tst_boot_entries.moc"
