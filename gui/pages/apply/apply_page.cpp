// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/apply/apply_page.h"

#include "gui/history/take_back_dialog.h"
#include "gui/models/host_model.h"
#include "gui/text/apply_text.h"
#include "gui/text/error_text.h"
#include "gui/widgets/job_steps.h"
#include "gui/widgets/job_tone.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/output_pane.h"
#include "gui/widgets/stop_question.h"
#include "gui/wizard/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace vfpilot::gui {
namespace {

using protocol::JobState;

QPushButton* makeButton(QWidget* parent, const char* name)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setVisible(false);
    return button;
}

} // namespace

ApplyPage::ApplyPage(HostModel& host, QWidget* parent)
    : Page(host, parent)
    , m_model(host)
    , m_state(new Notice(QStringLiteral("apply.state"), this))
    , m_refused(new Notice(QStringLiteral("apply.refused"), this))
    , m_errors(wrappedLabel("", this))
    , m_stepsHeading(plainLabel("heading", this))
    , m_steps(new JobSteps(this))
    , m_output(new OutputPane(QStringLiteral("apply.output"), this))
    , m_cancelMeaning(wrappedLabel("muted", this))
    , m_cancel(new QPushButton(this))
    , m_resume(makeButton(this, "apply.resume"))
    , m_takeBack(makeButton(this, "apply.take-back"))
    , m_cancelBar(new QWidget(this))
{
    m_steps->setObjectName(QStringLiteral("apply.steps"));
    m_errors->setObjectName(QStringLiteral("apply.errors"));
    m_cancel->setObjectName(QStringLiteral("apply.cancel"));
    m_errors->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTone(m_errors, "blocking");
    m_refused->setVisible(false);
    m_state->addButton(m_takeBack);
    m_state->addButton(m_resume);
    setKind(m_resume, "primary");

    auto* stepsBox = new QWidget(this);
    stepsBox->setObjectName(QStringLiteral("content"));
    auto* stepsColumn = new QVBoxLayout(stepsBox);
    stepsColumn->setContentsMargins(0, 0, 10, 0);
    stepsColumn->addWidget(m_stepsHeading);
    stepsColumn->addWidget(m_steps);
    stepsColumn->addStretch();
    auto* stepsArea = new QScrollArea(this);
    stepsArea->setWidgetResizable(true);
    stepsArea->setFrameShape(QFrame::NoFrame);
    stepsArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    stepsArea->setMinimumWidth(260);
    stepsArea->setWidget(stepsBox);

    auto* middle = new QSplitter(Qt::Horizontal, this);
    middle->setChildrenCollapsible(false);
    middle->setHandleWidth(14);
    middle->addWidget(stepsArea);
    middle->addWidget(m_output);
    middle->setSizes({1000, 1000}); // halves, whatever each would like

    auto* cancelRow = new QHBoxLayout(m_cancelBar);
    cancelRow->setContentsMargins({});
    cancelRow->addWidget(m_cancelMeaning, 1);
    cancelRow->addWidget(m_cancel);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 0, 28, 12);
    column->setSpacing(12);
    column->addWidget(m_state);
    column->addWidget(m_refused);
    column->addWidget(m_errors);
    column->addWidget(middle, 1);
    column->addWidget(m_cancelBar);

    m_steps->setFollower(&m_model.follower());
    m_output->setFollower(&m_model.follower());
    connect(&m_model, &ApplyModel::changed, this, &ApplyPage::refresh);
    connect(&m_model, &ApplyModel::refused, this, [this](const Error& error) {
        m_refusal = error;
        refresh();
    });
    connect(&host, &HostModel::connectedChanged, this, &ApplyPage::refresh);
    connect(&host, &HostModel::jobChanged, &m_model, &ApplyModel::start);
    connect(m_cancel, &QPushButton::clicked, this, &ApplyPage::confirmCancel);
    connect(m_resume, &QPushButton::clicked, this, [this] {
        m_refusal.reset();
        m_model.resume();
    });
    connect(m_takeBack, &QPushButton::clicked, this, &ApplyPage::takeBack);
    retranslate();
}

