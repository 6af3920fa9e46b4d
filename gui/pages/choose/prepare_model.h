// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/methods.h"
#include "gui/models/job_control.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace vfpilot::gui {

class ChooseModel;
class HostModel;

/// Trying whether the driver builds before anything is changed that the host starts with: what
/// would be tried, its plan, the job, and what earlier ones have shown.
class PrepareModel : public QObject
{
    Q_OBJECT

public:
    enum class Stage {
        Idle,
        Planning,
        Shown,    ///< plan() is there to be reviewed
        Blocked,  ///< plan() has refusals, or error() says why there is none
        Starting, ///< the request is on its way
    };
    Q_ENUM(Stage)

    /// How a build ended, and what the catalog recognizes in what the compiler said.
    struct Outcome
    {
        protocol::TrialBuild build;
        std::optional<protocol::Finding> symptom;
    };

    PrepareModel(HostModel& host, ChooseModel& choice, QObject* parent = nullptr);

    /// There is something to try on this host, to look on at, or to know.
    bool isNeeded() const;

    /// The release that would be tried: the one by rule, or, where none is left, the one that was
    /// tried last. Empty: none.
    std::string release() const;
    /// Kernels that run now or next and lack the driver.
    std::vector<std::string> kernels() const;
    /// Of earlier trials for these kernels.
    std::vector<Outcome> outcomes() const;
    /// The outcome is known for each of the kernels: there is nothing to try but once more.
    bool isKnown() const;
    /// The release builds for all of the kernels.
    bool isBuilt() const;
    /// With the release that the engine names instead of one that did not build; null: there is
    /// none, or it was tried as well.
    const protocol::Route* nextCandidate() const;
    /// Every release was tried in vain.
    bool isDeadEnd() const;

    /// The package of release() is on the host.
    bool hasPackage() const;
    bool canPlan() const;
    /// Asks what would be done; also after an error, to try again.
    void makePlan();
    /// The person has seen plan() and wants it done. Only in Shown.
    void confirm();
    /// The person has seen plan() and leaves it.
    void leave();

    Stage stage() const { return m_stage; }
    const protocol::Plan& plan() const { return m_plan; }
    /// Also of a request about the job that was not followed.
    const std::optional<Error>& error() const { return m_error; }
    /// The plan shown was made after the engine said that the host had changed.
    bool hostHasChanged() const { return m_hostHasChanged; }

    /// The job that was started here, or that the host was found with.
    JobControl& job() { return m_job; }
    const JobControl& job() const { return m_job; }
    void cancel();
    void resume();
    /// It runs, or was interrupted: nothing else can be applied meanwhile.
    bool isUnfinished() const;
    /// It has ended, and the host was not looked at since.
    bool isOutcomeComing() const;
    /// The newest job of this kind, where it can be taken back; empty: there is none.
    QString undoable() const;

signals:
    void changed();
    /// The job is there, or there was nothing left to do: the plan is not needed any more.
    void started();

private:
    std::string packageHash() const;
    const protocol::Route* routeOfDeadEnd() const;
    /// For kernels(), in the order in which they were tried; one for a release and a kernel.
    std::vector<const protocol::TrialBuild*> builds() const;
    /// Of release(); null: not tried yet.
    const protocol::TrialBuild* buildFor(const std::string& kernel) const;
    void askForPlan();
    void takePlan(const Result<protocol::Plan>& plan);
    void takeStart(const Result<protocol::JobStarted>& reply);
    void takeProbe();
    void lookAgain();
    void follow(const QString& job);
    void set(Stage stage);
    void block(const Error& error);

    HostModel& m_host;
    ChooseModel& m_choice;
    JobControl m_job;
    protocol::PrepareGoal m_goal; ///< that plan() was made for
    protocol::Plan m_plan;
    std::optional<Error> m_error;
    std::string m_machine; ///< id of the host whose plan or job this is
    Stage m_stage = Stage::Idle;
    std::int64_t m_lookedAgainAt = -1; ///< the job's last record then
    int m_turn = 0;                    ///< answers to questions of an earlier turn are not for us
    bool m_hostHasChanged = false;
    bool m_isOutcomeComing = false;
};

} // namespace vfpilot::gui
