// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "gui/report/recovery_card.h"
#include "gui/report/report.h"

#include <QObject>

#include <optional>

namespace vfpilot::gui {

class HostModel;

/// Gathers what the Finish page and the report show: the chain as it is now, the VMs, and each
/// job with its steps.
class FinishModel : public QObject
{
    Q_OBJECT

public:
    explicit FinishModel(HostModel& host, QObject* parent = nullptr);

    void start();
    /// All answers are there.
    bool isReady() const { return m_isReady; }
    bool isGathering() const { return m_open > 0; }
    const ReportFacts& facts() const { return m_facts; }
    /// Why the host could not be looked at the last time.
    const std::optional<Error>& error() const { return m_error; }

    struct Holder
    {
        std::string vf;
        int vmid = 0;
        std::string name;
    };
    std::vector<Holder> holders() const;
    /// The newest job that set up VFs and is in force; null: none.
    const protocol::JobInfo* sriovJob() const;
    CardFacts card() const;

signals:
    void changed();

private:
    void gather();
    void listVms(const std::string& cursor);
    void readJobs();
    void closeOne();

    HostModel& m_host;
    ReportFacts m_facts;
    std::optional<Error> m_error;
    std::vector<protocol::VmInfo> m_vms;
    std::vector<protocol::JobInfo> m_jobs;
    quint64 m_turn = 0;
    int m_open = 0;
    bool m_isWaiting = false; ///< for the look at the host
    bool m_isReady = false;
};

} // namespace vfpilot::gui
