// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/wizard_flow.h"

#include "gui/models/job_kind.h"

#include <algorithm>

namespace vfpilot::gui {
namespace {

// The links before the first that a plan can set right.
constexpr std::array prerequisites = {"cpu-vmx",      "pve-version",      "vtd-firmware",
                                      "igpu",         "supported-device", "sriov-capability",
                                      "vf-bar-space", "secure-boot",      "boot-loader"};

} // namespace

bool needsPerson(const protocol::Finding& finding)
{
    return finding.state == protocol::FindingState::Blocking &&
           std::find(prerequisites.begin(), prerequisites.end(), finding.id) != prerequisites.end();
}

bool needsPerson(const std::vector<protocol::Finding>& chain)
{
    return std::any_of(chain.begin(), chain.end(),
                       [](const protocol::Finding& finding) { return needsPerson(finding); });
}

void WizardFlow::observe(const Seen& seen)
{
    *this = {};
    m_isConnected = seen.isConnected;
    m_hasPlan = seen.hasPlan;
    m_hasJob = seen.hasJob;
    if (!seen.probe)
        return;
    const protocol::ProbeReply& probe = *seen.probe;
    m_needsPerson = needsPerson(probe.chain);
    m_isBroken = !probe.firstBroken.empty();
    m_isGreen = probe.green;
    m_stage = probe.stage == "job-running"       ? Stage::Running
              : probe.stage == "job-interrupted" ? Stage::Interrupted
              : probe.stage == "reboot-pending"  ? Stage::RebootPending
              : probe.stage == "applied"         ? Stage::Applied
              : probe.stage == "done"            ? Stage::Done
                                                 : Stage::Fresh;
    const auto unfinished = std::find_if(probe.jobs.begin(), probe.jobs.end(), isUnfinished);
    m_isPreparing = unfinished != probe.jobs.end() && isPrepare(*unfinished);
    for (const protocol::GpuFacts& gpu : probe.facts.gpus) {
        m_hasVfs = m_hasVfs || !gpu.vfs.empty();
        for (const protocol::VfFacts& vf : gpu.vfs)
            m_vmHoldsVf = m_vmHoldsVf || !vf.usedBy.empty();
    }
}

WizardFlow::Entry WizardFlow::entry(PageId page) const
{
    return {markOf(page), canReach(page)};
}

bool WizardFlow::isApplied() const
{
    return m_stage == Stage::RebootPending || m_stage == Stage::Applied || m_stage == Stage::Done;
}

WizardFlow::Mark WizardFlow::markOf(PageId page) const
{
    const auto doneIf = [](bool done) { return done ? Mark::Done : Mark::Todo; };
    const bool isRunning = m_stage == Stage::Running;
    const bool isInterrupted = m_stage == Stage::Interrupted;
    const bool wasStarted = (isRunning || isInterrupted) && !m_isPreparing;
    switch (page) {
    case PageId::Connect:
        return doneIf(m_isConnected);
    case PageId::Check:
        if (m_needsPerson)
            return Mark::Attention;
        return doneIf(m_stage != Stage::Unknown);
    case PageId::Choose:
        if (m_isPreparing && (isRunning || isInterrupted))
            return isRunning ? Mark::Active : Mark::Attention;
        return doneIf(m_hasPlan || wasStarted || isApplied());
    case PageId::Review:
        return doneIf(wasStarted || isApplied());
    case PageId::Apply:
        if (isRunning && wasStarted)
            return Mark::Active;
        return isInterrupted && wasStarted ? Mark::Attention : doneIf(isApplied());
    case PageId::Reboot:
        return m_stage == Stage::RebootPending
                   ? Mark::Attention
                   : doneIf(m_stage == Stage::Applied || m_stage == Stage::Done);
    case PageId::Verify:
        if ((m_stage == Stage::Applied || m_stage == Stage::Done) && m_isBroken)
            return Mark::Attention;
        return doneIf(m_isGreen);
    case PageId::Machines:
        return doneIf(m_vmHoldsVf);
    case PageId::Finish:
        return doneIf(m_stage == Stage::Done);
    }
    return Mark::Todo;
}

bool WizardFlow::canReach(PageId page) const
{
    const bool isKnown = m_stage != Stage::Unknown;
    const bool isBusy = m_stage == Stage::Running || m_stage == Stage::Interrupted;
    switch (page) {
    case PageId::Connect:
        return true;
    case PageId::Check:
        return isKnown;
    case PageId::Choose:
        return isKnown && (isBusy ? m_isPreparing : !m_needsPerson);
    case PageId::Review:
        return isKnown && m_hasPlan && !isBusy;
    case PageId::Apply:
        return isKnown && (m_hasJob || (isBusy && !m_isPreparing));
    case PageId::Reboot:
        return m_stage == Stage::RebootPending;
    case PageId::Verify:
        return isApplied() || m_hasVfs;
    case PageId::Machines:
        return m_hasVfs;
    case PageId::Finish:
        return m_stage == Stage::Applied || m_stage == Stage::Done;
    }
    return false;
}

PageId WizardFlow::pageOfHost() const
{
    switch (m_stage) {
    case Stage::Unknown:
        return PageId::Connect;
    case Stage::Fresh:
        return PageId::Check;
    case Stage::Running:
    case Stage::Interrupted:
        return m_isPreparing ? PageId::Choose : PageId::Apply;
    case Stage::RebootPending:
        return PageId::Reboot;
    case Stage::Applied:
        return PageId::Verify;
    case Stage::Done:
        return PageId::Finish;
    }
    return PageId::Connect;
}

std::optional<PageId> WizardFlow::after(PageId page) const
{
    switch (page) {
    case PageId::Connect:
        return pageOfHost();
    case PageId::Check:
        return PageId::Choose;
    case PageId::Choose:
        return PageId::Review;
    case PageId::Review:
        return PageId::Apply;
    case PageId::Apply:
        return m_stage == Stage::RebootPending ? PageId::Reboot : PageId::Verify;
    case PageId::Reboot:
        return PageId::Verify;
    case PageId::Verify:
        return PageId::Machines;
    case PageId::Machines:
        return PageId::Finish;
    case PageId::Finish:
        break;
    }
    return std::nullopt;
}

std::optional<PageId> WizardFlow::before(PageId page) const
{
    for (int i = static_cast<int>(page) - 1; i >= 0; --i) {
        const auto candidate = static_cast<PageId>(i);
        if (canReach(candidate))
            return candidate;
    }
    return std::nullopt;
}

} // namespace vfpilot::gui
