// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/host_model.h"
#include "gui/pages/choose/choose_page.h"
#include "gui/pages/choose/prepare_model.h"
#include "gui/text/error_text.h"
#include "gui/text/prepare_text.h"
#include "gui/wizard/language.h"
#include "gui/wizard/theme.h"
#include "gui/wizard/wizard_flow.h"
#include "tests/support/prepare_host.h"
#include "tests/support/sample_host.h"
#include "tests/support/scripted_engine.h"
#include "tests/support/set_up_host.h"
#include "tests/support/wizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>

using namespace vfpilot;
using namespace vfpilot::gui;
using protocol::JobState;
using protocol::PrepareGoal;
using protocol::ProbeReply;
using protocol::StepState;

namespace {

/// The Choose page before a host that answers, and what can be pressed and read there.
struct Bench
{
    explicit Bench(const ProbeReply& probe, const protocol::JobInfo& job = test::buildingJob())
    {
        engine.answer<protocol::Probe>(probe);
        engine.answer<protocol::MakePlan>(test::preparePlan());
        engine.answer<protocol::Apply>({test::prepareJobId});
        engine.answer<protocol::GetJob>(job);
        engine.answer<protocol::FollowJob>({});
        engine.greet(client);
        QSignalSpy probed(&host, &HostModel::probed);
        QVERIFY(probed.wait());
        page = std::make_unique<ChoosePage>(host);
        static_cast<QWidget&>(*page).show();
    }

