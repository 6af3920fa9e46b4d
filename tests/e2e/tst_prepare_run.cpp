// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/host_tree.h"
#include "tests/support/wizard_run.h"

#include <QLabel>
#include <QTest>
#include <QTextEdit>

#include <algorithm>

using namespace vfpilot;
using namespace vfpilot::gui;
using namespace vfpilot::test;

namespace {

constexpr auto scenario = "first-release-does-not-build";
constexpr auto first = "2026.03.05.2";
constexpr auto next = "2026.05.06";
constexpr auto kernel = "6.17.4-1-pve";
constexpr int limitSeconds = WizardRun::limitSeconds;

QString outcomeOf(const char* release)
{
    return QStringLiteral("choose.outcome.%1.%2")
        .arg(QLatin1String(release), QLatin1String(kernel));
}

const protocol::Route& driverRoute(const WizardRun& run)
{
    const auto& routes = run.host.probe().choices.routes;
    return *std::find_if(routes.begin(), routes.end(),
                         [](const auto& route) { return route.id == "i915-dkms"; });
}

/// What the host starts with.
QStringList bootFiles(const HostTree& before, const HostTree& after)
{
    QStringList changed;
    for (const QString& line : unlike(before, after)) {
        for (const char* part : {"/boot/", "/etc/default/grub", "/etc/kernel/cmdline",
                                 "/etc/modules-load.d/", "/updates/"}) {
            if (line.contains(QLatin1String(part)))
                changed << line;
        }
    }
    return changed;
}

/// As a person does on the Choose page: the package, the plan, the yes.
void tryBuild(WizardRun& run)
{
    run.press("choose.offered");
    run.press("choose.prepare.show");
    run.waitFor("prepare.steps");
    run.press("prepare.confirm");
}

} // namespace

/// The trial build by the wizard's own buttons: a release that does not build, and the next one.
class TestPrepareRun : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { WizardRun::prepareProgram(m_settings.path()); }

    void aReleaseThatDoesNotBuildLeadsToTheNext()
    {
        SimulatedMachine machine;
        QVERIFY(machine.powerOn(1, scenario));
        const HostTree before = readTree(machine.root());
        try {
            WizardRun run(machine);
            run.press("nav.next"); // from Check
            QCOMPARE(driverRoute(run).release, std::string(first));
            tryBuild(run);
            run.waitFor("choose.prepare.steps");
            run.driver->snapshot("building");
            run.waitFor(outcomeOf(first));
            const auto log = run.driver->find<QTextEdit>(outcomeOf(first) + ".log").toPlainText();
            QVERIFY2(log.contains("drm_buddy_block_offset"), qPrintable(log));
            QVERIFY(run.driver->isShown(outcomeOf(first) + ".why"));
            QCOMPARE(driverRoute(run).release, std::string(next));
            const auto reason = run.driver->find<QLabel>("choose.prepare.state.headline").text();
            QVERIFY2(reason.contains(first) && reason.contains(next), qPrintable(reason));
            QVERIFY(!run.window->page(PageId::Choose)->isComplete());

            tryBuild(run);
            run.waitFor(outcomeOf(next));
            run.driver->wait("Review", limitSeconds,
                             [&run] { return run.window->page(PageId::Choose)->isComplete(); });
            QCOMPARE(run.host.probe().stage, std::string("fresh"));
            QCOMPARE(bootFiles(before, readTree(machine.root())).join('\n'), QString());

            // What was built is what is planned.
            run.press("nav.next");
            run.driver->wait("plan", limitSeconds, [&run] { return run.host.hasPlan(); });
            QVERIFY(run.host.plan().refusals.empty());
            QCOMPARE(run.host.goal().release, std::string(next));
        } catch (const TourFailure& failure) {
            QFAIL(failure.what());
        }
    }

    void whoeverClosesTheWindowFindsTheBuildAgain()
    {
        SimulatedMachine machine;
        QVERIFY(machine.powerOn(1, scenario)); // the job outlives the window
        try {
            {
                WizardRun run(machine);
                run.press("nav.next");
                tryBuild(run);
                run.waitFor("choose.prepare.steps");
                run.window->close();
            }
            WizardRun again(machine);
            QCOMPARE(again.host.probe().stage, std::string("job-running"));
            QVERIFY(again.window->currentPage() == PageId::Choose);
            again.waitFor("choose.prepare.steps");
            again.waitFor(outcomeOf(first));
            QVERIFY(!again.driver->isShown("choose.prepare.steps"));
        } catch (const TourFailure& failure) {
            QFAIL(failure.what());
        }
    }

    void aLostLinkIsNothingToTheBuild()
    {
        SimulatedMachine machine;
        QVERIFY(machine.powerOn(1, scenario));
        try {
            WizardRun run(machine);
            run.press("nav.next");
            tryBuild(run);
            run.waitFor("choose.prepare.steps");
            machine.cutSessions();
            run.driver->wait("link lost", limitSeconds, [&run] { return !run.host.isConnected(); });
            QVERIFY(run.driver->isShown("choose.prepare.steps"));
            run.waitFor(outcomeOf(first));
            QVERIFY(run.host.isConnected());
        } catch (const TourFailure& failure) {
            QFAIL(failure.what());
        }
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestPrepareRun)
#include "tst_prepare_run.moc"
