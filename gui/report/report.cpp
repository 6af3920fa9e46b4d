// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/report/report.h"

#include "gui/text/error_text.h"
#include "gui/text/finding_text.h"
#include "gui/text/history_text.h"
#include "gui/text/plain.h"
#include "gui/text/report_text.h"
#include "gui/text/step_text.h"
#include "gui/text/time_text.h"
#include "gui/text/verify_text.h"

#include <algorithm>

namespace vfpilot::gui {
namespace {

namespace words = report_text;

constexpr std::size_t logLimit = 200; // lines

QString orNotKnown(const std::string& text)
{
    return text.empty() ? words::notKnown() : plainLine(text);
}

void addHost(Document& paper, const ReportFacts& facts)
{
    const protocol::Facts& host = facts.probe.facts;
    const auto* kernel = protocol::runningKernel(host);
    const auto* gpu = protocol::findGpu(host, facts.probe.choices.gpu);
    QString gpuText = words::notKnown();
    if (gpu) {
        gpuText = plainLine(gpu->address + ' ' + gpu->vendorId + ':' + gpu->deviceId + ' ' +
                            gpu->platform);
    }
    paper.heading(words::host());
    paper.table({{words::item(), words::value()},
                 {words::node(), orNotKnown(host.node)},
                 {words::address(), plainLine(facts.address)},
                 {words::version(), orNotKnown(host.pveVersion)},
                 {words::kernel(), orNotKnown(kernel ? kernel->release : std::string())},
                 {words::cpu(), orNotKnown(host.cpu.model)},
                 {words::gpu(), gpuText},
                 {words::loader(), orNotKnown(host.boot.loader)},
                 {words::secureBoot(), orNotKnown(host.boot.secureBoot)},
                 {words::parameters(), orNotKnown(host.boot.running)}});
}

QString resultText(const protocol::ProbeReply& probe)
{
    if (probe.green) {
        const auto* gpu = protocol::findGpu(probe.facts, probe.choices.gpu);
        return verify_text::green() + QLatin1Char(' ') +
               verify_text::greenDetail(gpu ? static_cast<int>(gpu->vfs.size()) : 0);
    }
    const int broken = protocol::firstBroken(probe.chain);
    if (broken >= 0) {
        return verify_text::broken(findingTitle(probe.chain[static_cast<std::size_t>(broken)]));
    }
    return probe.stage == "fresh" ? verify_text::notGreenFresh() : verify_text::notGreenPending();
}

void addChain(Document& paper, const protocol::ProbeReply& probe)
{
    QList<QStringList> rows{{words::state(), words::link(), words::seen()}};
    for (const protocol::Finding& finding : probe.chain)
        rows.append({stateWord(finding.state), findingTitle(finding), findingLine(finding)});
    paper.heading(words::chain());
    paper.table(rows);
}

void addVfs(Document& paper, const protocol::ProbeReply& probe)
{
    paper.heading(words::vfs());
    const auto* gpu = protocol::findGpu(probe.facts, probe.choices.gpu);
    if (!gpu || gpu->vfs.empty())
        return paper.paragraph(words::noVfs());
    QList<QStringList> rows{{words::vf(), words::driver(), words::groupColumn(), words::vm()}};
    for (const protocol::VfFacts& vf : gpu->vfs) {
        rows.append({plainLine(vf.address), orNotKnown(vf.driver), QString::number(vf.iommuGroup),
                     verify_text::machines(vf.usedBy)});
    }
    paper.table(rows);
}

void addMachines(Document& paper, const ReportFacts& facts)
{
    paper.heading(words::machines());
    if (facts.vms.empty())
        return paper.paragraph(words::noVms());
    QList<QStringList> rows{{words::vm(), words::name(), words::state(), words::holds()}};
    for (const protocol::VmInfo& vm : facts.vms) {
        QStringList held;
        for (const protocol::HostPci& device : vm.hostpci)
            held << plainLine("hostpci" + std::to_string(device.slot) + ": " + device.value, 200);
        rows.append({QString::number(vm.vmid), plainLine(vm.name, 100), plainLine(vm.status, 40),
                     held.join(QLatin1String("; "))});
    }
    paper.table(rows);
}

void addJob(Document& paper, const protocol::JobInfo& job)
{
    paper.heading(words::stepsOf(plainLine(job.summary.id, 60)));
    QList<QStringList> rows{{words::step(), words::state(), words::took()}};
    for (const protocol::JobStep& step : job.steps) {
        const qint64 took = step.endedMs > 0 ? step.endedMs - step.beganMs : -1;
        rows.append({stepTodo(step.planned), words::stepState(step.state),
                     took < 0 ? QString() : durationText(took)});
    }
    paper.table(rows);
    if (job.errors.empty())
        return;
    paper.paragraph(words::errors());
    QStringList errors;
    for (const Error& error : job.errors)
        errors << errorText(error);
    paper.bullets(errors);
}

void addJobs(Document& paper, const ReportFacts& facts)
{
    paper.heading(words::jobs());
    if (facts.jobs.empty())
        return paper.paragraph(words::noJobs());
    QList<QStringList> rows{
        {words::time(), words::job(), words::what(), words::state(), words::steps()}};
    for (const protocol::JobInfo& job : facts.jobs) {
        rows.append({momentText(job.summary.createdMs), plainLine(job.summary.id, 60),
                     history_text::jobTitle(job.summary),
                     history_text::stateText(job.summary.state),
                     history_text::stepsDone(job.summary)});
    }
    paper.table(rows);
    for (const protocol::JobInfo& job : facts.jobs)
        addJob(paper, job);
}

void addLog(Document& paper, const std::vector<std::string>& lines)
{
    if (lines.empty())
        return;
    const std::size_t first = lines.size() > logLimit ? lines.size() - logLimit : 0;
    QStringList shown;
    for (std::size_t i = first; i < lines.size(); ++i)
        shown << plainLine(lines[i], 500);
    paper.heading(words::kernelLog());
    paper.code(shown.join(u'\n'));
}

} // namespace

Document report(const ReportFacts& facts)
{
    Document paper(words::title(facts.host));
    paper.paragraph(words::made(facts.made, facts.version));
    if (facts.probe.facts.simulated)
        paper.notice(words::simulated());
    paper.heading(words::result());
    paper.paragraph(resultText(facts.probe));
    addVfs(paper, facts.probe);
    addMachines(paper, facts);
    addChain(paper, facts.probe);
    addHost(paper, facts);
    addJobs(paper, facts);
    addLog(paper, facts.probe.facts.logLines);
    return paper;
}

} // namespace vfpilot::gui
