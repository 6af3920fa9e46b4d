// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/reboot/reboot_page.h"
#include "tests/support/prepare_host.h"
#include "tests/support/sample_host.h"
#include "tests/support/set_up_host.h"
#include "tests/support/wizard.h"

#include <QAbstractButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QTreeView>

namespace vfpilot::test {
namespace {

using gui::PageId;
using protocol::Finding;
using protocol::FindingState;
using protocol::JobState;
using protocol::ProbeReply;
using protocol::StepState;

using Arrive = std::function<void(Wizard&)>;

const Error engineFault{Errc::FileUnreadable, {{"path", "/sys/kernel/iommu_groups"}}, ""};

ProbeReply green()
{
    return greenProbe(false);
}

ProbeReply finished()
{
    return greenProbe(true);
}

ProbeReply during(JobState state)
{
    auto probe = pendingProbe();
    probe.stage = state == JobState::Running ? "job-running" : "job-interrupted";
    probe.jobs.front().state = state;
    return probe;
}

ProbeReply withoutGpu()
{
    auto probe = freshHost();
    probe.facts.gpus.clear();
    probe.choices = {};
    Finding missing{"igpu", FindingState::Blocking, {}, "igpu-missing", "enable-igpu", {}};
    for (std::size_t i = 3; i < probe.chain.size(); ++i)
        probe.chain[i].state = FindingState::NotReached;
    probe.chain[3] = missing;
    probe.firstBroken = missing.id;
    return probe;
}

ProbeReply withoutRoute()
{
    auto probe = freshHost();
    for (protocol::Route& route : probe.choices.routes) {
        route.usable = route.recommended = false;
        route.reason = "route-device-unsupported";
        route.args = {{"device", "4c8a"}};
    }
    const Args args = {{"address", "0000:00:02.0"}, {"device", "4c8a"}};
    probe.choices.alternatives = {{"container-render-node", true, "alternative-container", args},
                                  {"gvt-g", false, "alternative-not-this-generation", args},
                                  {"whole-igpu", true, "alternative-whole", args}};
    return probe;
}

Arrive press(const char* first, const char* second = "", const char* third = "")
{
    return [names = QStringList{QLatin1String(first), QLatin1String(second), QLatin1String(third)}](
               Wizard& wizard) {
        for (const QString& name : names) {
            if (!name.isEmpty())
                wizard.press(name);
        }
    };
}

void choosePackage(Wizard& wizard)
{
    press("nav.next", "choose.offered")(wizard);
}

/// As far as it fits, with its beginning in sight.
void showWhole(Wizard& wizard, const QString& name)
{
    auto* part = wizard.find<QWidget>(name);
    QVERIFY(part);
    for (QWidget* around = part->parentWidget(); around; around = around->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(around)) {
            const int top = part->mapTo(area->widget(), QPoint()).y();
            area->verticalScrollBar()->setValue(top - 8);
        }
    }
    wizard.settle();
}

Arrive review(const protocol::Plan& plan)
{
    return [plan](Wizard& wizard) {
        wizard.engine.answer<protocol::MakePlan>(plan);
        choosePackage(wizard);
        wizard.press(QStringLiteral("nav.next"));
    };
}

/// The Choose page as it is once `probe` is known, with the trial build in sight.
Arrive prepare(const ProbeReply& probe, const protocol::JobInfo& shown)
{
    return [probe, shown](Wizard& wizard) {
        wizard.engine.answer<protocol::GetJob>(shown);
        wizard.engine.answer<protocol::MakePlan>(preparePlan());
        wizard.engine.answer<protocol::Apply>({prepareJobId});
        if (wizard.window.currentPage() != PageId::Choose)
            press("rail.choose")(wizard);
        wizard.engine.answer<protocol::Probe>(probe);
        wizard.host.refresh();
        QTRY_VERIFY(!wizard.host.isProbing());
        wizard.settle();
        showWhole(wizard, QStringLiteral("choose.prepare"));
    };
}

Arrive prepare(const ProbeReply& probe)
{
    return prepare(probe, prepareJob(JobState::Done, StepState::Done));
}

void buildAndTalk(Wizard& wizard)
{
    prepare(hostDuringPrepare(JobState::Running), buildingJob())(wizard);
    QTRY_VERIFY(wizard.find<QWidget>(QStringLiteral("choose.prepare.steps")));
    std::string output;
    for (int part = 0; part < 40; ++part)
        output += "  CC [M]  drivers/gpu/drm/i915/part" + std::to_string(part) + ".o\n";
    const auto size = static_cast<std::int64_t>(output.size());
    wizard.engine.notify(protocol::JobOutputEvent{prepareJobId, 0, output, size});
    wizard.settle();
    showWhole(wizard, QStringLiteral("choose.prepare"));
}

protocol::JobInfo prepareOnFullDisk()
{
    auto shown = prepareJob(JobState::RolledBack, StepState::Undone);
    shown.steps[1].state = StepState::Failed;
    shown.steps[1].error = Error{
        Errc::CommandFailed, {{"program", "/usr/sbin/dkms"}, {"status", "10"}}, "No space left"};
    shown.errors = {*shown.steps[1].error};
    return shown;
}

protocol::Plan refusedPlan()
{
    auto plan = samplePlan();
    plan.steps.clear();
    plan.refusals = {
        {"refuse-vf-held", FindingState::Blocking, {{"vmids", "101, 104"}}, {}, {}, {}}};
    return plan;
}

Arrive job(const protocol::JobInfo& shown)
{
    return [shown](Wizard& wizard) {
        wizard.engine.answer<protocol::GetJob>(shown);
        wizard.press(QStringLiteral("rail.apply"));
        QVERIFY(
            QTest::qWaitFor([&] { return wizard.find<QWidget>(QStringLiteral("apply.steps")); }));
        wizard.settle();
    };
}

/// With some output, as apt prints it.
void talk(Wizard& wizard)
{
    std::string output;
    for (int line = 1; line <= 60; ++line)
        output += "Get:" + std::to_string(line) +
                  " http://deb.debian.org/debian bookworm/main "
                  "amd64 gcc-12 amd64 12.2.0-14+deb12u1 [19.3 MB]\n";
    const auto size = static_cast<std::int64_t>(output.size());
    wizard.engine.notify(protocol::JobOutputEvent{sriovJobId, 0, output, size});
    wizard.settle();
}

protocol::JobInfo runningJob()
{
    auto shown = sriovJob(JobState::Running, StepState::Pending);
    for (std::size_t i = 0; i < 2; ++i)
        shown.steps[i] = sriovJob(JobState::Done, StepState::Done).steps[i];
    shown.steps[2].state = StepState::Running;
    shown.steps[2].beganMs = shown.steps[1].endedMs;
    shown.summary.stepsDone = 2;
    return shown;
}

protocol::JobInfo failedJob(JobState state)
{
    auto shown = sriovJob(state, StepState::Undone);
    for (std::size_t i = 3; i < shown.steps.size(); ++i)
        shown.steps[i] = sriovJob(state, StepState::Pending).steps[i];
    shown.steps[2].state = StepState::Failed;
    shown.steps[2].error = Error{
        Errc::CommandFailed, {{"program", "/usr/sbin/dkms"}, {"status", "10"}}, "make failed"};
    shown.errors = {*shown.steps[2].error};
    if (state == JobState::RollbackFailed)
        shown.errors.push_back(Error{Errc::UndoBlocked, {{"path", "/etc/kernel/cmdline"}}, ""});
    return shown;
}

gui::RebootModel& rebootModel(Wizard& wizard)
{
    auto& page = dynamic_cast<gui::RebootPage&>(*wizard.window.page(PageId::Reboot));
    [&page] { QTRY_VERIFY(page.model().hasCard()); }();
    return page.model();
}

Arrive reboot(std::function<void(gui::RebootModel&)> then)
{
    return [then](Wizard& wizard) {
        wizard.engine.answer<protocol::Reboot>({});
        gui::RebootModel& model = rebootModel(wizard);
        model.reboot();
        QTRY_COMPARE(model.stage(), gui::RebootModel::Stage::GoingDown);
        then(model);
        wizard.settle();
    };
}

void chooseVmAndVf(Wizard& wizard, int row, const char* vf, const protocol::Plan& plan)
{
    wizard.engine.answer<protocol::MakePlan>(plan);
    press("rail.machines")(wizard);
    auto* vms = wizard.find<QTreeView>(QStringLiteral("machines.vms"));
    QVERIFY(vms && row < vms->model()->rowCount());
    vms->setCurrentIndex(vms->model()->index(row, 0));
    press(vf)(wizard);
}

/// Enough to look among, and some on other nodes.
std::vector<protocol::VmInfo> clusterMachines()
{
    auto vms = machines(false);
    for (int vmid = 110; vmid < 120; ++vmid) {
        vms.push_back(vms[1]);
        vms.back().vmid = vmid;
        vms.back().name = "worker-" + std::to_string(vmid);
    }
    for (const char* node : {"pve2", "pve3"}) {
        vms.push_back(vms[1]);
        vms.back().vmid = 200 + static_cast<int>(vms.size());
        vms.back().node = node;
        vms.back().elsewhere = true;
        vms.back().status.clear();
    }
    return vms;
}

protocol::Plan lockedVm()
{
    protocol::Plan plan;
    plan.refusals = {{"refuse-vm-locked",
                      FindingState::Blocking,
                      {{"vmid", "103"}, {"lock", "backup"}},
                      {},
                      {},
                      {}}};
    return plan;
}

/// The engine answers nothing from now on.
Arrive waiting(Arrive arrive)
{
    return [arrive](Wizard& wizard) {
        wizard.engine.hold();
        arrive(wizard);
    };
}

template<class Method>
Arrive refusing(Arrive arrive)
{
    return [arrive](Wizard& wizard) {
        wizard.engine.refuse<Method>(engineFault);
        arrive(wizard);
    };
}

void failToConnect(Wizard& wizard)
{
    wizard.host.link().fail(
        Error{Errc::ConnectTimeout, {{"host", "10.0.0.2"}, {"port", "22"}, {"seconds", "15"}}, ""});
    wizard.settle();
}

void loseLink(Wizard& wizard)
{
    wizard.engine.cut(Error{Errc::LinkLost, {{"host", "pve"}}, ""});
    wizard.host.link().lose(Error{Errc::LinkLost, {{"host", "pve"}}, ""}, 5);
    wizard.settle();
}

std::vector<Station> goodStations()
{
    return {
        {"connect", PageId::Connect, false, [] { return std::nullopt; }, [](Wizard&) {}},
        {"check", PageId::Check, true, freshHost, [](Wizard&) {}},
        {"choose", PageId::Choose, false, freshHost, press("rail.choose")},
        {"check, leftovers", PageId::Check, true, hostWithLeftovers, [](Wizard&) {}},
        {"choose, leftovers", PageId::Choose, true, hostWithLeftovers,
         [](Wizard& wizard) {
             choosePackage(wizard);
             press("choose.leftovers.all")(wizard);
             showWhole(wizard, QStringLiteral("choose.leftovers"));
         }},
        {"review, leftovers", PageId::Review, true, freshHost, review(planWithLeftovers())},
        {"choose, package there", PageId::Choose, true, freshHost, choosePackage},
        {"choose, build to try", PageId::Choose, true, hostToTryOn, prepare(hostToTryOn())},
        {"choose, trial plan", PageId::Choose, true, hostToTryOn,
         [](Wizard& wizard) {
             prepare(hostToTryOn())(wizard);
             press("choose.prepare.show")(wizard);
         }},
        {"choose, building", PageId::Choose, false, hostToTryOn, buildAndTalk},
        {"choose, it builds", PageId::Choose, true, hostToTryOn, prepare(hostWhereItBuilds())},
        {"review", PageId::Review, true, freshHost, review(samplePlan())},
        {"apply, running", PageId::Apply, false, [] { return during(JobState::Running); },
         [](Wizard& wizard) {
             job(runningJob())(wizard);
             talk(wizard);
         }},
        {"reboot", PageId::Reboot, true, pendingProbe, [](Wizard& wizard) { rebootModel(wizard); }},
        {"reboot, guarded", PageId::Reboot, true, pendingProbe,
         [](Wizard& wizard) {
             wizard.engine.answer<protocol::MakePlan>(guardPlan());
             gui::RebootModel& model = rebootModel(wizard);
             model.guard().want(true);
             QTRY_VERIFY(model.guard().plan());
             wizard.settle();
         }},
        {"reboot, waiting", PageId::Reboot, false, pendingProbe,
         reboot([](auto& model) { model.setPhase(remote::RebootWatch::Phase::Down); })},
        {"verify, green", PageId::Verify, true, green, press("rail.verify")},
        {"machines", PageId::Machines, true, green, press("rail.machines")},
        {"machines, chosen", PageId::Machines, true, green,
         [](Wizard& wizard) { chooseVmAndVf(wizard, 1, "vf.0000:00:02.1", vmPlan()); }},
        {"finish", PageId::Finish, true, finished, press("rail.finish")},
        {"history", PageId::Finish, true, finished, press("rail.history"), true},
        {"history, compare", PageId::Finish, true, finished,
         press("rail.history", "history.compare"), true},
        {"history, take back", PageId::Finish, true, finished,
         press("rail.history", "history.take-back"), true},
        {"log", PageId::Finish, true, finished, press("rail.log"), true},
    };
}

std::vector<Station> brokenStations()
{
    return {
        {"connect, failed", PageId::Connect, false, [] { return std::nullopt; }, failToConnect},
        {"check, a person has to act", PageId::Check, false, hostWithoutVtd, [](Wizard&) {}},
        {"check, no iGPU", PageId::Check, false, withoutGpu, [](Wizard&) {}},
        {"check, looking", PageId::Check, true, freshHost, waiting(press("check.again"))},
        {"check, engine error", PageId::Check, true, freshHost,
         refusing<protocol::Probe>(press("check.again"))},
        {"check, link lost", PageId::Check, true, freshHost, loseLink},
        {"choose, no route", PageId::Choose, false, withoutRoute, press("rail.choose")},
        {"choose, no upload", PageId::Choose, false, freshHost,
         [](Wizard& wizard) {
             wizard.host.setUpload([](const QString& path, QObject*, auto, auto reply) {
                 reply(fail(Errc::UploadFailed, {{"path", path.toStdString()}}));
             });
             choosePackage(wizard);
         }},
        {"choose, no plan", PageId::Choose, true, freshHost,
         [](Wizard& wizard) {
             choosePackage(wizard);
             refusing<protocol::MakePlan>(press("nav.next"))(wizard);
         }},
        {"choose, it does not build", PageId::Choose, false, hostToTryOn,
         prepare(hostWhereItFailed())},
        {"choose, none builds", PageId::Choose, false, hostToTryOn, prepare(hostWhereNoneBuilds())},
        {"choose, trial interrupted", PageId::Choose, false, hostToTryOn,
         prepare(hostDuringPrepare(JobState::Interrupted),
                 prepareJob(JobState::Interrupted, StepState::Pending))},
        {"choose, trial on a full disk", PageId::Choose, true, hostToTryOn,
         [](Wizard& wizard) {
             prepare(hostDuringPrepare(JobState::Running), prepareOnFullDisk())(wizard);
             prepare(hostDuringPrepare(JobState::RolledBack), prepareOnFullDisk())(wizard);
         }},
        {"choose, trial, link lost", PageId::Choose, false, hostToTryOn,
         [](Wizard& wizard) {
             buildAndTalk(wizard);
             loseLink(wizard);
         }},
        {"choose, trial refused", PageId::Choose, true, hostToTryOn,
         [](Wizard& wizard) {
             prepare(hostToTryOn())(wizard);
             wizard.engine.answer<protocol::MakePlan>(refusedPlan());
             press("choose.prepare.show")(wizard);
         }},
        {"review, refused", PageId::Review, false, freshHost, review(refusedPlan())},
        {"review, nothing to do", PageId::Review, true, freshHost, review({})},
        {"review, not started", PageId::Review, true, freshHost,
         [](Wizard& wizard) {
             review(samplePlan())(wizard);
             wizard.engine.refuse<protocol::Apply>(
                 Error{Errc::Busy, {{"owner", "vfpilot-engine"}, {"since", "12"}}, ""});
             wizard.press(QStringLiteral("nav.next"));
         }},
        {"apply, interrupted", PageId::Apply, false, [] { return during(JobState::Interrupted); },
         job(sriovJob(JobState::Interrupted, StepState::Done))},
        {"apply, taken back", PageId::Apply, false, [] { return during(JobState::Interrupted); },
         job(failedJob(JobState::RolledBack))},
        {"apply, not all taken back", PageId::Apply, false,
         [] { return during(JobState::Interrupted); }, job(failedJob(JobState::RollbackFailed))},
        {"apply, link lost", PageId::Apply, false, [] { return during(JobState::Running); },
         [](Wizard& wizard) {
             job(runningJob())(wizard);
             loseLink(wizard);
         }},
        {"reboot, host stays away", PageId::Reboot, false, pendingProbe, reboot([](auto& model) {
             model.giveUp(Error{Errc::RebootTimeout, {{"minutes", "15"}}, ""});
         })},
        {"reboot, another machine", PageId::Reboot, false, pendingProbe, reboot([](auto& model) {
             model.giveUp(Error{Errc::OtherMachine, {}, ""});
         })},
        {"verify, broken", PageId::Verify, true, brokenProbe, press("rail.verify")},
        {"verify, engine error", PageId::Verify, true, green,
         refusing<protocol::Probe>(press("rail.verify"))},
        {"machines, none", PageId::Machines, true, green,
         [](Wizard& wizard) {
             wizard.engine.answer<protocol::ListVms>({{}, gpuWithVfs(false).vfs, ""});
             press("rail.machines")(wizard);
         }},
        {"machines, cluster", PageId::Machines, true, green,
         [](Wizard& wizard) {
             wizard.engine.answer<protocol::ListVms>(
                 {clusterMachines(),
                  gpuWithVfs(false).vfs,
                  "",
                  {{201, "jellyfin", {"dev0: /dev/dri/renderD128"}}, {202, "frigate", {}}}});
             chooseVmAndVf(wizard, 0, "vf.0000:00:02.2", vmPlan());
             wizard.press(QStringLiteral("machines.remedy.vm-machine-q35"));
         }},
        {"machines, reading", PageId::Machines, false, green, waiting(press("rail.machines"))},
        {"machines, unreadable", PageId::Machines, false, green,
         refusing<protocol::ListVms>(press("rail.machines"))},
        {"machines, refused", PageId::Machines, true, green,
         [](Wizard& wizard) { chooseVmAndVf(wizard, 3, "vf.0000:00:02.2", lockedVm()); }},
        {"finish, reading", PageId::Finish, false, finished, waiting(press("rail.finish"))},
        {"finish, unreadable", PageId::Finish, true, finished,
         refusing<protocol::Probe>(press("rail.finish"))},
        {"history, empty", PageId::Check, true, freshHost, press("rail.history"), true},
        {"history, unreadable", PageId::Check, true, freshHost,
         refusing<protocol::ListJobs>(press("rail.history")), true},
    };
}

} // namespace

const std::vector<Station>& stations()
{
    static const std::vector<Station> all = [] {
        auto found = goodStations();
        for (Station& station : brokenStations())
            found.push_back(std::move(station));
        return found;
    }();
    return all;
}

} // namespace vfpilot::test
