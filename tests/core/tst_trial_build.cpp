// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/dkms_conf.h"
#include "core/protocol/paths.h"
#include "core/protocol/trial_builds.h"
#include "core/steps/step.h"
#include "tests/support/job_world.h"

#include <QTest>

using namespace vfpilot;
using apply::Mode;
using protocol::JobState;
using protocol::TrialBuild;
using test::JobWorld;

namespace {

std::vector<TrialBuild> outcomes(const JobWorld& world)
{
    const auto text = world.host.text(paths::trialBuilds);
    return text.empty() ? std::vector<TrialBuild>()
                        : protocol::parseTrialBuilds(text, paths::trialBuilds).value_or({});
}

bool isClear(const JobWorld& world)
{
    return !world.host.nodes.contains(plan::trialFolder(test::FakeTools::kernel));
}

} // namespace

class TestTrialBuild : public QObject
{
    Q_OBJECT

private slots:
    void writesDownThatItBuilds()
    {
        JobWorld world(JobWorld::Kind::Prepare);
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Undone), JobState::Done);
        QCOMPARE(outcomes(world).size(), 1U);
        const TrialBuild build = outcomes(world).front();
        QCOMPARE(build.result, "built");
        QCOMPARE(build.release, "2025.07.22");
        QCOMPARE(build.kernel, test::FakeTools::kernel);
        QVERIFY(build.log.empty());
        QCOMPARE(world.host.nodes[paths::trialBuilds].attributes.mode, 0600U);
        QVERIFY(isClear(world));
    }

    void touchesNothingThatTheHostUses()
    {
        JobWorld world(JobWorld::Kind::Prepare);
        QVERIFY(world.run(Mode::Apply));
        for (const auto& [path, node] : world.host.nodes) {
            QVERIFY2(!path.starts_with("/var/lib/dkms"), path.c_str());
            QVERIFY2(!path.starts_with("/usr/src"), path.c_str());
            QVERIFY2(path.find("/updates/dkms") == std::string::npos, path.c_str());
        }
    }

    void worksInAFolderThatIsRootsAlone()
    {
        JobWorld world(JobWorld::Kind::Prepare);
        std::uint32_t mode = 0;
        auto& dkms = world.host.tools["/usr/sbin/dkms"];
        dkms = [&world, &mode, works = dkms](const std::vector<std::string>& argv) {
            mode = world.host.nodes[plan::trialFolder(test::FakeTools::kernel)].attributes.mode;
            return works(argv);
        };
        QVERIFY(world.run(Mode::Apply));
        QCOMPARE(mode, 0700U);
    }

    void takesANoForAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("result");
        QTest::newRow("make fails") << 10 << QByteArray("failed");
        QTest::newRow("what was to come did not") << 7 << QByteArray("failed");
        QTest::newRow("and dkms says nothing of it") << 0 << QByteArray("failed");
        QTest::newRow("this kernel is left out") << 77 << QByteArray("excluded");
    }
    void takesANoForAnAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, result);
        JobWorld world(JobWorld::Kind::Prepare);
        world.tools.buildFails = true;
        world.tools.trialStatus = status;
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Undone), JobState::Done);
        QCOMPARE(outcomes(world).size(), 1U);
        QCOMPARE(QByteArray::fromStdString(outcomes(world).front().result), result);
        QVERIFY(!outcomes(world).front().log.empty());
        QVERIFY(isClear(world));
        QVERIFY(world.tools.packages().contains("dkms")); // for the release that is tried next
    }

    void keepsTheErrorThoughMakeWentOnForLong()
    {
        JobWorld world(JobWorld::Kind::Prepare);
        world.tools.buildFails = true;
        for (int i = 0; i < 400; ++i)
            world.tools.buildSays += "  CC [M]  part" + std::to_string(i) + ".o\n";
        QVERIFY(world.run(Mode::Apply));
        const std::string log = outcomes(world).front().log;
        QVERIFY(log.starts_with("i915_gem.c:20:1: error: drm_buddy\n"));
        QVERIFY(log.ends_with("part399.o"));
        QVERIFY(log.size() <= protocol::trialLogAtMost);
    }

    void doesNotBlameTheReleaseForTheHost_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("full disk") << 10 << QByteArray("cc1: No space left on device\n");
        QTest::newRow("out of memory")
            << 10 << QByteArray("gcc: fatal error: Killed signal terminated program cc1\n");
        QTest::newRow("no compiler") << 10 << QByteArray("/bin/sh: 1: gcc: not found\n");
        QTest::newRow("no headers") << 1 << QByteArray();
        QTest::newRow("killed") << 137 << QByteArray();
    }
    void doesNotBlameTheReleaseForTheHost()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, says);
        JobWorld world(JobWorld::Kind::Prepare);
        world.tools.buildFails = true;
        world.tools.trialStatus = status;
        world.tools.buildSays = says.toStdString();
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Done), JobState::RolledBack);
        QVERIFY(outcomes(world).empty());
        QVERIFY(isClear(world));
        QCOMPARE(JobWorld::difference(world.before, world.host.visible()), std::string());
    }

    void buildsNothingThatIsNotWhatItIsCalled()
    {
        for (const char* version : {"2026.05.06", "$(reboot)", ""}) {
            JobWorld world(JobWorld::Kind::Prepare);
            world.tools.confVersion = version;
            QCOMPARE(world.run(Mode::Apply).value_or(JobState::Done), JobState::RolledBack);
            for (const auto& argv : world.host.commands)
                QVERIFY(argv.front() != "/usr/sbin/dkms");
            QVERIFY(outcomes(world).empty());
        }
    }

    void refusesAPackageThatWasExchanged()
    {
        JobWorld world(JobWorld::Kind::Prepare);
        for (auto& [path, node] : world.host.nodes) {
            if (path.ends_with("i915-sriov-dkms.deb"))
                node.content += "x";
        }
        QCOMPARE(world.run(Mode::Apply).value_or(JobState::Done), JobState::RolledBack);
        QVERIFY(outcomes(world).empty());
    }

    void writesAHostileFileAnew()
    {
        JobWorld world(JobWorld::Kind::Prepare);
        world.host.put(paths::trialBuilds, "{\"format\": 1, \"builds\": [{}]}");
        QVERIFY(world.run(Mode::Apply));
        QCOMPARE(outcomes(world).size(), 1U);
    }

    void takingBackLeavesTheAnswer()
    {
        JobWorld world(JobWorld::Kind::Prepare);
        QVERIFY(world.run(Mode::Apply));
        QCOMPARE(world.run(Mode::Undo).value_or(JobState::Done), JobState::Undone);
        QCOMPARE(JobWorld::difference(world.before, world.host.visible()), std::string());
        QCOMPARE(outcomes(world).size(), 1U);
    }

    void showsTheFolderOnlyWhereItIsLeft()
    {
        JobWorld world(JobWorld::Kind::Prepare);
        const auto step = steps::makeStep(world.specs.back());
        const std::string folder = plan::trialFolder(test::FakeTools::kernel);
        const steps::Undo undo{.values = {{"folder", folder}}, .files = {}, .madeFolders = {}};
        QVERIFY(!*step->previewUndo(world.host, undo, {}));
        world.host.put(folder + "/tree/x", "");
        const auto shown = step->previewUndo(world.host, undo, {});
        QVERIFY(shown && *shown);
        QCOMPARE((*shown)->kind, "remove-trial");
        QVERIFY(step->undo(world.host, undo, [](std::string_view) {}));
        QVERIFY(isClear(world));
    }

    void removesNothingBesideItsFolders()
    {
        JobWorld world(JobWorld::Kind::Prepare);
        const auto step = steps::makeStep(world.specs.back());
        for (const char* name : {"..", ".", "", "a/../..", ".x"}) {
            const std::string folder = plan::trialFolder(name);
            const steps::Undo undo{.values = {{"folder", folder}}, .files = {}, .madeFolders = {}};
            QVERIFY2(!step->undo(world.host, undo, [](std::string_view) {}), name);
        }
        const steps::Undo etc{.values = {{"folder", "/etc"}}, .files = {}, .madeFolders = {}};
        QVERIFY(!step->undo(world.host, etc, [](std::string_view) {}));
        QVERIFY(world.host.nodes.contains("/etc"));
    }

    void readsAConfWithoutRunningIt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("version"); // empty: not understood
        const auto row = [](const char* name, const QByteArray& text, const char* version) {
            QTest::newRow(name) << text << QByteArray(version);
        };
        row("as packages have it", "PACKAGE_NAME=\"a\"\nPACKAGE_VERSION=\"1.0\"\nMAKE=\"x $(y)\"\n",
            "1.0");
        row("bare", "PACKAGE_NAME=a\nPACKAGE_VERSION=1.0", "1.0");
        row("the last counts", "PACKAGE_NAME='a'\nPACKAGE_VERSION=1\nPACKAGE_VERSION=2\n", "2");
        row("carriage returns", "PACKAGE_NAME=a\r\nPACKAGE_VERSION=1.0\r\n", "1.0");
        row("in a comment", "PACKAGE_NAME=a\n#PACKAGE_VERSION=1.0\n", "");
        row("from a command", "PACKAGE_NAME=a\nPACKAGE_VERSION=\"$(cat VERSION)\"\n", "");
        row("from a variable", "PACKAGE_NAME=a\nPACKAGE_VERSION=$V\n", "");
        row("a path", "PACKAGE_NAME=a\nPACKAGE_VERSION=../../x\n", "");
        row("two words", "PACKAGE_NAME=a\nPACKAGE_VERSION=1 reboot\n", "");
        row("an open quote", "PACKAGE_NAME=a\nPACKAGE_VERSION=\"1\n", "");
        row("empty", "", "");
        row("binary", QByteArray("PACKAGE_NAME=a\nPACKAGE_VERSION=1\0", 33), "");
        row("invalid UTF-8", "PACKAGE_NAME=a\nPACKAGE_VERSION=1\n#\xff\n", "");
    }
    void readsAConfWithoutRunningIt()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, version);
        const auto conf = model::DkmsConf::parse(text.toStdString(), "/x/dkms.conf");
        QCOMPARE(static_cast<bool>(conf), !version.isEmpty());
        if (conf) {
            QCOMPARE(conf->package, "a");
            QCOMPARE(QByteArray::fromStdString(conf->version), version);
        } else {
            QCOMPARE(conf.error().code, Errc::FileMalformed);
        }
    }
};

QTEST_GUILESS_MAIN(TestTrialBuild)
#include "tst_trial_build.moc"
