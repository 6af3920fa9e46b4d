// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/host_model.h"
#include "gui/tour/driver.h"
#include "gui/wizard/language.h"
#include "gui/wizard/main_window.h"
#include "gui/wizard/theme.h"
#include "tests/support/simulated_machine.h"

#include <QAbstractButton>
#include <QApplication>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::gui;
using test::SimulatedMachine;

namespace {

constexpr double speed = 1; // the job outlives the first window
constexpr int limitSeconds = 60;

/// One run of the program: all of it but main().
struct Wizard
{
    explicit Wizard(const SimulatedMachine& machine)
        : connection(machine.settings())
        , host(connection.client(), &connection)
    {
        bindConnection(host, connection);
        host.setOfferedPackage(machine.package());
        window = std::make_unique<MainWindow>(host);
        driver = std::make_unique<Driver>(*window, machine.settings().knownHostsFile + ".pictures");
        window->show();
        QObject::connect(&host.link(), &LinkModel::changed, &host, [this, &machine] {
            if (const auto& asked = host.link().hostKeyQuestion())
                host.link().answerHostKey(asked->fingerprint == machine.fingerprint());
        });
        host.link().open(machine.profile());
        driver->wait("probe", limitSeconds, [this] { return host.hasProbe(); });
        driver->settle();
    }

    void goOn()
    {
        driver->wait("nav.next", limitSeconds, [this] {
            return driver->isShown("nav.next") &&
                   driver->find<QAbstractButton>("nav.next").isEnabled();
        });
        driver->click("nav.next");
        driver->settle();
    }

    remote::Connection connection;
    HostModel host;
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<Driver> driver;
};

} // namespace

/// Whoever closes the wizard in the middle finds the job again, where it is by then.
class TestClosedWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        setLanguage(QStringLiteral("en"));
        applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), Theme::Light);
    }

    void theNextOneLandsOnTheRunningJob()
    {
        SimulatedMachine machine;
        QVERIFY(machine.powerOn(speed));
        try {
            const QString job = startJobAndClose(machine);
            QVERIFY(machine.jobProcess(job) > 0);

            Wizard next(machine);
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
        Wizard first(machine);
        first.goOn(); // from Check
        first.driver->click("choose.offered");
        first.goOn(); // from Choose, once the package is there
        first.driver->wait("plan", limitSeconds, [&] { return first.host.hasPlan(); });
        first.goOn(); // from Review
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
