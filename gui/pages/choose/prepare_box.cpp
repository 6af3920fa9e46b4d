// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/choose/prepare_box.h"

#include "gui/history/take_back_dialog.h"
#include "gui/models/host_model.h"
#include "gui/pages/choose/build_outcome.h"
#include "gui/pages/choose/prepare_dialog.h"
#include "gui/pages/choose/prepare_model.h"
#include "gui/text/apply_text.h"
#include "gui/text/choose_text.h"
#include "gui/text/error_text.h"
#include "gui/text/prepare_text.h"
#include "gui/widgets/job_steps.h"
#include "gui/widgets/job_tone.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/output_pane.h"
#include "gui/widgets/stop_question.h"
#include "gui/wizard/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vfpilot::gui {
namespace {

using protocol::JobState;

constexpr auto didNotBuild = "route-release-did-not-build";
constexpr int outputHeight = 200;
constexpr std::size_t outcomesAtMost = 6; // the newest; each may have a dozen lines

QPushButton* makeButton(QWidget* parent, const char* name)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(QLatin1String(name));
    return button;
}

} // namespace

PrepareBox::PrepareBox(HostModel& host, PrepareModel& model, QWidget* parent)
    : QFrame(parent)
    , m_host(host)
    , m_model(model)
    , m_title(plainLabel("heading", this))
    , m_meaning(wrappedLabel("muted", this))
    , m_outcomes(new QVBoxLayout)
    , m_state(new Notice(QStringLiteral("choose.prepare.state"), this))
    , m_steps(new JobSteps(this))
    , m_output(new OutputPane(QStringLiteral("choose.prepare.output"), this))
    , m_hint(wrappedLabel("muted", this))
    , m_show(makeButton(this, "choose.prepare.show"))
    , m_cancel(makeButton(this, "choose.prepare.cancel"))
    , m_resume(makeButton(this, "choose.prepare.resume"))
    , m_takeBack(makeButton(this, "choose.prepare.take-back"))
{
    setObjectName(QStringLiteral("choose.prepare"));
    setKind(this, "card");
    m_meaning->setObjectName(QStringLiteral("choose.prepare.meaning"));
    m_hint->setObjectName(QStringLiteral("choose.prepare.hint"));
    m_steps->setObjectName(QStringLiteral("choose.prepare.steps"));
    m_output->setFixedHeight(outputHeight);
    setKind(m_takeBack, "quiet");
    m_outcomes->setContentsMargins({});
    m_outcomes->setSpacing(10);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_show);
    row->addWidget(m_resume);
    row->addWidget(m_cancel);
    row->addWidget(m_takeBack);
    row->addWidget(m_hint, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_meaning);
    column->addLayout(m_outcomes);
    column->addWidget(m_state);
    column->addWidget(m_steps);
    column->addWidget(m_output);
    column->addLayout(row);

    m_steps->setFollower(&m_model.job().follower());
    m_output->setFollower(&m_model.job().follower());
    connect(&m_model, &PrepareModel::changed, this, &PrepareBox::refresh);
    connect(m_show, &QPushButton::clicked, this, &PrepareBox::review);
    connect(m_cancel, &QPushButton::clicked, this, &PrepareBox::askToCancel);
    connect(m_resume, &QPushButton::clicked, &m_model, &PrepareModel::resume);
    connect(m_takeBack, &QPushButton::clicked, this, &PrepareBox::takeBack);
    retranslate();
}

void PrepareBox::retranslate()
{
    m_title->setText(prepare_text::title());
    m_cancel->setText(apply_text::cancel());
    m_resume->setText(apply_text::resume());
    m_takeBack->setText(apply_text::takeBack());
    m_steps->retranslate();
    m_output->retranslate();
    for (BuildOutcome* row : m_rows)
        row->retranslate();
    refresh();
}

void PrepareBox::refresh()
{
    setVisible(m_model.isNeeded());
    if (!m_model.isNeeded())
        return;
    m_meaning->setText(prepare_text::meaning(m_model.release(), m_model.kernels()));
    m_meaning->setVisible(!m_model.isDeadEnd() && !m_model.isBuilt() && !m_model.isUnfinished());
    showOutcomes();
    showState();
    showButtons();
}

