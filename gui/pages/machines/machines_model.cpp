// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/machines/machines_model.h"

#include "gui/models/host_model.h"
#include "remote/engine_client.h"

#include <algorithm>
#include <utility>

namespace vfpilot::gui {

MachinesModel::MachinesModel(HostModel& host, QObject* parent)
    : QObject(parent)
    , m_host(host)
    , m_follower(host.client())
{
    connect(&m_follower, &JobFollower::changed, this, &MachinesModel::writingChanged);
    connect(&m_follower, &JobFollower::ended, this, &MachinesModel::settle);
    connect(&m_follower, &JobFollower::failed, this, &MachinesModel::failed);
    // A list that was under way when the link went is asked for again.
    connect(&host.client(), &remote::EngineClient::helloReceived, this, [this] {
        if (m_isLoaded || m_isLoading)
            start();
    });
}

void MachinesModel::start()
{
    if (!m_host.isConnected())
        return;
    ++m_loadTurn;
    m_isLoading = true;
    m_incoming.clear();
    load({});
}

void MachinesModel::load(const std::string& cursor)
{
    m_host.client().call<protocol::ListVms>(
        {cursor, true}, this,
        [this, isFirst = cursor.empty(), turn = m_loadTurn](Result<protocol::VmsReply> reply) {
            if (turn != m_loadTurn)
                return;
            if (!reply) {
                m_isLoading = false;
                if (reply.error().code != Errc::LinkLost)
                    emit failed(reply.error());
                return;
            }
            std::move(reply->vms.begin(), reply->vms.end(), std::back_inserter(m_incoming));
            if (isFirst) {
                m_vfs = std::move(reply->vfs);
                m_containers = std::move(reply->containers);
            }
            if (!reply->nextCursor.empty())
                return load(reply->nextCursor);
            takeList();
        });
}

void MachinesModel::takeList()
{
    m_isLoading = false;
    m_isLoaded = true;
    m_vms = std::exchange(m_incoming, {});
    if (!chosenVm())
        m_goal.vmid = 0;
    if (const auto* vf = chosenVf(); !vf || !vf->usedBy.empty())
        m_goal.vf.clear();
    keepOfferedRemedies();
    emit loaded();
    emit choiceChanged();
    makePlan();
    if (std::exchange(m_tellWritten, false))
        emit written();
}

const protocol::VmInfo* MachinesModel::chosenVm() const
{
    const auto found = std::find_if(m_vms.begin(), m_vms.end(), [this](const auto& vm) {
        return m_goal.vmid != 0 && vm.vmid == m_goal.vmid && !vm.elsewhere;
    });
    return found == m_vms.end() ? nullptr : &*found;
}

const protocol::VfFacts* MachinesModel::chosenVf() const
{
    const auto found = std::find_if(m_vfs.begin(), m_vfs.end(),
                                    [this](const auto& vf) { return vf.address == m_goal.vf; });
    return found == m_vfs.end() ? nullptr : &*found;
}

void MachinesModel::chooseVm(int vmid)
{
    if (vmid == m_goal.vmid || isWriting())
        return;
    m_goal.vmid = vmid;
    m_goal.remedies.clear();
    m_follower.follow({});
    emit choiceChanged();
    makePlan();
}

void MachinesModel::chooseVf(const std::string& address)
{
    if (address == m_goal.vf || isWriting())
        return;
    m_goal.vf = address;
    m_follower.follow({});
    emit choiceChanged();
    makePlan();
}

void MachinesModel::chooseRemedies(const std::vector<std::string>& names)
{
    if (names == m_goal.remedies || isWriting())
        return;
    m_goal.remedies = names;
    m_follower.follow({});
    emit choiceChanged();
    makePlan();
}

void MachinesModel::keepOfferedRemedies()
{
    const protocol::VmInfo* vm = chosenVm();
    std::erase_if(m_goal.remedies, [vm](const std::string& name) {
        return !vm || std::none_of(vm->lint.begin(), vm->lint.end(),
                                   [&name](const auto& finding) { return finding.fix == name; });
    });
}

bool MachinesModel::isChosen() const
{
    return chosenVm() && (chosenVf() || !m_goal.remedies.empty());
}

void MachinesModel::setFields(bool pcie, bool primaryGpu, bool rombar)
{
    if (isWriting())
        return;
    m_goal.pcie = pcie;
    m_goal.primaryGpu = primaryGpu;
    m_goal.rombar = rombar;
    makePlan();
}

void MachinesModel::makePlan()
{
    m_plan.reset();
    ++m_planTurn;
    m_isPlanning = isChosen() && m_host.isConnected();
    emit planChanged();
    if (!m_isPlanning)
        return;
    m_host.client().call<protocol::MakePlan>(
        {m_goal}, this, [this, turn = m_planTurn](Result<protocol::Plan> reply) {
            if (turn != m_planTurn)
                return;
            m_isPlanning = false;
            if (reply)
                m_plan = *std::move(reply);
            emit planChanged();
            if (!reply && reply.error().code != Errc::LinkLost)
                emit failed(reply.error());
        });
}

bool MachinesModel::canWrite() const
{
    return m_plan && m_plan->refusals.empty() && !m_plan->steps.empty() && !isWriting() &&
           m_host.isConnected();
}

bool MachinesModel::isWriting() const
{
    return m_writeAsked || m_isJobRunning;
}

void MachinesModel::write()
{
    if (!canWrite())
        return;
    m_writeAsked = true;
    emit writingChanged();
    m_host.client().call<protocol::Apply>({m_goal, m_plan->digest}, this,
                                          [this](Result<protocol::JobStarted> reply) {
                                              m_writeAsked = false;
                                              if (!reply) {
                                                  emit writingChanged();
                                                  emit failed(reply.error());
                                                  makePlan();
                                                  return;
                                              }
                                              if (reply->job.empty()) { // the VM had it already
                                                  start();
                                                  emit writingChanged();
                                                  return;
                                              }
                                              m_isJobRunning = true;
                                              m_follower.follow(QString::fromStdString(reply->job));
                                          });
}

void MachinesModel::settle()
{
    m_isJobRunning = false;
    const protocol::JobInfo& job = m_follower.job();
    if (job.summary.state == protocol::JobState::Done) {
        m_hasWritten = true;
        m_tellWritten = true;
        m_goal.vmid = 0;
        m_goal.vf.clear();
        m_goal.remedies.clear();
    }
    emit writingChanged();
    if (job.summary.state != protocol::JobState::Done && !job.errors.empty())
        emit failed(job.errors.front());
    start();
    if (m_host.isConnected())
        m_host.refresh();
}

} // namespace vfpilot::gui