    /// Also in a dialog of the page; hidden ones do not count.
    template<class Widget = QWidget>
    Widget* find(const char* name) const
    {
        for (auto* widget : page->findChildren<Widget*>(QLatin1String(name))) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    void press(const char* name) const
    {
        QTRY_VERIFY2(find<QAbstractButton>(name) && find<QAbstractButton>(name)->isEnabled(), name);
        find<QAbstractButton>(name)->click();
    }

    QString text(const char* name) const
    {
        const auto* label = find<QLabel>(name);
        return label ? label->text() : QString();
    }

    /// To the plan, and past it.
    void start() const
    {
        press("choose.prepare.show");
        press("prepare.confirm");
        QTRY_VERIFY(find("choose.prepare.steps"));
    }

    qsizetype count(const char* method) const
    {
        return engine.asked().count(QLatin1String(method));
    }

    remote::EngineClient client;
    test::ScriptedEngine engine;
    HostModel host{client, nullptr};
    std::unique_ptr<ChoosePage> page;
};

PrepareGoal askedPlan(const Bench& bench)
{
    const auto params = bench.engine.lastParams<protocol::MakePlan>();
    const auto* goal = std::get_if<PrepareGoal>(&params.goal);
    return goal ? *goal : PrepareGoal{};
}

void endJob(test::ScriptedEngine& engine, JobState outcome)
{
    protocol::JobRecord record{.seq = 5, .timeMs = 1, .type = "step-done", .step = {}};
    record.step = "trial-build:6.8.4-2-pve";
    engine.notify(protocol::JobRecordEvent{test::prepareJobId, record});
    record = {.seq = 6, .timeMs = 2, .type = "job-ended", .step = {}, .outcome = outcome};
    engine.notify(protocol::JobRecordEvent{test::prepareJobId, record});
}

const std::string outcomeName =
    std::string("choose.outcome.") + test::firstRelease + ".6.8.4-2-pve";

} // namespace

/// The trial build on the Choose page: shown, then done; what came of it, and what is next.
class TestPrepare : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), Theme::Light);
    }
    void init() { setLanguage(QStringLiteral("en")); }

    void isThereOnlyWhereSomethingIsToBeBuilt_data()
    {
        QTest::addColumn<ProbeReply>("probe");
        QTest::addColumn<bool>("isThere");
        QTest::newRow("nothing was tried") << test::hostToTryOn() << true;
        QTest::newRow("without the package") << test::freshHost() << true;
        auto native = test::hostToTryOn();
        std::swap(native.choices.routes[0], native.choices.routes[1]);
        native.choices.routes[0].usable = native.choices.routes[0].recommended = true;
        native.choices.routes[1].recommended = false;
        QTest::newRow("the kernel's own driver is recommended") << native << false;
        auto installed = test::hostToTryOn();
        installed.facts.packages = {{"i915-sriov-dkms", test::firstRelease}};
        QTest::newRow("the package is installed") << installed << false;
        auto built = test::hostToTryOn();
        built.facts.dkms = {{"i915-sriov-dkms", test::firstRelease, "6.8.4-2-pve", "installed"}};
        QTest::newRow("the module is built") << built << false;
        built.facts.dkms[0].version = "2024.12.30";
        QTest::newRow("another release is built") << built << true;
        auto unsupported = test::hostToTryOn();
        for (protocol::Route& route : unsupported.choices.routes)
            route.usable = route.recommended = false;
        QTest::newRow("no route fits") << unsupported << false;
        QTest::newRow("no release builds") << test::hostWhereNoneBuilds() << true;
    }
    void isThereOnlyWhereSomethingIsToBeBuilt()
    {
        QFETCH(ProbeReply, probe);
        const Bench bench(probe);
        QTEST(bench.find("choose.prepare") != nullptr, "isThere");
    }

    void goesWithTheRouteThatIsChosen()
    {
        auto probe = test::hostToTryOn();
        probe.choices.routes[1].usable = true;
        const Bench bench(probe);
        QVERIFY(bench.find("choose.prepare"));
        bench.press("choose.route.xe-native");
        QTRY_VERIFY(!bench.find("choose.prepare"));
    }

    void saysWhatItWouldDoAndWaitsForThePackage()
    {
        Bench bench(test::freshHost());
        const QString meaning = bench.text("choose.prepare.meaning");
        QVERIFY2(meaning.contains(test::firstRelease), qPrintable(meaning));
        QVERIFY2(meaning.contains("6.8.4-2-pve"), qPrintable(meaning));
        QCOMPARE(bench.text("choose.prepare.hint"), prepare_text::packageFirst());
        QVERIFY(!bench.find<QAbstractButton>("choose.prepare.show")->isEnabled());
        bench.engine.answer<protocol::Probe>(test::hostToTryOn());
        bench.host.refresh();
        QTRY_VERIFY(bench.find<QAbstractButton>("choose.prepare.show")->isEnabled());
        QVERIFY(bench.text("choose.prepare.hint").isEmpty());
    }

    void showsThePlanBeforeAnythingIsDone()
    {
        const Bench bench(test::hostToTryOn());
        bench.press("choose.prepare.show");
        QTRY_VERIFY(bench.find<QListWidget>("prepare.steps"));
        QCOMPARE(bench.find<QListWidget>("prepare.steps")->count(), 3); // with the group's title
        const PrepareGoal goal = askedPlan(bench);
        QCOMPARE(goal.gpu, "0000:00:02.0");
        QCOMPARE(goal.route, "i915-dkms");
        QCOMPARE(goal.release, test::firstRelease);
        QCOMPARE(goal.packageSha256, test::samplePackage().sha256);
        QVERIFY(!goal.again);
        QVERIFY(!bench.find<QAbstractButton>("prepare.confirm")->hasFocus());
        bench.press("prepare.close");
        QTRY_VERIFY(!bench.find("prepare"));
        QCOMPARE(bench.count("apply"), 0);
        QVERIFY(bench.find<QAbstractButton>("choose.prepare.show")->isEnabled());
    }

    void doesWhatWasShownAndSaysHowItGoes()
    {
        Bench bench(test::hostToTryOn());
        QVERIFY(bench.page->isComplete());
        bench.start();
        const auto params = bench.engine.lastParams<protocol::Apply>();
        QVERIFY(std::holds_alternative<PrepareGoal>(params.goal));
        QCOMPARE(params.digest, test::preparePlan().digest);
        QVERIFY(!bench.find("prepare"));
        QVERIFY(!bench.page->isComplete()); // there is one job at a time
        QVERIFY(!bench.find("choose.prepare.show"));
        QVERIFY(bench.find("choose.prepare.cancel"));
        QVERIFY(bench.text("choose.prepare.state.headline").contains(u'1'));
        bench.engine.notify(
            protocol::JobOutputEvent{test::prepareJobId, 0, "  CC [M]  part00.o\n", 19});
        QTRY_VERIFY(bench.find<QPlainTextEdit>("choose.prepare.output.text")
                        ->toPlainText()
                        .contains("part00.o"));
    }

    void namesWhatFailedWhyAndWhatIsNext()
    {
        Bench bench(test::hostToTryOn());
        bench.start();
        bench.engine.answer<protocol::Probe>(test::hostWhereItFailed());
        endJob(bench.engine, JobState::Done);
        QTRY_VERIFY(bench.find(outcomeName.c_str()));
        QVERIFY(!bench.find("choose.prepare.steps"));
        QCOMPARE(bench.text((outcomeName + ".text").c_str()),
                 prepare_text::outcome(test::hostWhereItFailed().facts.trialBuilds.front()));
        QVERIFY(bench.text((outcomeName + ".why").c_str()).contains("interfaces"));
        const QString log = bench.find<QTextEdit>((outcomeName + ".log").c_str())->toPlainText();
        QVERIFY2(log.contains("error: implicit declaration"), qPrintable(log));
        QVERIFY2(log.contains("# exit code: 2"), qPrintable(log));
        QVERIFY2(log.count(u'\n') < 12, qPrintable(log));
        QVERIFY(bench.text("choose.prepare.state.headline").contains(test::nextRelease));
        QCOMPARE(bench.text("choose.prepare.state.detail"), prepare_text::nextWithoutPackage());
        // The page's choice is the engine's now: another package is wanted.
        QVERIFY(bench.text("choose.prepare.meaning").contains(test::nextRelease));
        QVERIFY(!bench.page->isComplete());
        QVERIFY(!bench.find<QAbstractButton>("choose.prepare.show")->isEnabled());
        QVERIFY(bench.find("choose.prepare.take-back"));
    }

    void saysWhatIsKnownWithoutTryingAgain()
    {
        const Bench bench(test::hostWhereItBuilds());
        QVERIFY(bench.find(outcomeName.c_str()));
        QVERIFY(!bench.find((outcomeName + ".log").c_str()));
        QCOMPARE(bench.text("choose.prepare.state.headline"),
                 prepare_text::built(test::firstRelease));
        QCOMPARE(bench.count("plan"), 0);
        QCOMPARE(bench.count("apply"), 0);
        QVERIFY(bench.page->isComplete());
        QCOMPARE(bench.find<QAbstractButton>("choose.prepare.show")->text(), prepare_text::again());
        bench.press("choose.prepare.show");
        QTRY_VERIFY(bench.find("prepare.confirm"));
        QVERIFY(askedPlan(bench).again);
    }

    void forgetsNoKernelAndNoOtherPackage()
    {
        auto probe = test::hostWhereItBuilds();
        probe.facts.kernels.push_back({"6.8.12-4-pve", false, true, true, ""});
        {
            const Bench bench(probe); // nothing is known of the next kernel
            QVERIFY(bench.text("choose.prepare.state.headline").isEmpty());
            QCOMPARE(bench.find<QAbstractButton>("choose.prepare.show")->text(),
                     prepare_text::show());
            QVERIFY(bench.text("choose.prepare.meaning").contains("6.8.12-4-pve"));
        }
        probe = test::hostWhereItBuilds();
        auto failed = test::hostWhereItFailed().facts.trialBuilds.front();
        failed.packageSha256 = std::string(64, 'a');
        probe.facts.trialBuilds.push_back(failed); // one package that builds is enough
        const Bench bench(probe);
        QCOMPARE(bench.text("choose.prepare.state.headline"),
                 prepare_text::built(test::firstRelease));
    }

    void saysWhereNoReleaseIsLeft()
    {
        const Bench bench(test::hostWhereNoneBuilds());
        QCOMPARE(bench.text("choose.prepare.state.headline"), prepare_text::deadEnd());
        QVERIFY(!bench.page->isComplete());
        bench.press("choose.prepare.show"); // the one that was tried last, once more
        QTRY_VERIFY(bench.find("prepare.confirm"));
        QCOMPARE(askedPlan(bench).release, test::nextRelease);
        QCOMPARE(askedPlan(bench).route, "i915-dkms");
        QVERIFY(askedPlan(bench).again);
    }

    void saysWhyThereIsNoPlan()
    {
        Bench bench(test::hostToTryOn());
        protocol::Plan refused;
        refused.refusals = {{"refuse-release-bad",
                             protocol::FindingState::Blocking,
                             {{"release", test::firstRelease}},
                             {},
                             {},
                             {}}};
        bench.engine.answer<protocol::MakePlan>(refused);
        bench.press("choose.prepare.show");
        QTRY_COMPARE(bench.text("prepare.state.headline"), prepare_text::blocked());
        QVERIFY(bench.text("prepare.state.detail").contains(test::firstRelease));
        QVERIFY(!bench.find("prepare.confirm"));
        const Error error{Errc::FileUnreadable, {{"path", "/proc/cmdline"}}, ""};
        bench.engine.refuse<protocol::MakePlan>(error);
        bench.press("prepare.again");
        QTRY_COMPARE(bench.text("prepare.state.detail"), errorText(error));
        bench.engine.answer<protocol::MakePlan>(test::preparePlan());
        bench.press("prepare.again");
        QTRY_VERIFY(bench.find("prepare.confirm"));
    }

    void showsAnotherPlanWhenTheHostHasChanged()
    {
        Bench bench(test::hostToTryOn());
        bench.press("choose.prepare.show");
        QTRY_VERIFY(bench.find("prepare.confirm"));
        auto other = test::preparePlan();
        other.digest = std::string(64, 'b');
        bench.engine.answer<protocol::MakePlan>(other);
        bench.engine.refuse<protocol::Apply>(Error{Errc::HostChangedSinceReview, {}, ""});
        bench.press("prepare.confirm");
        QTRY_COMPARE(bench.count("plan"), 2);
        QTRY_VERIFY(bench.find("prepare.confirm"));
        bench.engine.answer<protocol::Apply>({test::prepareJobId});
        bench.press("prepare.confirm");
        QTRY_VERIFY(bench.find("choose.prepare.steps"));
        QCOMPARE(bench.engine.lastParams<protocol::Apply>().digest, other.digest);
    }

    void saysWhoIsInTheWay()
    {
        Bench bench(test::hostToTryOn());
        bench.press("choose.prepare.show");
        const Error busy{Errc::Busy, {{"owner", "apt"}, {"since", "12"}}, ""};
        bench.engine.refuse<protocol::Apply>(busy);
        bench.press("prepare.confirm");
        QTRY_COMPARE(bench.text("prepare.state.detail"), errorText(busy));
    }

    void goesOnAfterALostLink()
    {
        Bench bench(test::hostToTryOn());
        bench.start();
        bench.engine.cut(Error{Errc::LinkLost, {{"host", "pve"}}, ""});
        QTRY_VERIFY(!bench.host.isConnected());
        QVERIFY(bench.find("choose.prepare.steps"));
        QVERIFY(!bench.find<QAbstractButton>("choose.prepare.cancel")->isEnabled());
        QVERIFY(!bench.page->isComplete());

        test::ScriptedEngine next; // meanwhile the build has come to its end
        next.answer<protocol::Probe>(test::hostWhereItFailed());
        next.answer<protocol::GetJob>(test::prepareJob(JobState::Done, StepState::Done));
        next.answer<protocol::FollowJob>({});
        next.greet(bench.client);
        QTRY_VERIFY(bench.find(outcomeName.c_str()));
        QTRY_VERIFY(!bench.find("choose.prepare.steps"));
        QTRY_VERIFY(!bench.text("choose.prepare.state.headline").isEmpty());
    }

    void findsItsJobWhenTheAnswerWasLost()
    {
        Bench bench(test::hostToTryOn());
        bench.press("choose.prepare.show");
        QTRY_VERIFY(bench.find("prepare.confirm"));
        bench.engine.hold();
        bench.press("prepare.confirm");
        bench.engine.cut(Error{Errc::LinkLost, {{"host", "pve"}}, ""});
        QTRY_COMPARE(bench.text("prepare.state.headline"), prepare_text::blocked());
        test::ScriptedEngine next;
        next.answer<protocol::Probe>(test::hostDuringPrepare(JobState::Running));
        next.answer<protocol::GetJob>(test::buildingJob());
        next.answer<protocol::FollowJob>({});
        next.greet(bench.client);
        QTRY_VERIFY(!bench.find("prepare"));
        QTRY_VERIFY(bench.find("choose.prepare.steps"));
    }

    void theNextWindowLandsOnIt()
    {
        test::Wizard wizard(test::hostDuringPrepare(JobState::Running));
        QVERIFY(wizard.window.currentPage() == PageId::Choose);
        QTRY_VERIFY(wizard.find<QWidget>(QStringLiteral("choose.prepare.steps")));
        QVERIFY(wizard.host.job().isEmpty()); // not one of the Apply page
        QVERIFY(!wizard.find<QAbstractButton>(QStringLiteral("rail.apply"))->isEnabled());
        QVERIFY(!wizard.find<QAbstractButton>(QStringLiteral("nav.next"))->isEnabled());
    }

    void isGoneOnWithAfterAnInterruption()
    {
        Bench bench(test::hostDuringPrepare(JobState::Interrupted),
                    test::prepareJob(JobState::Interrupted, StepState::Pending));
        QTRY_VERIFY(bench.find("choose.prepare.resume"));
        QVERIFY(!bench.page->isComplete());
        bench.engine.answer<protocol::ResumeJob>({test::prepareJobId});
        bench.engine.answer<protocol::GetJob>(test::buildingJob());
        bench.press("choose.prepare.resume");
        QTRY_COMPARE(bench.engine.lastParams<protocol::ResumeJob>().id, test::prepareJobId);
        QTRY_VERIFY(bench.find("choose.prepare.cancel"));
    }

    void stopsOnlyWhenThePersonSaysSoTwice()
    {
        Bench bench(test::hostToTryOn());
        bench.engine.answer<protocol::CancelJob>({});
        bench.start();
        bench.press("choose.prepare.cancel");
        QTRY_VERIFY(bench.find<QMessageBox>("choose.prepare.cancel-question"));
        QCOMPARE(bench.count("job.cancel"), 0);
        auto* box = bench.find<QMessageBox>("choose.prepare.cancel-question");
        for (QAbstractButton* button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QTRY_COMPARE(bench.count("job.cancel"), 1);
    }

    void saysThatTheHostWasAtFaultAndNotTheRelease()
    {
        Bench bench(test::hostDuringPrepare(JobState::Running));
        QTRY_VERIFY(bench.find("choose.prepare.steps"));
        auto failed = test::prepareJob(JobState::RolledBack, StepState::Undone);
        failed.steps[1].state = StepState::Failed;
        failed.steps[1].error = failed.errors.emplace_back(
            Error{Errc::CommandFailed, {{"program", "/usr/sbin/dkms"}, {"status", "10"}}, ""});
        bench.engine.answer<protocol::GetJob>(failed);
        bench.engine.answer<protocol::Probe>(test::hostDuringPrepare(JobState::RolledBack));
        endJob(bench.engine, JobState::RolledBack);
        QTRY_VERIFY(bench.find("choose.prepare.show"));
        QVERIFY(bench.find("choose.prepare.steps"));
        QVERIFY(!bench.find(outcomeName.c_str()));
        QTRY_VERIFY(bench.page->isComplete());
    }

    void isTakenBackAsEveryJobIs()
    {
        Bench bench(test::hostWhereItBuilds());
        bench.engine.answer<protocol::GetJob>(test::prepareJob(JobState::Done, StepState::Done));
        bench.engine.answer<protocol::PlanUndo>(test::undoPlan());
        bench.press("choose.prepare.take-back");
        QTRY_VERIFY(bench.find<QDialog>("take-back"));
        QTRY_COMPARE(bench.engine.lastParams<protocol::PlanUndo>().id, test::prepareJobId);
    }

    void theRailKnowsWhereTheHostIs_data()
    {
        QTest::addColumn<JobState>("state");
        QTest::addColumn<WizardFlow::Mark>("mark");
        QTest::newRow("running") << JobState::Running << WizardFlow::Mark::Active;
        QTest::newRow("interrupted") << JobState::Interrupted << WizardFlow::Mark::Attention;
        QTest::newRow("done") << JobState::Done << WizardFlow::Mark::Todo;
    }
    void theRailKnowsWhereTheHostIs()
    {
        QFETCH(JobState, state);
        const ProbeReply probe = test::hostDuringPrepare(state);
        WizardFlow flow;
        flow.observe({.isConnected = true, .probe = &probe});
        QCOMPARE(flow.pageOfHost(), state == JobState::Done ? PageId::Check : PageId::Choose);
        QVERIFY(flow.entry(PageId::Choose).isReachable);
        QTEST(flow.entry(PageId::Choose).mark, "mark");
        QVERIFY(!flow.entry(PageId::Apply).isReachable);
        QVERIFY(flow.entry(PageId::Apply).mark == WizardFlow::Mark::Todo);
        QVERIFY(flow.entry(PageId::Review).mark == WizardFlow::Mark::Todo);
    }

    void bearsWhateverAHostSaysOfABuild()
    {
        for (const std::string& log :
             {std::string(), std::string("\n\n"), std::string(5000, 'x'), std::string("a\0b", 3),
              std::string("\xff\xfe\x80 error: \x1b[31mred"), std::string(3000, '\n')}) {
            auto probe = test::hostWhereItFailed();
            probe.facts.trialBuilds[0].log = log;
            probe.facts.trialBuilds[0].result = "of-a-newer-engine";
            for (const QString& language : languages()) {
                setLanguage(language);
                const QString shown = prepare_text::logLines(log);
                QVERIFY(shown.size() < 3000 && shown.count(u'\n') <= 12);
                QVERIFY(!shown.contains(QChar(0x1b)));
                QVERIFY(!prepare_text::outcome(probe.facts.trialBuilds[0]).isEmpty());
            }
            const Bench bench(probe);
            QVERIFY(bench.find("choose.prepare"));
        }
    }

    void speaksBothLanguagesLive()
    {
        const Bench bench(test::hostWhereItFailed());
        const QString english = bench.text((outcomeName + ".text").c_str());
        setLanguage(QStringLiteral("zh_CN"));
        QTRY_VERIFY(bench.text((outcomeName + ".text").c_str()) != english);
        QVERIFY(bench.text("choose.prepare.meaning").contains(QChar(0x7f16))); // 编
    }
};

QTEST_MAIN(TestPrepare)
#include "tst_prepare.moc"
