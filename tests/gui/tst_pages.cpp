// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/log/log_model.h"
#include "gui/models/host_model.h"
#include "gui/wizard/language.h"
#include "gui/wizard/main_window.h"
#include "gui/wizard/theme.h"
#include "tests/support/sample_host.h"
#include "tests/support/screen_check.h"
#include "tests/support/scripted_engine.h"
#include "tests/support/set_up_host.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::gui;
using protocol::JobState;
using protocol::StepState;

namespace {

/// The whole window before a host that answers as at one of its stations.
struct Wizard
{
    explicit Wizard(std::optional<protocol::ProbeReply> probe)
    {
        host.setOfferedPackage(QStringLiteral("/home/me/i915-sriov-dkms_2025.07.22_amd64.deb"));
        host.setUpload([this](const QString&, QObject*, auto progress, auto reply) {
            auto seen = host.probe(); // the engine finds it with the next look
            seen.facts.packageFiles = {test::samplePackage()};
            engine.answer<protocol::Probe>(seen);
            progress(1, 1);
            reply(test::samplePackage());
        });
        engine.answer<protocol::MakePlan>(test::samplePlan());
        engine.answer<protocol::Apply>({test::sriovJobId});
        engine.answer<protocol::FollowJob>({});
        engine.answer<protocol::GetJob>(test::sriovJob(JobState::Done, StepState::Done));
        window.show();
        if (!probe)
            return;
        engine.answer<protocol::ListVms>({test::machines(false), test::gpuWithVfs(false).vfs, ""});
        engine.answer<protocol::ListJobs>({probe->jobs, ""});
        engine.answer<protocol::Probe>(*probe);
        remote::HostProfile profile;
        profile.name = QStringLiteral("pve");
        profile.address = QStringLiteral("10.0.0.2");
        host.setProfile(profile);
        engine.greet(client);
        QVERIFY(QTest::qWaitFor([this] { return host.hasProbe(); }));
    }

    template<class Widget>
    Widget* find(const QString& name)
    {
        for (auto* widget : window.findChildren<Widget*>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    /// As a person does: what cannot be pressed is not.
    void press(const QString& name)
    {
        auto* button = find<QAbstractButton>(name);
        const bool canPress = QTest::qWaitFor(
            [&] { return (button = find<QAbstractButton>(name)) && button->isEnabled(); });
        QVERIFY2(canPress, qPrintable(name));
        button->click();
        settle();
    }

    // Layouts within layouts ask for room one by one.
    static void settle()
    {
        QTest::qWait(30);
        for (int round = 0; round < 10; ++round)
            QApplication::processEvents();
    }

    remote::EngineClient client;
    test::ScriptedEngine engine;
    HostModel host{client, nullptr};
    MainWindow window{host};
};

protocol::ProbeReply during(JobState state)
{
    auto probe = test::pendingProbe();
    probe.stage = state == JobState::Running ? "job-running" : "job-interrupted";
    probe.jobs.front().state = state;
    return probe;
}

void showJob(Wizard& wizard, JobState state, StepState step)
{
    wizard.engine.answer<protocol::GetJob>(test::sriovJob(state, step));
    wizard.press(QStringLiteral("rail.apply"));
    QVERIFY(QTest::qWaitFor([&] { return wizard.find<QWidget>(QStringLiteral("apply.steps")); }));
}

struct Station
{
    const char* name;
    PageId page;
    bool canGoOn; ///< the primary button is there and can be pressed
    std::function<std::optional<protocol::ProbeReply>()> probe;
    std::function<void(Wizard&)> arrive;
};

const std::vector<Station>& stations()
{
    const auto choosePackage = [](Wizard& wizard) {
        wizard.press(QStringLiteral("nav.next"));
        wizard.press(QStringLiteral("choose.offered"));
    };
    const auto rail = [](const char* page) {
        return [name = QStringLiteral("rail.") + QLatin1String(page)](Wizard& wizard) {
            wizard.press(name);
        };
    };
    static const std::vector<Station> all = {
        {"connect", PageId::Connect, true, [] { return std::nullopt; }, [](Wizard&) {}},
        {"check", PageId::Check, true, test::freshHost, [](Wizard&) {}},
        {"check, a person has to act", PageId::Check, false, test::hostWithoutVtd, [](Wizard&) {}},
        {"choose", PageId::Choose, false, test::freshHost, rail("choose")},
        {"choose, package there", PageId::Choose, true, test::freshHost, choosePackage},
        {"review", PageId::Review, true, test::freshHost,
         [choosePackage](Wizard& wizard) {
             choosePackage(wizard);
             wizard.press(QStringLiteral("nav.next"));
         }},
        {"apply, running", PageId::Apply, false, [] { return during(JobState::Running); },
         [](Wizard& wizard) { showJob(wizard, JobState::Running, StepState::Running); }},
        {"apply, interrupted", PageId::Apply, false, [] { return during(JobState::Interrupted); },
         [](Wizard& wizard) { showJob(wizard, JobState::Interrupted, StepState::Done); }},
        {"reboot", PageId::Reboot, true, test::pendingProbe, [](Wizard&) {}},
        {"verify, broken", PageId::Verify, true, test::brokenProbe, rail("verify")},
        {"verify, green", PageId::Verify, true, [] { return test::greenProbe(false); },
         rail("verify")},
        {"machines", PageId::Machines, true, [] { return test::greenProbe(false); },
         rail("machines")},
        {"finish", PageId::Finish, true, [] { return test::greenProbe(true); }, rail("finish")},
        {"history", PageId::Finish, true, [] { return test::greenProbe(true); }, rail("history")},
        {"log", PageId::Finish, true, [] { return test::greenProbe(true); }, rail("log")},
    };
    return all;
}

bool isHistoryOrLog(const Station& station)
{
    return station.name == std::string("history") || station.name == std::string("log");
}

} // namespace

/// Every page at its stations, in both languages, both themes and the smallest size: nothing is
/// cut off, nothing stays in the other language, and what was on screen stays there.
class TestPages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }
    void init()
    {
        setLanguage(QStringLiteral("en"));
        applyTheme(application(), Theme::Light);
    }

