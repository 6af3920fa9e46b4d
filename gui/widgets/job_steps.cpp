// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/job_steps.h"

#include "gui/models/job_follower.h"
#include "gui/text/error_text.h"
#include "gui/text/report_text.h"
#include "gui/text/step_text.h"
#include "gui/text/time_text.h"
#include "gui/widgets/glyph.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace vfpilot::gui {
namespace {

using protocol::StepState;

struct Look
{
    Glyph glyph;
    Role role;
};

Look lookOf(StepState state)
{
    switch (state) {
    case StepState::Pending:
        return {Glyph::Todo, Role::Idle};
    case StepState::Running:
        return {Glyph::Busy, Role::Accent};
    case StepState::Done:
        return {Glyph::Ok, Role::Ok};
    case StepState::Failed:
        return {Glyph::Blocking, Role::Blocking};
    case StepState::Undoing:
        return {Glyph::Busy, Role::Warning};
    case StepState::Undone:
        return {Glyph::NotReached, Role::Idle};
    }
    return {Glyph::Todo, Role::Idle};
}

QString sentence(const protocol::JobStep& step)
{
    switch (step.state) {
    case StepState::Running:
        return stepDoing(step.planned);
    case StepState::Done:
        return stepDone(step.planned);
    case StepState::Pending:
    case StepState::Failed:
    case StepState::Undoing:
    case StepState::Undone:
        return stepTodo(step.planned);
    }
    return {};
}

QString timeOf(const JobFollower& follower, const protocol::JobStep& step)
{
    switch (step.state) {
    case StepState::Pending:
        return {};
    case StepState::Running:
    case StepState::Done:
        return durationText(follower.elapsedMs(step));
    case StepState::Failed:
    case StepState::Undoing:
    case StepState::Undone:
        return report_text::stepState(step.state);
    }
    return {};
}

} // namespace

JobSteps::JobSteps(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    m_layout->addStretch();
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &JobSteps::refresh);
}

void JobSteps::setFollower(JobFollower* follower)
{
    if (m_follower)
        disconnect(m_follower, nullptr, this, nullptr);
    m_follower = follower;
    if (follower)
        connect(follower, &JobFollower::changed, this, &JobSteps::refresh);
    refresh();
}

void JobSteps::retranslate()
{
    refresh();
}

void JobSteps::refresh()
{
    static const std::vector<protocol::JobStep> none;
    const auto& steps = m_follower && m_follower->hasJob() ? m_follower->job().steps : none;
    if (steps.size() != m_rows.size())
        makeRows(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i)
        fillRow(m_rows[i], steps[i]);
    const bool isRunning = std::any_of(steps.begin(), steps.end(), [](const auto& step) {
        return step.state == StepState::Running;
    });
    if (isRunning && !m_clock.isActive())
        m_clock.start();
    else if (!isRunning)
        m_clock.stop();
}

void JobSteps::makeRows(std::size_t count)
{
    for (const Row& row : m_rows)
        delete row.box;
    m_rows.clear();
    for (std::size_t i = 0; i < count; ++i) {
        Row row;
        row.box = new QWidget(this);
        auto* grid = new QGridLayout(row.box);
        grid->setContentsMargins(0, 5, 0, 5);
        grid->setHorizontalSpacing(10);
        grid->setVerticalSpacing(2);
        grid->setColumnStretch(1, 1);
        row.glyph = new GlyphLabel(Glyph::Todo, Role::Idle, 18, row.box);
        row.text = wrappedLabel("", row.box);
        row.time = plainLabel("muted", row.box);
        row.error = wrappedLabel("", row.box);
        setTone(row.error, "blocking");
        row.error->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(row.glyph, 0, 0, Qt::AlignTop);
        grid->addWidget(row.text, 0, 1, Qt::AlignTop);
        grid->addWidget(row.time, 0, 2, Qt::AlignTop | Qt::AlignRight);
        grid->addWidget(row.error, 1, 1, 1, 2);
        m_layout->insertWidget(static_cast<int>(i), row.box);
        m_rows.push_back(row);
    }
}

void JobSteps::fillRow(const Row& row, const protocol::JobStep& step)
{
    const Look look = lookOf(step.state);
    row.glyph->setGlyph(look.glyph, look.role);
    row.text->setText(sentence(step));
    setKind(row.text, step.state == StepState::Pending ? "muted" : "");
    row.time->setText(timeOf(*m_follower, step));
    row.error->setVisible(step.error.has_value());
    row.error->setText(step.error ? errorText(*step.error) : QString());
    row.box->setAccessibleName(sentence(step) + QLatin1String(", ") +
                               report_text::stepState(step.state));
}

} // namespace vfpilot::gui
