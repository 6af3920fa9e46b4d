// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/methods.h"
#include "gui/models/job_follower.h"

#include <QObject>

#include <optional>
#include <vector>

namespace vfpilot::gui {

class HostModel;

/// The cluster's VMs and the VFs of the host, the choice "this VF for that VM" with what is set
/// right along with it, its plan and the job that writes it. Every change of the choice makes the
/// plan anew, so what is shown is what will be written.
class MachinesModel : public QObject
{
    Q_OBJECT

public:
    explicit MachinesModel(HostModel& host, QObject* parent = nullptr);

    /// Reads VMs and VFs anew; the choice stays where it still can.
    void start();
    bool isLoading() const { return m_isLoading; }
    bool isLoaded() const { return m_isLoaded; }

    const std::vector<protocol::VmInfo>& vms() const { return m_vms; }
    const std::vector<protocol::VfFacts>& vfs() const { return m_vfs; }
    /// Containers of this host that share the PF.
    const std::vector<protocol::ContainerInfo>& containers() const { return m_containers; }
    /// This host has a VM: one that can be chosen.
    bool hasOwnVms() const { return !m_vms.empty() && !m_vms.front().elsewhere; }

    const protocol::VmInfo* chosenVm() const;
    const protocol::VfFacts* chosenVf() const;
    const protocol::VmGoal& goal() const { return m_goal; }
    void chooseVm(int vmid);
    void chooseVf(const std::string& address);
    /// Names of remedies that the chosen VM's lint offers.
    void chooseRemedies(const std::vector<std::string>& names);
    void setFields(bool pcie, bool primaryGpu, bool rombar);

    /// Something is chosen that a plan can be made of.
    bool isChosen() const;
    /// Of the present choice; none while it is being made or nothing is chosen.
    const std::optional<protocol::Plan>& plan() const { return m_plan; }
    bool isPlanning() const { return m_isPlanning; }
    bool canWrite() const;
    void write();
    bool isWriting() const;

    JobFollower& follower() { return m_follower; }
    /// A job wrote, or tried to; how it ended.
    bool hasJob() const { return m_follower.hasJob(); }
    protocol::JobState lastState() const { return m_follower.job().summary.state; }
    /// A VF was given to a VM while this wizard ran.
    bool hasWritten() const { return m_hasWritten; }

signals:
    void loaded();
    void choiceChanged();
    void planChanged();
    void writingChanged();
    /// The VM holds the VF now: read anew from the host.
    void written();
    void failed(const vfpilot::Error& error);

private:
    void load(const std::string& cursor);
    void takeList();
    void keepOfferedRemedies();
    void makePlan();
    void settle();

    HostModel& m_host;
    JobFollower m_follower;
    std::vector<protocol::VmInfo> m_vms, m_incoming;
    std::vector<protocol::VfFacts> m_vfs;
    std::vector<protocol::ContainerInfo> m_containers;
    protocol::VmGoal m_goal;
    std::optional<protocol::Plan> m_plan;
    quint64 m_planTurn = 0;
    quint64 m_loadTurn = 0;
    bool m_isLoading = false;
    bool m_isLoaded = false;
    bool m_isPlanning = false;
    bool m_writeAsked = false;
    bool m_isJobRunning = false;
    bool m_hasWritten = false;
    bool m_tellWritten = false;
};

} // namespace vfpilot::gui
