// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/job_follower.h"

#include <QObject>

#include <vector>

namespace vfpilot::gui {

class HostModel;

/// The jobs of the host, newest first, and the one that is looked at.
class HistoryModel : public QObject
{
    Q_OBJECT

public:
    explicit HistoryModel(HostModel& host, QObject* parent = nullptr);

    /// Reads the list anew; the job that is looked at stays.
    void start();
    bool isLoading() const { return m_isLoading; }
    bool isLoaded() const { return m_isLoaded; }
    const std::vector<protocol::JobSummary>& jobs() const { return m_jobs; }

    void look(const QString& job);
    const JobFollower& looked() const { return m_follower; }
    JobFollower& looked() { return m_follower; }

    bool canResume() const;
    /// It can be taken back now, or what hinders it can be shown.
    bool canTakeBack() const;
    void resume();

signals:
    void listChanged();
    void lookedChanged();
    void failed(const vfpilot::Error& error);

private:
    void load(const std::string& cursor);
    const protocol::JobSummary* looksAt() const;

    HostModel& m_host;
    JobFollower m_follower;
    std::vector<protocol::JobSummary> m_jobs, m_incoming;
    quint64 m_turn = 0;
    bool m_isLoading = false;
    bool m_isLoaded = false;
    bool m_resumeAsked = false;
};

} // namespace vfpilot::gui