void PrepareBox::showOutcomes()
{
    auto outcomes = m_model.outcomes();
    if (outcomes.size() > outcomesAtMost)
        outcomes.erase(outcomes.begin(), outcomes.end() - outcomesAtMost);
    const auto isSame = [](const PrepareModel::Outcome& outcome, const BuildOutcome* row) {
        return outcome.build == row->outcome().build &&
               outcome.symptom.has_value() == row->outcome().symptom.has_value();
    };
    if (std::equal(outcomes.begin(), outcomes.end(), m_rows.begin(), m_rows.end(), isSame))
        return;
    for (BuildOutcome* row : m_rows)
        delete row;
    m_rows.clear();
    for (const PrepareModel::Outcome& outcome : outcomes) {
        auto* row = new BuildOutcome(outcome, this);
        m_outcomes->addWidget(row);
        m_rows.push_back(row);
    }
}

void PrepareBox::showState()
{
    m_state->setVisible(false);
    const bool hasJob = showJob();
    m_steps->setVisible(hasJob && m_model.job().hasJob());
    m_output->setVisible(hasJob && m_model.job().hasJob());
    if (m_model.error())
        m_state->show(Notice::Tone::Warning, errorText(*m_model.error()));
    else if (!hasJob)
        showVerdict();
}

// Only what is under way or went wrong: of a job that ended well the outcomes tell.
bool PrepareBox::showJob()
{
    const JobControl& job = m_model.job();
    if (job.isIdle())
        return false;
    if (!job.hasJob()) {
        m_state->show(Notice::Tone::Busy, apply_text::reading());
        return true;
    }
    if (job.isIn(JobState::Done) || job.isIn(JobState::Undone))
        return false;
    QString detail = apply_text::detail(job.job(), job.isCancelling());
    if (m_model.isUnfinished())
        detail += u'\n' + prepare_text::nextWaits();
    m_state->show(toneOf(job.job().summary.state),
                  apply_text::headline(job.job(), job.isCancelling()), detail);
    return true;
}

void PrepareBox::showVerdict()
{
    using Tone = Notice::Tone;
    if (m_model.isOutcomeComing()) {
        m_state->show(Tone::Busy, prepare_text::reading());
    } else if (m_model.isDeadEnd()) {
        m_state->show(Tone::Blocking, prepare_text::deadEnd());
    } else if (m_model.isBuilt()) {
        m_state->show(Tone::Ok, prepare_text::built(m_model.release()));
    } else if (const protocol::Route* next = m_model.nextCandidate()) {
        m_state->show(Tone::Plain,
                      next->reason == didNotBuild ? choose_text::reason(*next)
                                                  : prepare_text::next(next->release),
                      m_model.hasPackage() ? prepare_text::nextWithPackage()
                                           : prepare_text::nextWithoutPackage());
    }
}

void PrepareBox::showButtons()
{
    const JobControl& job = m_model.job();
    const bool isInterrupted = job.isIn(JobState::Interrupted);
    const bool isRunning = job.isIn(JobState::Running);
    const bool isLeftHalf = job.isIn(JobState::RollbackFailed);
    m_show->setVisible(!m_model.isUnfinished());
    m_show->setEnabled(m_model.canPlan());
    m_show->setText(m_model.isKnown() ? prepare_text::again() : prepare_text::show());
    m_cancel->setVisible(isRunning);
    m_cancel->setEnabled(job.canCancel());
    m_resume->setVisible(isInterrupted);
    m_resume->setEnabled(job.canResume());
    m_takeBack->setVisible(isInterrupted || isLeftHalf ||
                           (!m_model.isUnfinished() && !m_model.undoable().isEmpty()));
    m_takeBack->setEnabled(m_host.isConnected());
    const bool isWanting = !m_model.isUnfinished() && !m_model.hasPackage();
    m_hint->setText(isRunning   ? apply_text::cancelMeaning()
                    : isWanting ? prepare_text::packageFirst()
                                : QString());
}

void PrepareBox::review()
{
    m_model.makePlan();
    auto* dialog = new PrepareDialog(m_model, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void PrepareBox::askToCancel()
{
    askToStop(*this, QStringLiteral("choose.prepare.cancel-question"),
              [this] { m_model.cancel(); });
}

void PrepareBox::takeBack()
{
    const JobControl& job = m_model.job();
    const bool isBroken = job.hasJob() && !job.isIn(JobState::Done) && !job.isIn(JobState::Undone);
    const QString id = isBroken ? job.follower().followed() : m_model.undoable();
    auto* dialog = new TakeBackDialog(m_host, id, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this] {
        if (!m_model.job().isIdle())
            m_model.job().follower().follow(m_model.job().follower().followed());
    });
    dialog->open();
}

} // namespace vfpilot::gui
