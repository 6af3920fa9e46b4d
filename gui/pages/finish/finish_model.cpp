// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/finish/finish_model.h"

#include "gui/models/host_model.h"
#include "remote/engine_client.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace vfpilot::gui {

FinishModel::FinishModel(HostModel& host, QObject* parent)
    : QObject(parent)
    , m_host(host)
{
    connect(&host, &HostModel::probed, this, [this] {
        if (std::exchange(m_isWaiting, false))
            gather();
    });
    connect(&host, &HostModel::probeFailed, this, [this](const Error& error) {
        if (!std::exchange(m_isWaiting, false))
            return;
        m_error = error;
        emit changed();
    });
}

void FinishModel::start()
{
    if (!m_host.isConnected())
        return;
    ++m_turn;
    m_open = 0;
    m_isWaiting = true;
    m_error.reset();
    m_host.refresh();
    emit changed();
}

void FinishModel::gather()
{
    m_vms.clear();
    m_open = 1;
    listVms({});
    readJobs();
}

void FinishModel::listVms(const std::string& cursor)
{
    m_host.client().call<protocol::ListVms>(
        {cursor}, this, [this, turn = m_turn](Result<protocol::VmsReply> reply) {
            if (turn != m_turn)
                return;
            if (reply) {
                std::move(reply->vms.begin(), reply->vms.end(), std::back_inserter(m_vms));
                if (!reply->nextCursor.empty())
                    return listVms(reply->nextCursor);
            }
            closeOne();
        });
}

void FinishModel::readJobs()
{
    const auto& jobs = m_host.probe().jobs;
    m_jobs.assign(jobs.size(), {});
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        m_jobs[i].summary = jobs[i]; // stays so where the journal cannot be read
        ++m_open;
        m_host.client().call<protocol::GetJob>(
            {jobs[i].id}, this, [this, i, turn = m_turn](Result<protocol::JobInfo> reply) {
                if (turn != m_turn)
                    return;
                if (reply)
                    m_jobs[i] = *std::move(reply);
                closeOne();
            });
    }
}

void FinishModel::closeOne()
{
    if (--m_open > 0)
        return;
    m_facts.host = m_host.profile().label();
    m_facts.address = m_host.profile().address;
    m_facts.probe = m_host.probe();
    m_facts.vms = std::exchange(m_vms, {});
    m_facts.jobs = std::exchange(m_jobs, {});
    m_facts.made = QDateTime::currentDateTime();
    m_facts.version = QCoreApplication::applicationVersion();
    m_isReady = true;
    emit changed();
}

std::vector<FinishModel::Holder> FinishModel::holders() const
{
    std::vector<Holder> all;
    const auto* gpu = protocol::findGpu(m_facts.probe.facts, m_facts.probe.choices.gpu);
    if (!gpu)
        return all;
    for (const protocol::VfFacts& vf : gpu->vfs) {
        for (const int vmid : vf.usedBy) {
            const auto vm = std::find_if(m_facts.vms.begin(), m_facts.vms.end(),
                                         [vmid](const auto& one) { return one.vmid == vmid; });
            all.push_back({vf.address, vmid, vm == m_facts.vms.end() ? std::string() : vm->name});
        }
    }
    return all;
}

const protocol::JobInfo* FinishModel::sriovJob() const
{
    const auto job = std::find_if(m_facts.jobs.begin(), m_facts.jobs.end(), [](const auto& one) {
        return one.summary.kind == "sriov" && one.summary.state == protocol::JobState::Done;
    });
    return job == m_facts.jobs.end() ? nullptr : &*job;
}

CardFacts FinishModel::card() const
{
    static const protocol::JobInfo none;
    const protocol::JobInfo* job = sriovJob();
    return cardFacts(m_facts.host, m_facts.address, m_facts.probe.facts, job ? *job : none);
}

} // namespace vfpilot::gui