QString ApplyPage::title() const
{
    return apply_text::title();
}

QString ApplyPage::purpose() const
{
    return apply_text::purpose();
}

void ApplyPage::enter()
{
    m_model.start();
    refresh();
}

bool ApplyPage::isComplete() const
{
    return m_model.hasJob() && m_model.job().summary.state == JobState::Done;
}

QString ApplyPage::nextLabel() const
{
    if (!m_model.hasJob())
        return {};
    return m_model.job().summary.rebootNeeded ? apply_text::nextReboot() : apply_text::nextVerify();
}

bool ApplyPage::canGoBack() const
{
    return !m_model.hasJob() || m_model.follower().hasEnded();
}

void ApplyPage::retranslate()
{
    m_stepsHeading->setText(apply_text::stepsHeading());
    m_cancelMeaning->setText(apply_text::cancelMeaning());
    m_cancel->setText(apply_text::cancel());
    m_resume->setText(apply_text::resume());
    m_takeBack->setText(apply_text::takeBack());
    m_steps->retranslate();
    m_output->retranslate();
    refresh();
    emit titleChanged();
}

void ApplyPage::refresh()
{
    showState();
    showErrors();
    const JobState state = m_model.hasJob() ? m_model.job().summary.state : JobState::Done;
    m_cancelBar->setVisible(m_model.hasJob() && state == JobState::Running);
    m_cancel->setEnabled(m_model.canCancel());
    m_resume->setVisible(state == JobState::Interrupted);
    m_resume->setEnabled(m_model.canResume());
    m_takeBack->setVisible(state == JobState::Interrupted || state == JobState::RollbackFailed);
    m_takeBack->setEnabled(host().isConnected());
    m_stepsHeading->setVisible(m_model.hasJob());
    m_output->setVisible(!m_model.isIdle());
    emit completeChanged();
}

void ApplyPage::showState()
{
    if (m_model.isIdle())
        m_state->show(Notice::Tone::Plain, apply_text::noJob(), apply_text::noJobDetail());
    else if (!m_model.hasJob())
        m_state->show(Notice::Tone::Busy, apply_text::reading());
    else
        m_state->show(toneOf(m_model.job().summary.state),
                      apply_text::headline(m_model.job(), m_model.isCancelling()),
                      apply_text::detail(m_model.job(), m_model.isCancelling()));
    if (m_refusal)
        m_refused->show(Notice::Tone::Warning, errorText(*m_refusal));
    m_refused->setVisible(m_refusal.has_value());
}

// The first error is the headline; what went wrong while taking back stands below it.
void ApplyPage::showErrors()
{
    QStringList lines;
    if (m_model.hasJob()) {
        const auto& errors = m_model.job().errors;
        for (std::size_t i = 1; i < errors.size(); ++i)
            lines << QStringLiteral("• ") + errorText(errors[i]);
    }
    if (!lines.isEmpty())
        lines.prepend(apply_text::notTakenBack());
    m_errors->setText(lines.join(u'\n'));
    m_errors->setVisible(!lines.isEmpty());
}

void ApplyPage::confirmCancel()
{
    askToStop(*this, QStringLiteral("apply.cancel-question"), [this] {
        m_refusal.reset();
        m_model.cancel();
    });
}

void ApplyPage::takeBack()
{
    auto* dialog = new TakeBackDialog(host(), m_model.follower().followed(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TakeBackDialog::rebootRequested, this,
            [this] { emit pageRequested(PageId::Reboot); });
    connect(dialog, &QDialog::finished, this, [this] {
        const QString job = m_model.follower().followed();
        m_model.follower().follow(job);
    });
    dialog->open();
}

} // namespace vfpilot::gui
