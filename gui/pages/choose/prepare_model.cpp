// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/choose/prepare_model.h"

#include "core/protocol/kernels.h"
#include "gui/models/host_model.h"
#include "gui/models/job_kind.h"
#include "gui/pages/choose/choose_model.h"
#include "remote/engine_client.h"

#include <algorithm>
#include <utility>

namespace vfpilot::gui {
namespace {

using protocol::TrialBuild;

constexpr auto built = "built";
constexpr auto noneBuilds = "route-no-release-builds";

/// The engine names the log that it recognized something in by these two.
std::optional<protocol::Finding> symptomOf(const protocol::ProbeReply& probe,
                                           const TrialBuild& build)
{
    const std::string log = "make.log " + build.release + " " + build.kernel;
    for (const protocol::Finding& symptom : probe.symptoms) {
        if (std::any_of(symptom.evidence.begin(), symptom.evidence.end(),
                        [&log](const auto& evidence) { return evidence.path == log; }))
            return symptom;
    }
    return std::nullopt;
}

} // namespace

PrepareModel::PrepareModel(HostModel& host, ChooseModel& choice, QObject* parent)
    : QObject(parent)
    , m_host(host)
    , m_choice(choice)
    , m_job(host)
{
    connect(&choice, &ChooseModel::changed, this, &PrepareModel::changed);
    connect(&host, &HostModel::probed, this, &PrepareModel::takeProbe);
    connect(&m_job, &JobControl::changed, this, &PrepareModel::changed);
    connect(&m_job, &JobControl::refused, this, [this](const Error& error) {
        if (!m_job.hasJob()) // it cannot be read
            m_job.show({});
        m_error = error;
        emit changed();
    });
    connect(&m_job.follower(), &JobFollower::ended, this, [this] {
        m_isOutcomeComing = m_host.isConnected();
        emit changed();
    });
    connect(&host, &HostModel::probeFailed, this, [this] {
        m_isOutcomeComing = false;
        emit changed();
    });
    takeProbe();
}

const protocol::Route* PrepareModel::routeOfDeadEnd() const
{
    if (m_choice.route())
        return nullptr;
    for (const protocol::Route& route : m_choice.choices().routes) {
        if (route.reason == noneBuilds && route.id != "none")
            return &route;
    }
    return nullptr;
}

bool PrepareModel::isDeadEnd() const
{
    return routeOfDeadEnd() != nullptr;
}

bool PrepareModel::isNeeded() const
{
    if (isUnfinished())
        return true;
    return (m_choice.wantsPackage() || isDeadEnd()) && !kernels().empty();
}

std::string PrepareModel::release() const
{
    if (const protocol::Route* route = m_choice.route())
        return route->release;
    const auto known = builds();
    return isDeadEnd() && !known.empty() ? known.back()->release : std::string();
}

std::vector<std::string> PrepareModel::kernels() const
{
    const protocol::Facts& facts = m_host.probe().facts;
    auto kernels = protocol::kernelsThatMatter(facts.kernels);
    const protocol::Route* route = m_choice.route();
    if (!route)
        return kernels;
    std::erase_if(kernels, [&](const std::string& kernel) {
        return std::any_of(facts.dkms.begin(), facts.dkms.end(), [&](const auto& module) {
            return route->packageName.starts_with(module.module + "_") &&
                   module.version == route->release && module.kernel == kernel &&
                   module.state == "installed";
        });
    });
    return kernels;
}

std::vector<const TrialBuild*> PrepareModel::builds() const
{
    const auto wanted = kernels();
    std::vector<const TrialBuild*> found;
    for (const TrialBuild& build : m_host.probe().facts.trialBuilds) {
        if (std::find(wanted.begin(), wanted.end(), build.kernel) == wanted.end())
            continue;
        // Tried with another package as well: one that builds is enough.
        const auto same = std::find_if(found.begin(), found.end(), [&build](const auto* one) {
            return one->release == build.release && one->kernel == build.kernel;
        });
        if (same != found.end()) {
            if ((*same)->result == built)
                continue;
            found.erase(same);
        }
        found.push_back(&build);
    }
    return found;
}

std::vector<PrepareModel::Outcome> PrepareModel::outcomes() const
{
    std::vector<Outcome> all;
    for (const TrialBuild* build : builds()) {
        all.push_back({*build, std::nullopt});
        if (build->result != built)
            all.back().symptom = symptomOf(m_host.probe(), *build);
    }
    return all;
}

std::string PrepareModel::packageHash() const
{
    if (const protocol::PackageFile* file = m_choice.package())
        return file->sha256;
    if (!isDeadEnd())
        return {};
    const auto known = builds();
    return known.empty() ? std::string() : known.back()->packageSha256;
}

const TrialBuild* PrepareModel::buildFor(const std::string& kernel) const
{
    const std::string wanted = release();
    for (const TrialBuild* build : builds()) {
        if (build->release == wanted && build->kernel == kernel)
            return build;
    }
    return nullptr;
}

bool PrepareModel::isKnown() const
{
    const auto wanted = kernels();
    return std::all_of(wanted.begin(), wanted.end(),
                       [this](const std::string& kernel) { return buildFor(kernel); });
}

bool PrepareModel::isBuilt() const
{
    const auto wanted = kernels();
    return !wanted.empty() &&
           std::all_of(wanted.begin(), wanted.end(), [this](const std::string& kernel) {
               const TrialBuild* build = buildFor(kernel);
               return build && build->result == built;
           });
}

const protocol::Route* PrepareModel::nextCandidate() const
{
    const protocol::Route* route = m_choice.route();
    if (!route || isKnown())
        return nullptr;
    const auto known = builds();
    const bool isNext = std::any_of(known.begin(), known.end(), [route](const auto* build) {
        return build->release != route->release && build->result != built;
    });
    return isNext ? route : nullptr;
}

bool PrepareModel::hasPackage() const
{
    return !packageHash().empty();
}

bool PrepareModel::canPlan() const
{
    const bool isFree = m_stage == Stage::Idle || m_stage == Stage::Blocked;
    return isFree && m_host.isConnected() && !m_host.isProbing() && !m_choice.isUploading() &&
           !isUnfinished() && hasPackage();
}

void PrepareModel::makePlan()
{
    if (!canPlan())
        return;
    const protocol::Route* route = m_choice.route();
    m_goal = {.gpu = m_choice.choices().gpu,
              .route = route ? route->id : routeOfDeadEnd()->id,
              .release = release(),
              .packageSha256 = packageHash(),
              .again = isKnown()};
    m_hostHasChanged = false;
    m_machine = m_host.hello().machineId;
    askForPlan();
}

void PrepareModel::askForPlan()
{
    set(Stage::Planning);
    m_host.client().call<protocol::MakePlan>(
        {m_goal}, this, [this, turn = ++m_turn](const Result<protocol::Plan>& plan) {
            if (turn == m_turn)
                takePlan(plan);
        });
}

void PrepareModel::takePlan(const Result<protocol::Plan>& plan)
{
    if (!plan)
        return block(plan.error());
    m_plan = *plan;
    set(m_plan.refusals.empty() ? Stage::Shown : Stage::Blocked);
}

void PrepareModel::confirm()
{
    if (m_stage != Stage::Shown || !m_host.isConnected())
        return;
    set(Stage::Starting);
    m_host.client().call<protocol::Apply>(
        {m_goal, m_plan.digest}, this,
        [this, turn = ++m_turn](const Result<protocol::JobStarted>& reply) {
            if (turn == m_turn)
                takeStart(reply);
        });
}

void PrepareModel::takeStart(const Result<protocol::JobStarted>& reply)
{
    if (!reply && reply.error().code == Errc::HostChangedSinceReview) {
        m_hostHasChanged = true;
        return askForPlan();
    }
    if (!reply) {
        block(reply.error());
        if (reply.error().code == Errc::Busy) // what is known of the host is old
            m_host.refresh();
        return;
    }
    set(Stage::Idle);
    m_host.clearPlan(); // it was made before this was known
    if (!reply->job.empty())
        follow(QString::fromStdString(reply->job));
    m_host.refresh();
    emit started();
}

void PrepareModel::leave()
{
    if (m_stage == Stage::Idle || m_stage == Stage::Starting)
        return;
    ++m_turn;
    m_plan = {};
    set(Stage::Idle);
}

void PrepareModel::cancel()
{
    m_error.reset();
    m_job.cancel();
}

void PrepareModel::resume()
{
    m_error.reset();
    m_job.resume();
}

bool PrepareModel::isUnfinished() const
{
    return m_job.hasJob() ? gui::isUnfinished(m_job.job().summary) : !m_job.isIdle();
}

bool PrepareModel::isOutcomeComing() const
{
    return m_isOutcomeComing;
}

QString PrepareModel::undoable() const
{
    const auto& jobs = m_host.probe().jobs;
    const auto newest = std::find_if(jobs.begin(), jobs.end(), isPrepare);
    const bool stands = newest != jobs.end() && newest->state == protocol::JobState::Done;
    return stands && newest->undoable ? QString::fromStdString(newest->id) : QString();
}

void PrepareModel::follow(const QString& job)
{
    m_machine = m_host.hello().machineId;
    m_error.reset();
    m_job.show(job);
}

// Somebody went on with the job, or takes it back. Once for what is known of it: nothing else may
// have come since.
void PrepareModel::lookAgain()
{
    const std::int64_t known = m_job.job().lastSeq;
    if (std::exchange(m_lookedAgainAt, known) != known)
        m_job.follower().follow(m_job.follower().followed());
}

// A job that was started by another window, or before this one was opened, is shown as well.
void PrepareModel::takeProbe()
{
    m_isOutcomeComing = false;
    if (m_machine != m_host.hello().machineId) {
        m_job.show({});
        leave();
    }
    for (const protocol::JobSummary& job : m_host.probe().jobs) {
        if (!isPrepare(job))
            continue;
        const QString id = QString::fromStdString(job.id);
        if (gui::isUnfinished(job)) {
            if (m_job.follower().followed() == id && m_job.follower().hasEnded())
                lookAgain();
            else
                follow(id);
            if (m_stage != Stage::Idle && m_stage != Stage::Planning) {
                set(Stage::Idle);
                emit started();
            }
        } else if (job.state == protocol::JobState::Undone && m_job.follower().followed() == id) {
            m_job.show({});
        }
        break;
    }
    emit changed();
}

void PrepareModel::set(Stage stage)
{
    m_stage = stage;
    if (stage != Stage::Blocked)
        m_error.reset();
    emit changed();
}

void PrepareModel::block(const Error& error)
{
    m_plan = {};
    m_stage = Stage::Blocked;
    m_error = error;
    emit changed();
}

} // namespace vfpilot::gui
