// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/history/compare_dialog.h"
#include "gui/models/host_model.h"
#include "gui/widgets/diff_view.h"
#include "gui/wizard/language.h"
#include "tests/support/scripted_engine.h"
#include "tests/support/set_up_host.h"

#include <QComboBox>
#include <QLabel>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::gui;
using protocol::JobState;
using protocol::StepState;

namespace {

constexpr auto cmdline = "/etc/kernel/cmdline";
constexpr auto otherId = "20261120-080000-0000";

protocol::JobInfo otherJob()
{
    auto job = test::sriovJob(JobState::Undone, StepState::Undone);
    job.summary.id = otherId;
    job.summary.args = {{"route", "i915-dkms"}, {"count", "1"}};
    std::erase_if(job.steps,
                  [](const protocol::JobStep& step) { return step.planned.kind == "own-file"; });
    for (protocol::JobStep& step : job.steps) {
        for (protocol::FileChange& file : step.planned.files)
            file.after = "root=ZFS=rpool/ROOT/pve-1 boot=zfs i915.max_vfs=1\n";
    }
    return job;
}

struct Bench
{
    Bench()
    {
        engine.answer<protocol::Probe>(test::greenProbe(false));
        engine.compute<protocol::GetJob>(
            [](const protocol::JobId& asked) -> Result<protocol::JobInfo> {
                if (asked.id == test::sriovJobId)
                    return test::sriovJob(JobState::Done, StepState::Done);
                if (asked.id == otherId)
                    return otherJob();
                return fail(Errc::JobUnknown, {{"job", asked.id}});
            });
        engine.answer<protocol::PlanUndo>(test::undoPlan());
        engine.greet(client);
        QVERIFY(QTest::qWaitFor([this] { return host.hasProbe(); }));
    }

    bool settle(const CompareModel& model)
    {
        return QTest::qWaitFor([&] { return model.stage() != CompareModel::Stage::Reading; });
    }

    remote::EngineClient client;
    test::ScriptedEngine engine;
    HostModel host{client, nullptr};
};

const protocol::FileChange* differenceOf(const CompareModel& model, const std::string& path)
{
    for (const protocol::FileChange& change : model.differences()) {
        if (change.path == path)
            return &change;
    }
    return nullptr;
}

} // namespace

/// A job beside another one, and beside what stands on the host now.
class TestCompare : public QObject
{
    Q_OBJECT

private slots:
    void init() { setLanguage(QStringLiteral("en")); }

    void tellsWhatTwoJobsLeftDifferently()
    {
        Bench bench;
        CompareModel model(bench.host, QString::fromLatin1(test::sriovJobId));
        model.compareWith(QString::fromLatin1(otherId));
        QVERIFY(bench.settle(model));
        QCOMPARE(model.stage(), CompareModel::Stage::Shown);
        const auto* change = differenceOf(model, cmdline);
        QVERIFY(change);
        QVERIFY(change->before.find("max_vfs=7") != std::string::npos);
        QVERIFY(change->after.find("max_vfs=1") != std::string::npos);
        const auto* modules = differenceOf(model, "/etc/modules-load.d/vfpilot.conf");
        QVERIFY(modules);
        QCOMPARE(modules->modeBefore, "0644");
        QCOMPARE(modules->modeAfter, ""); // the other one wrote none
    }

    void tellsWhatChangedOnTheHostSince()
    {
        Bench bench;
        auto undo = test::undoPlan();
        for (protocol::PlannedStep& step : undo.steps) {
            for (protocol::FileChange& file : step.files)
                file.before += "# by hand\n";
        }
        bench.engine.answer<protocol::PlanUndo>(undo);
        CompareModel model(bench.host, QString::fromLatin1(test::sriovJobId));
        model.compareWith({});
        QVERIFY(bench.settle(model));
        const auto* change = differenceOf(model, cmdline);
        QVERIFY(change);
        QVERIFY(change->after.ends_with("# by hand\n"));
        // Taking back leaves it alone, so it is as before the job: not there.
        const auto* modules = differenceOf(model, "/etc/modules-load.d/vfpilot.conf");
        QVERIFY(modules);
        QCOMPARE(modules->modeAfter, "");
    }

    void saysThatNothingChangedWhereNothingDid()
    {
        Bench bench;
        protocol::Plan undo;
        for (const auto& step : test::sriovJob(JobState::Done, StepState::Done).steps) {
            protocol::PlannedStep back = step.planned;
            for (protocol::FileChange& file : back.files) {
                std::swap(file.before, file.after);
                std::swap(file.modeBefore, file.modeAfter);
            }
            undo.steps.push_back(back);
        }
        bench.engine.answer<protocol::PlanUndo>(undo);
        CompareModel model(bench.host, QString::fromLatin1(test::sriovJobId));
        model.compareWith({});
        QVERIFY(bench.settle(model));
        QVERIFY(model.differences().empty());
        QCOMPARE(model.alike().size(), 2U);
    }

    void namesAFileThatCannotBeTold()
    {
        Bench bench;
        protocol::Plan undo;
        undo.refusals = {{"refuse-file-changed", {}, {{"path", cmdline}}, {}, {}, {}},
                         {"refuse-vf-held", {}, {{"vmids", "101"}}, {}, {}, {}}};
        bench.engine.answer<protocol::PlanUndo>(undo);
        CompareModel model(bench.host, QString::fromLatin1(test::sriovJobId));
        model.compareWith({});
        QVERIFY(bench.settle(model));
        QCOMPARE(model.unknown().size(), 1U);
        QVERIFY(!differenceOf(model, cmdline));
    }

    void failsWithAReasonAndGoesOnWithAnother()
    {
        Bench bench;
        CompareModel model(bench.host, QString::fromLatin1(test::sriovJobId));
        model.compareWith(QStringLiteral("gone"));
        QVERIFY(bench.settle(model));
        QCOMPARE(model.stage(), CompareModel::Stage::Failed);
        QCOMPARE(model.error()->code, Errc::JobUnknown);
        model.compareWith(QString::fromLatin1(otherId));
        QVERIFY(bench.settle(model));
        QCOMPARE(model.stage(), CompareModel::Stage::Shown);
        QVERIFY(!model.error());
    }

    void theDialogOffersTheHostOnlyToAJobThatStandsOnIt()
    {
        Bench bench;
        const auto standing = test::sriovJob(JobState::Done, StepState::Done).summary;
        const auto back = otherJob().summary;
        CompareDialog one(bench.host, standing, {standing, back});
        auto* with = one.findChild<QComboBox*>(QStringLiteral("compare.with"));
        QCOMPARE(with->count(), 2);
        QCOMPARE(with->itemData(0).toString(), QString());
        QTRY_COMPARE(one.model().stage(), CompareModel::Stage::Shown);
        QVERIFY(!one.findChildren<DiffView*>().isEmpty());
        with->setCurrentIndex(1);
        QTRY_VERIFY(!one.model().isWithHost());
        QTRY_COMPARE(one.model().stage(), CompareModel::Stage::Shown);
        CompareDialog other(bench.host, back, {standing, back});
        with = other.findChild<QComboBox*>(QStringLiteral("compare.with"));
        QCOMPARE(with->count(), 1);
        QCOMPARE(with->itemData(0).toString(), QString::fromLatin1(test::sriovJobId));
    }
};

QTEST_MAIN(TestCompare)
#include "tst_compare.moc"
