// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/job.h"

#include <QObject>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vfpilot::gui {

class HostModel;

/// What one job left in its files, beside what another job left in them or what stands there now.
class CompareModel : public QObject
{
    Q_OBJECT

public:
    enum class Stage { Reading, Shown, Failed };
    Q_ENUM(Stage)

    /// What a side has of a file; no mode: it has no such file.
    struct Side
    {
        std::string mode;
        std::string text;
    };
    using Files = std::map<std::string, Side>; ///< by path

    CompareModel(HostModel& host, const QString& job, QObject* parent = nullptr);

    /// Begins anew with this other job; an empty id: with the host as it is now, which only a job
    /// that stands on it can be compared with.
    void compareWith(const QString& other);

    Stage stage() const { return m_stage; }
    bool isWithHost() const { return m_other.isEmpty(); }
    const std::optional<Error>& error() const { return m_error; }
    /// Files that differ: the job's side is "before".
    const std::vector<protocol::FileChange>& differences() const { return m_differences; }
    /// Paths of those that are alike.
    const std::vector<std::string>& alike() const { return m_alike; }
    /// What cannot be told of the host: notes of the engine.
    const std::vector<protocol::Finding>& unknown() const { return m_unknown; }
    /// Both jobs' steps; of the host there are none.
    const std::vector<protocol::JobStep>& steps() const { return m_job.steps; }
    const std::vector<protocol::JobStep>& otherSteps() const { return m_otherJob.steps; }

signals:
    void changed();

private:
    template<class Method>
    void ask(const std::string& id, std::function<void(const typename Method::Reply&)> take);
    void readOther();
    void compare(const Files& other);
    void fail(const Error& error);

    HostModel& m_host;
    std::string m_id;
    QString m_other;
    protocol::JobInfo m_job, m_otherJob;
    std::vector<protocol::FileChange> m_differences;
    std::vector<std::string> m_alike;
    std::vector<protocol::Finding> m_unknown;
    std::optional<Error> m_error;
    Stage m_stage = Stage::Reading;
    quint64 m_turn = 0;
};

/// What the job left in the files it wrote.
CompareModel::Files filesAfter(const protocol::JobInfo& job);

/// What stands in the job's files now, as far as the plan of taking it back tells: that begins
/// with what is there, and a file it leaves alone is as it was before the job.
CompareModel::Files filesNow(const protocol::JobInfo& job, const protocol::Plan& undo);

} // namespace vfpilot::gui
