// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wizard_run.h"

#include <QTest>

using namespace vfpilot;
using namespace vfpilot::gui;
using test::SimulatedMachine;
using test::WizardRun;

namespace {

constexpr double speed = 1; // the job outlives the first window
constexpr int limitSeconds = WizardRun::limitSeconds;

} // namespace

/// Whoever closes the wizard in the middle finds the job again, where it is by then.
class TestClosedWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { WizardRun::prepareProgram(m_settings.path()); }

    void theNextOneLandsOnTheRunningJob()
    {
        SimulatedMachine machine;
        QVERIFY(machine.powerOn(speed));
        try {
            const QString job = startJobAndClose(machine);
            QVERIFY(machine.jobProcess(job) > 0);

            WizardRun next(machine);
            QCOMPARE(next.host.probe().stage, std::string("job-running"));
            QVERIFY(next.window->currentPage() == PageId::Apply);
            QCOMPARE(next.host.job(), job);
            next.driver->wait("apply.steps", limitSeconds,
                              [&] { return next.driver->isShown("apply.steps"); });
            QVERIFY(!next.window->page(PageId::Apply)->isComplete());
            next.driver->wait("end of the job", limitSeconds, [&] {
                return next.window->page(PageId::Apply)->isComplete() && !next.host.isProbing();
            });
            QCOMPARE(next.host.probe().stage, std::string("reboot-pending"));
            const QByteArray journal =
                machine.read("/var/lib/vfpilot/jobs/" + job + "/journal.jsonl");
            QCOMPARE(journal.count("\"job-begun\""), 1);
        } catch (const TourFailure& failure) {
            QFAIL(failure.what());
        }
    }

private:
    /// By the wizard's own buttons, up to the first record of a step.
    static QString startJobAndClose(const SimulatedMachine& machine)
    {
        WizardRun first(machine);
        first.press("nav.next"); // from Check
        first.driver->click("choose.offered");
        first.press("nav.next"); // from Choose, once the package is there
        first.driver->wait("plan", limitSeconds, [&] { return first.host.hasPlan(); });
        first.press("nav.next"); // from Review
        first.driver->wait("job", limitSeconds, [&] { return !first.host.job().isEmpty(); });
        const QString job = first.host.job();
        first.driver->wait("a step", limitSeconds, [&] {
            return machine.read("/var/lib/vfpilot/jobs/" + job + "/journal.jsonl")
                .contains("\"step-done\"");
        });
        first.window->close();
        return job;
    }

    QTemporaryDir m_settings;
};

QTEST_MAIN(TestClosedWindow)
#include "tst_closed_window.moc"