    void everyPageFitsAndSpeaksOneLanguage_data()
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < stations().size(); ++i)
            QTest::newRow(stations()[i].name) << static_cast<int>(i);
    }
    void everyPageFitsAndSpeaksOneLanguage()
    {
        QFETCH(int, number);
        const Station& station = stations()[static_cast<std::size_t>(number)];
        LogModel log;
        Wizard wizard(station.probe());
        station.arrive(wizard);
        Wizard::settle();
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            applyTheme(application(), theme);
            for (const QString& language : languages()) {
                wizard.press(QStringLiteral("header.") + language);
                for (const QSize size : {wizard.window.minimumSize(), QSize(1060, 720)}) {
                    wizard.window.resize(size);
                    Wizard::settle();
                    isStillThere(wizard, station);
                    const QStringList cut = test::cutOff(wizard.window);
                    // A package's path holds a hash, a word that no label breaks.
                    if (station.page == PageId::Review && size == wizard.window.minimumSize())
                        QEXPECT_FAIL("", "a command is wider than the smallest window", Continue);
                    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1String("; "))));
                    QCOMPARE(test::wronglySpoken(wizard.window, language), QStringList());
                }
            }
        }
    }

    void theCheckItselfSeesWhatItIsThereToSee()
    {
        QWidget window;
        QLabel narrow(QStringLiteral("All steps are done and checked."), &window);
        narrow.setGeometry(0, 0, 40, 40);
        window.show();
        QCOMPARE(test::cutOff(window).size(), 1);
        QCOMPARE(test::wronglySpoken(window, QStringLiteral("zh_CN")).size(), 1);
        QCOMPARE(test::wronglySpoken(window, QStringLiteral("en")).size(), 0);
        narrow.setText(QStringLiteral("所有步骤均已完成"));
        QCOMPARE(test::wronglySpoken(window, QStringLiteral("en")).size(), 1);
        narrow.setText(QStringLiteral("Working: 3 of 9 steps are done."));
        narrow.resize(narrow.sizeHint());
        QCOMPARE(test::cutOff(window).size(), 0);
        QCOMPARE(test::wronglySpoken(window, QStringLiteral("zh_CN")).size(), 1);
    }

private:
    static QApplication& application()
    {
        return *qobject_cast<QApplication*>(QCoreApplication::instance());
    }

    static void isStillThere(Wizard& wizard, const Station& station)
    {
        auto* next = wizard.find<QAbstractButton>(QStringLiteral("nav.next"));
        const auto* title = wizard.find<QLabel>(QStringLiteral("frame.title"));
        QVERIFY(title && !title->text().isEmpty());
        QVERIFY(wizard.window.currentPage() == station.page);
        if (!isHistoryOrLog(station))
            QCOMPARE(next && next->isEnabled(), station.canGoOn);
    }

    QTemporaryDir m_settings;
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
