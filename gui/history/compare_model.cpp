// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/history/compare_model.h"

#include "gui/models/host_model.h"
#include "remote/engine_client.h"

#include <set>

namespace vfpilot::gui {

CompareModel::Files filesAfter(const protocol::JobInfo& job)
{
    CompareModel::Files files;
    for (const protocol::JobStep& step : job.steps) {
        for (const protocol::FileChange& change : step.planned.files)
            files[change.path] = {change.modeAfter, change.after};
    }
    return files;
}

CompareModel::Files filesNow(const protocol::JobInfo& job, const protocol::Plan& undo)
{
    CompareModel::Files files;
    for (const protocol::JobStep& step : job.steps) {
        for (const protocol::FileChange& change : step.planned.files)
            files.try_emplace(change.path, CompareModel::Side{change.modeBefore, change.before});
    }
    std::set<std::string> seen; // the first that touches a file begins with what is there
    for (const protocol::PlannedStep& step : undo.steps) {
        for (const protocol::FileChange& change : step.files) {
            if (files.contains(change.path) && seen.insert(change.path).second)
                files[change.path] = {change.modeBefore, change.before};
        }
    }
    return files;
}

CompareModel::CompareModel(HostModel& host, const QString& job, QObject* parent)
    : QObject(parent)
    , m_host(host)
    , m_id(job.toStdString())
{}

template<class Method>
void CompareModel::ask(const std::string& id,
                       std::function<void(const typename Method::Reply&)> take)
{
    m_host.client().call<Method>({id}, this,
                                 [this, turn = m_turn, take](Result<typename Method::Reply> reply) {
                                     if (turn != m_turn)
                                         return;
                                     if (reply)
                                         take(*reply);
                                     else
                                         fail(reply.error());
                                 });
}

void CompareModel::compareWith(const QString& other)
{
    ++m_turn;
    m_other = other;
    m_otherJob = {};
    m_differences.clear();
    m_alike.clear();
    m_unknown.clear();
    m_error.reset();
    m_stage = Stage::Reading;
    emit changed();
    ask<protocol::GetJob>(m_id, [this](const protocol::JobInfo& job) {
        m_job = job;
        readOther();
    });
}

void CompareModel::readOther()
{
    if (isWithHost()) {
        ask<protocol::PlanUndo>(m_id, [this](const protocol::Plan& undo) {
            Files now = filesNow(m_job, undo);
            for (const protocol::Finding& refusal : undo.refusals) {
                const auto path = refusal.args.find("path");
                if (refusal.id != "refuse-file-changed" || path == refusal.args.end())
                    continue; // hinders taking back, not comparing
                m_unknown.push_back(refusal);
                now.erase(path->second);
            }
            compare(now);
        });
        return;
    }
    ask<protocol::GetJob>(m_other.toStdString(), [this](const protocol::JobInfo& job) {
        m_otherJob = job;
        compare(filesAfter(job));
    });
}

void CompareModel::compare(const Files& other)
{
    std::map<std::string, std::pair<Side, Side>> both;
    for (const auto& [path, side] : filesAfter(m_job)) {
        if (!isWithHost() || other.contains(path))
            both[path].first = side;
    }
    for (const auto& [path, side] : other)
        both[path].second = side;
    for (const auto& [path, sides] : both) {
        const auto& [mine, theirs] = sides;
        if (mine.mode == theirs.mode && mine.text == theirs.text)
            m_alike.push_back(path);
        else
            m_differences.push_back({path, mine.mode, theirs.mode, mine.text, theirs.text});
    }
    m_stage = Stage::Shown;
    emit changed();
}

void CompareModel::fail(const Error& error)
{
    m_error = error;
    m_stage = Stage::Failed;
    emit changed();
}

} // namespace vfpilot::gui
