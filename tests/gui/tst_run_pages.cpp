// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/history/history_view.h"
#include "gui/history/take_back_dialog.h"
#include "gui/log/log_model.h"
#include "gui/log/log_view.h"
#include "gui/models/host_model.h"
#include "gui/pages/apply/apply_page.h"
#include "gui/pages/finish/finish_page.h"
#include "gui/pages/machines/machines_page.h"
#include "gui/pages/reboot/reboot_page.h"
#include "gui/pages/verify/verify_page.h"
#include "gui/widgets/vf_picture.h"
#include "gui/wizard/language.h"
#include "gui/wizard/theme.h"
#include "tests/support/scripted_engine.h"
#include "tests/support/set_up_host.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>
#include <QTreeView>

using namespace vfpilot;
using namespace vfpilot::gui;
using protocol::JobState;
using protocol::StepState;

namespace {

/// A host that answers as at one of its stations, and the model of it.
struct Bench
{
    explicit Bench(const protocol::ProbeReply& probe)
    {
        engine.answer<protocol::Probe>(probe);
        engine.answer<protocol::FollowJob>({});
        engine.answer<protocol::GetJob>(test::sriovJob(JobState::Done, StepState::Done));
        engine.answer<protocol::ListVms>({test::machines(false), test::gpuWithVfs(false).vfs, ""});
        engine.answer<protocol::ListJobs>({probe.jobs, ""});
        engine.answer<protocol::MakePlan>(test::vmPlan());
        host = std::make_unique<HostModel>(client, nullptr);
        remote::HostProfile profile;
        profile.name = QStringLiteral("pve");
        profile.address = QStringLiteral("10.0.0.2");
        host->setProfile(profile);
        engine.greet(client);
        QSignalSpy probed(host.get(), &HostModel::probed);
        QVERIFY(probed.wait());
    }

    remote::EngineClient client;
    test::ScriptedEngine engine;
    std::unique_ptr<HostModel> host;
};

QString labelText(const QWidget& page, const char* name)
{
    const auto* label = page.findChild<QLabel*>(QLatin1String(name));
    return label ? label->text() : QStringLiteral("no such label");
}

bool isShown(const QWidget& page, const char* name)
{
    const auto* widget = page.findChild<QWidget*>(QLatin1String(name));
    return widget && widget->isVisibleTo(&page);
}

void click(const QWidget& page, const char* name)
{
    auto* button = page.findChild<QAbstractButton*>(QLatin1String(name));
    QVERIFY2(button, name);
    QVERIFY2(button->isEnabled(), name);
    button->click();
}

/// With VFPILOT_GRABS=DIR each station is saved as a picture, in both languages and themes.
void grab(QWidget& page, const char* name)
{
    const QString folder = qEnvironmentVariable("VFPILOT_GRABS");
    if (folder.isEmpty())
        return;
    auto* app = qobject_cast<QApplication*>(QCoreApplication::instance());
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(*app, theme);
        for (const QString& language : languages()) {
            setLanguage(language);
            if (!page.isWindow() || !page.isVisible()) {
                page.resize(page.isWindow() && page.width() > 730 ? page.size() : QSize(724, 440));
                page.show();
            }
            QTest::qWait(300);
            page.grab().save(QStringLiteral("%1/%2-%3-%4.png")
                                 .arg(folder, QLatin1String(name), language,
                                      theme == Theme::Dark ? "dark" : "light"));
        }
    }
    applyTheme(*app, Theme::Light);
    setLanguage(QStringLiteral("en"));
}

} // namespace

class TestRunPages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), Theme::Light);
    }
    void init() { setLanguage(QStringLiteral("en")); }

    void applyShowsTheJobAsItRuns()
    {
        Bench bench(test::pendingProbe());
        auto job = test::sriovJob(JobState::Running, StepState::Pending);
        job.lastSeq = 1;
        bench.engine.answer<protocol::GetJob>(job);
        bench.host->setJob(QString::fromLatin1(test::sriovJobId));
        ApplyPage page(*bench.host);
        page.enter();
        QTRY_VERIFY(isShown(page, "apply.cancel"));
        QVERIFY(!page.isComplete());
        QVERIFY(!page.canGoBack());
        const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
        const auto record = [&](std::int64_t seq, const char* type, const char* step) {
            bench.engine.notify(
                protocol::JobRecordEvent{test::sriovJobId, {seq, now + seq, type, step, {}, {}}});
        };
        record(2, "step-begun", "install-engine-copy");
        record(3, "step-done", "install-engine-copy");
        record(4, "step-begun", "install-packages");
        bench.engine.notify(protocol::JobOutputEvent{
            test::sriovJobId, 0, "Reading package lists...\nBuilding dependency tree...\n", 53});
        auto* output = page.findChild<QPlainTextEdit*>(QStringLiteral("apply.output.text"));
        QTRY_VERIFY(output->toPlainText().contains(QLatin1String("dependency")));
        QVERIFY(labelText(page, "apply.state.headline").contains(QLatin1String("1 of 9")));
        QVERIFY(labelText(page, "apply.state.detail").contains(QLatin1String("close this window")));
        grab(page, "apply-running");
    }

    void applySaysTheCauseFirst()
    {
        Bench bench(test::pendingProbe());
        auto job = test::sriovJob(JobState::RolledBack, StepState::Undone);
        job.steps[2].state = StepState::Failed;
        job.steps[2].error = Error{
            Errc::CommandFailed, {{"program", "/usr/bin/dpkg"}, {"status", "1"}}, "make failed"};
        job.errors = {*job.steps[2].error};
        bench.engine.answer<protocol::GetJob>(job);
        bench.host->setJob(QString::fromLatin1(test::sriovJobId));
        ApplyPage page(*bench.host);
        page.enter();
        QTRY_VERIFY(labelText(page, "apply.state.headline").contains(QLatin1String("dpkg")));
        QVERIFY(labelText(page, "apply.state.detail").contains(QLatin1String("taken back")));
        QVERIFY(!page.isComplete());
        QVERIFY(page.canGoBack());
        grab(page, "apply-rolled-back");
    }

    void applyOffersToGoOnWithAnInterruptedJob()
    {
        Bench bench(test::pendingProbe());
        auto job = test::sriovJob(JobState::Interrupted, StepState::Pending);
        job.steps[0].state = StepState::Done;
        job.lastSeq = 5;
        bench.engine.answer<protocol::GetJob>(job);
        bench.engine.answer<protocol::ResumeJob>({test::sriovJobId});
        bench.host->setJob(QString::fromLatin1(test::sriovJobId));
        ApplyPage page(*bench.host);
        page.enter();
        QTRY_VERIFY(isShown(page, "apply.resume"));
        QVERIFY(isShown(page, "apply.take-back"));
        grab(page, "apply-interrupted");
        click(page, "apply.resume");
        QTRY_VERIFY(bench.engine.asked().contains(QStringLiteral("job.resume")));
        QTRY_VERIFY(!isShown(page, "apply.resume")); // it is about to begin
    }

    void applyLeadsToTheRestart()
    {
        Bench bench(test::pendingProbe());
        ApplyPage page(*bench.host); // no job is named: the host's own tells
        page.enter();
        QTRY_VERIFY(page.isComplete());
        QCOMPARE(page.nextLabel(), QStringLiteral("Next: restart"));
        grab(page, "apply-done");
    }

    void applyWithoutAJobIsNotEmpty()
    {
        protocol::ProbeReply fresh = test::pendingProbe();
        fresh.stage = "fresh";
        fresh.jobs.clear();
        Bench bench(fresh);
        ApplyPage page(*bench.host);
        page.enter();
        QVERIFY(labelText(page, "apply.state.headline").contains(QLatin1String("Nothing")));
        grab(page, "apply-none");
    }

    void rebootNamesWhatStopsAndHowToComeBack()
    {
        Bench bench(test::pendingProbe());
        RebootPage page(*bench.host);
        page.enter();
        QTRY_VERIFY(page.model().guestsKnown());
        QTRY_VERIFY(page.model().hasCard());
        QVERIFY(labelText(page, "reboot.guests").contains(QLatin1String("102")));
        QVERIFY(labelText(page, "reboot.guests").contains(QLatin1String("nas")));
        const auto* card = page.findChild<QTextEdit*>(QStringLiteral("reboot.card"));
        QVERIFY(card->toPlainText().contains(QLatin1String("undo 20261123-231501-4f2a")));
        QVERIFY(page.isComplete());
        grab(page, "reboot-ready");
    }

    void rebootSetsTheGuardFirstWhereItIsWanted()
    {
        Bench bench(test::pendingProbe());
        RebootPage page(*bench.host);
        page.enter();
        QTRY_VERIFY(page.model().hasCard());
        auto* wanted = page.findChild<QCheckBox*>(QStringLiteral("reboot.guard"));
        QVERIFY(wanted && !wanted->isChecked()); // off unless asked
        bench.engine.answer<protocol::MakePlan>(test::guardPlan());
        wanted->click();
        QVERIFY(!page.isComplete()); // not before it was shown
        QTRY_VERIFY(page.model().guard().plan());
        QVERIFY(page.isComplete());
        const auto goal = bench.engine.lastParams<protocol::MakePlan>().goal;
        QCOMPARE(std::get<protocol::GuardGoal>(goal).job, "20261123-231501-4f2a");
        QCOMPARE(std::get<protocol::GuardGoal>(goal).minutes, 5);
        const auto* unit = page.findChild<QTextEdit*>(QStringLiteral("reboot.guard-unit"));
        QVERIFY(unit->toPlainText().contains(QLatin1String("--minutes 5")));
        QVERIFY(page.findChild<QTextEdit*>(QStringLiteral("reboot.card"))
                    ->toPlainText()
                    .contains(QLatin1String("5 minutes")));
        grab(page, "reboot-guard");

        protocol::JobInfo guard;
        guard.summary.id = "20261123-232000-9c01";
        guard.summary.kind = "guard";
        guard.summary.state = protocol::JobState::Done;
        guard.lastSeq = 8;
        bench.engine.answer<protocol::Apply>({guard.summary.id});
        bench.engine.answer<protocol::GetJob>(guard);
        bench.engine.answer<protocol::Reboot>({});
        page.next();
        QTRY_COMPARE(page.model().stage(), RebootModel::Stage::GoingDown);
        QCOMPARE(bench.engine.lastParams<protocol::Apply>().digest, "g1");
        QVERIFY(bench.engine.asked().indexOf(QStringLiteral("apply")) <
                bench.engine.asked().indexOf(QStringLiteral("reboot")));
    }

    void aGuardThatCannotBeSetKeepsTheHostRunning()
    {
        Bench bench(test::pendingProbe());
        RebootPage page(*bench.host);
        page.enter();
        QTRY_VERIFY(page.model().hasCard());
        bench.engine.answer<protocol::MakePlan>(test::guardPlan());
        page.model().guard().want(true);
        QTRY_VERIFY(page.model().guard().plan());
        bench.engine.refuse<protocol::Apply>(Error{Errc::HostChangedSinceReview, {}, ""});
        page.next();
        QTRY_COMPARE(page.model().stage(), RebootModel::Stage::Failed);
        QVERIFY(!bench.engine.asked().contains(QStringLiteral("reboot")));
    }

    void aHostThatIsBackIsConfirmedOnce()
    {
        auto probe = test::greenProbe(false);
        protocol::JobSummary guard;
        guard.id = "20261123-232000-9c01";
        guard.kind = "guard";
        guard.state = protocol::JobState::Done;
        guard.bootId = "another boot";
        probe.jobs.insert(probe.jobs.begin(), guard);
        Bench bench(probe);
        bench.engine.answer<protocol::Confirm>({guard.id});
        RebootPage page(*bench.host);
        page.enter();
        bench.host->refresh();
        QTRY_COMPARE(bench.engine.asked().count(QStringLiteral("confirm")), 1);
        bench.host->refresh();
        QTRY_VERIFY(!bench.host->isProbing());
        QCOMPARE(bench.engine.asked().count(QStringLiteral("confirm")), 1);
    }

    void aHostThatTookTheJobBackSaysSo()
    {
        Bench bench(test::guardedProbe());
        RebootPage page(*bench.host);
        page.enter();
        QTRY_VERIFY(page.isComplete());
        QVERIFY(labelText(page, "reboot.state.headline").contains(QLatin1String("guard")));
        grab(page, "reboot-guard-acted");
    }

    void rebootWaitsForTheSameMachine()
    {
        Bench bench(test::pendingProbe());
        bench.engine.answer<protocol::Reboot>({});
        RebootPage page(*bench.host);
        page.enter();
        QTRY_VERIFY(page.model().hasCard());
        page.next();
        QVERIFY(page.model().isWaiting());
        page.next(); // a second press asks for nothing
        QTRY_COMPARE(page.model().stage(), RebootModel::Stage::GoingDown);
        QCOMPARE(bench.engine.asked().count(QStringLiteral("reboot")), 1);
        QCOMPARE(bench.engine.lastParams<protocol::Reboot>().bootId, bench.engine.hello.bootId);
        QVERIFY(page.showsConnection());
        QVERIFY(!page.canGoBack());
        page.model().setPhase(remote::RebootWatch::Phase::Down);
        grab(page, "reboot-waiting");
        bench.engine.answer<protocol::Probe>(test::greenProbe(false));
        page.model().finish(bench.engine.hello);
        QCOMPARE(page.model().stage(), RebootModel::Stage::Back);
        QTRY_COMPARE(bench.host->probe().stage, "applied");
        QCOMPARE(page.model().stage(), RebootModel::Stage::Back);
        QVERIFY(page.isComplete());
        grab(page, "reboot-back");
    }

    void rebootSaysWhatToDoWhenTheHostStaysAway()
    {
        Bench bench(test::pendingProbe());
        bench.engine.answer<protocol::Reboot>({});
        RebootPage page(*bench.host);
        page.enter();
        QTRY_VERIFY(page.model().hasCard());
        page.next();
        QTRY_COMPARE(page.model().stage(), RebootModel::Stage::GoingDown);
        page.model().giveUp(Error{Errc::RebootTimeout, {{"minutes", "15"}}, ""});
        QVERIFY(isShown(page, "reboot.retry"));
        QVERIFY(labelText(page, "reboot.state.detail").contains(QLatin1String("recovery card")));
        grab(page, "reboot-failed");
        click(page, "reboot.retry");
        QVERIFY(page.model().isWaiting());
        QCOMPARE(bench.engine.asked().count(QStringLiteral("reboot")), 1);
    }

    void rebootIsSkippedWhereNoneIsPending()
    {
        Bench bench(test::greenProbe(false));
        RebootPage page(*bench.host);
        page.enter();
        QTRY_VERIFY(page.isComplete());
        QSignalSpy finished(&page, &Page::finished);
        page.next();
        QCOMPARE(finished.size(), 1);
        QVERIFY(!bench.engine.asked().contains(QStringLiteral("reboot")));
        grab(page, "reboot-none");
    }

    void verifyIsGreen()
    {
        Bench bench(test::greenProbe(true));
        VerifyPage page(*bench.host);
        page.enter();
        QTRY_VERIFY(page.isComplete());
        QCOMPARE(labelText(page, "verify.state.headline"),
                 QStringLiteral("Everything is in place."));
        grab(page, "verify-green");
    }

    void verifyNamesTheFirstBrokenLink()
    {
        Bench bench(test::brokenProbe());
        VerifyPage page(*bench.host);
        page.enter();
        QTRY_VERIFY(page.isComplete());
        QVERIFY(labelText(page, "verify.state.headline")
                    .startsWith(QLatin1String("The first broken link")));
        QCOMPARE(page.nextLabel(), QStringLiteral("Go on anyway"));
        grab(page, "verify-broken");
    }

    void machinesShowsTheChangeBeforeItIsWritten()
    {
        Bench bench(test::greenProbe(false));
        MachinesPage page(*bench.host);
        page.enter();
        auto* vms = page.findChild<QTreeView*>(QStringLiteral("machines.vms"));
        QTRY_COMPARE(vms->model()->rowCount(), 4);
        grab(page, "machines-begin");
        vms->setCurrentIndex(vms->model()->index(1, 0));
        click(page, "vf.0000:00:02.1");
        QTRY_VERIFY(page.model().canWrite());
        QCOMPARE(page.nextLabel(), QStringLiteral("Write to VM 101"));
        QCOMPARE(page.model().goal().vf, "0000:00:02.1");
        QVERIFY(!bench.engine.asked().contains(QStringLiteral("apply")));
        grab(page, "machines-chosen");

        bench.engine.answer<protocol::Apply>({test::vmJobId});
        bench.engine.answer<protocol::GetJob>(test::vmJob(JobState::Done, StepState::Done));
        bench.engine.answer<protocol::ListVms>(
            {test::machines(true), test::gpuWithVfs(true).vfs, ""});
        page.next();
        QTRY_VERIFY(page.model().hasWritten());
        QCOMPARE(bench.engine.lastParams<protocol::Apply>().digest, "d1");
        QTRY_COMPARE(labelText(page, "machines.state.headline"),
                     QStringLiteral("VM 101 now holds 0000:00:02.1."));
        QTRY_COMPARE(page.nextLabel(), QStringLiteral("Next: finish"));
        grab(page, "machines-written");
    }

    void machinesSaysWhyItCannotWrite()
    {
        Bench bench(test::greenProbe(false));
        protocol::Plan plan;
        protocol::Finding refusal;
        refusal.id = "refuse-vm-locked";
        refusal.state = protocol::FindingState::Blocking;
        refusal.args = {{"vmid", "103"}, {"lock", "backup"}};
        plan.refusals = {refusal};
        bench.engine.answer<protocol::MakePlan>(plan);
        MachinesPage page(*bench.host);
        page.enter();
        auto* vms = page.findChild<QTreeView*>(QStringLiteral("machines.vms"));
        QTRY_COMPARE(vms->model()->rowCount(), 4);
        vms->setCurrentIndex(vms->model()->index(3, 0));
        click(page, "vf.0000:00:02.2");
        QTRY_VERIFY(labelText(page, "machines.state.detail").contains(QLatin1String("locked")));
        QVERIFY(!page.model().canWrite());
        QVERIFY(page.isComplete()); // it can be gone on without
        grab(page, "machines-refused");
    }

    void machinesOffersOnlyFreeVfs()
    {
        Bench bench(test::greenProbe(true));
        bench.engine.answer<protocol::ListVms>(
            {test::machines(true), test::gpuWithVfs(true).vfs, ""});
        MachinesPage page(*bench.host);
        page.enter();
        QTRY_VERIFY(page.model().isLoaded());
        QVERIFY(!page.findChild<QAbstractButton*>(QStringLiteral("vf.0000:00:02.1"))->isEnabled());
        QVERIFY(page.findChild<QAbstractButton*>(QStringLiteral("vf.0000:00:02.2"))->isEnabled());
    }

    void finishSaysWhatWasDone()
    {
        Bench bench(test::greenProbe(true));
        bench.engine.answer<protocol::ListVms>(
            {test::machines(true), test::gpuWithVfs(true).vfs, ""});
        bench.engine.compute<protocol::GetJob>(
            [](const protocol::JobId& job) -> Result<protocol::JobInfo> {
                return job.id == test::vmJobId ? test::vmJob(JobState::Done, StepState::Done)
                                               : test::sriovJob(JobState::Done, StepState::Done);
            });
        FinishPage page(*bench.host);
        page.enter();
        QTRY_VERIFY(page.isComplete());
        QVERIFY(labelText(page, "finish.done").contains(QLatin1String("3 VFs")));
        QVERIFY(labelText(page, "finish.done").contains(QLatin1String("2025.07.22")));
        QCOMPARE(labelText(page, "finish.holders"),
                 QStringLiteral("0000:00:02.1 belongs to VM 101 (debian)."));
        QSignalSpy history(&page, &View::historyRequested);
        click(page, "finish.history");
        QCOMPARE(history.size(), 1);
        grab(page, "finish");
    }

    void historyShowsTheNewestJob()
    {
        Bench bench(test::greenProbe(true));
        HistoryView page(*bench.host);
        page.enter();
        QTRY_VERIFY(page.model().looked().hasJob());
        QTRY_VERIFY(isShown(page, "history.take-back"));
        grab(page, "history");
    }

    void takingBackIsShownFirst()
    {
        Bench bench(test::greenProbe(false));
        bench.engine.answer<protocol::PlanUndo>(test::undoPlan());
        bench.engine.answer<protocol::UndoJob>({test::sriovJobId});
        TakeBackDialog dialog(*bench.host, QString::fromLatin1(test::sriovJobId));
        QTRY_COMPARE(dialog.model().stage(), UndoModel::Stage::Shown);
        grab(dialog, "take-back");
        QVERIFY(!bench.engine.asked().contains(QStringLiteral("job.undo")));
        auto undone = test::sriovJob(JobState::Undone, StepState::Undone);
        undone.lastSeq += 20;
        bench.engine.answer<protocol::GetJob>(undone);
        click(dialog, "take-back.confirm");
        QTRY_VERIFY(dialog.model().isTakenBack());
        QCOMPARE(bench.engine.lastParams<protocol::UndoJob>().digest, "u1");
        QVERIFY(isShown(dialog, "take-back.reboot"));
        grab(dialog, "take-back-done");
    }

    void aPlanOnScreenOutlivesAChangeOfTheme()
    {
        Bench bench(test::greenProbe(false));
        bench.engine.answer<protocol::PlanUndo>(test::undoPlan());
        TakeBackDialog dialog(*bench.host, QString::fromLatin1(test::sriovJobId));
        QTRY_COMPARE(dialog.model().stage(), UndoModel::Stage::Shown);
        dialog.show();
        auto* app = qobject_cast<QApplication*>(QCoreApplication::instance());
        for (const Theme theme : {Theme::Dark, Theme::Light}) {
            applyTheme(*app, theme);
            QTest::qWait(20);
        }
        QVERIFY(isShown(dialog, "take-back.confirm"));
    }

    void takingBackSaysWhatHindersIt()
    {
        Bench bench(test::greenProbe(true));
        protocol::Plan plan;
        protocol::Finding refusal;
        refusal.id = "refuse-vf-held";
        refusal.state = protocol::FindingState::Blocking;
        refusal.args = {{"vmids", "101"}};
        plan.refusals = {refusal};
        bench.engine.answer<protocol::PlanUndo>(plan);
        TakeBackDialog dialog(*bench.host, QString::fromLatin1(test::sriovJobId));
        QTRY_COMPARE(dialog.model().stage(), UndoModel::Stage::Blocked);
        QVERIFY(labelText(dialog, "take-back.state.detail").contains(QLatin1String("101")));
        QVERIFY(!isShown(dialog, "take-back.confirm"));
        grab(dialog, "take-back-blocked");
    }

    void theLogIsPlainAndBounded()
    {
        Bench bench(test::greenProbe(false));
        LogModel log;
        LogView view(*bench.host, log);
        view.enter();
        qCInfo(wizardLog).noquote() << "probe answered" << QChar(0x202e) << "\x1b[31m";
        QTRY_COMPARE(log.rowCount(), 1);
        QVERIFY(!log.text().contains(QChar(0x202e)));
        QVERIFY(log.text().contains(QLatin1String("info probe answered")));
        for (int i = 0; i < LogModel::entryLimit + 10; ++i)
            log.add({{QDateTime::currentDateTimeUtc(), QtWarningMsg, QString::number(i)}});
        QCOMPARE(log.rowCount(), LogModel::entryLimit);
        grab(view, "log");
    }

    void everyPageChangesItsLanguageLive()
    {
        Bench bench(test::greenProbe(true));
        std::vector<std::unique_ptr<View>> views;
        views.push_back(std::make_unique<ApplyPage>(*bench.host));
        views.push_back(std::make_unique<RebootPage>(*bench.host));
        views.push_back(std::make_unique<VerifyPage>(*bench.host));
        views.push_back(std::make_unique<MachinesPage>(*bench.host));
        views.push_back(std::make_unique<FinishPage>(*bench.host));
        views.push_back(std::make_unique<HistoryView>(*bench.host));
        for (const auto& view : views) {
            view->enter();
            view->show();
        }
        QTest::qWait(50);
        setLanguage(QStringLiteral("zh_CN"));
        static const QRegularExpression words(
            QStringLiteral("^[\\x00-\\x7f]*[A-Za-z]{3,} [a-z]{3,}[\\x00-\\x7f]*$"));
        const auto stillEnglish = [&views] {
            QStringList found;
            for (const auto& view : views) {
                for (const QLabel* label : view->findChildren<QLabel*>())
                    found << label->text();
                for (const QAbstractButton* button : view->findChildren<QAbstractButton*>())
                    found << button->text();
            }
            return found.filter(words);
        };
        QTRY_COMPARE(stillEnglish(), QStringList()); // a long chain changes over several turns
    }
};

QTEST_MAIN(TestRunPages)
#include "tst_run_pages.moc"
