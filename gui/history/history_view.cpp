// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/history/history_view.h"

#include "gui/history/compare_dialog.h"
#include "gui/history/take_back_dialog.h"
#include "gui/models/host_model.h"
#include "gui/text/error_text.h"
#include "gui/text/history_text.h"
#include "gui/text/time_text.h"
#include "gui/widgets/job_steps.h"
#include "gui/widgets/job_tone.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/output_pane.h"
#include "gui/wizard/theme.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace vfpilot::gui {
namespace {

using protocol::JobState;

constexpr int idRole = Qt::UserRole;

/// What was taken back is over: it was told when it happened.
Notice::Tone toneOfPast(JobState state)
{
    return state == JobState::RolledBack ? Notice::Tone::Plain : toneOf(state);
}

} // namespace

HistoryView::HistoryView(HostModel& host, QWidget* parent)
    : View(host, parent)
    , m_model(host)
    , m_empty(new Notice(QStringLiteral("history.none"), this))
    , m_again(new QPushButton(this))
    , m_list(new QListWidget(this))
{
    m_again->setObjectName(QStringLiteral("history.again"));
    m_empty->addButton(m_again);
    m_details = makeDetails();
    m_list->setObjectName(QStringLiteral("history.jobs"));
    m_list->setFixedWidth(230);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_list);
    row->addWidget(m_details, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 0, 28, 12);
    column->addWidget(m_empty, 0, Qt::AlignTop);
    column->addLayout(row, 1);

    m_steps->setFollower(&m_model.looked());
    m_output->setFollower(&m_model.looked());
    connect(&m_model, &HistoryModel::listChanged, this, &HistoryView::fillList);
    connect(&m_model, &HistoryModel::lookedChanged, this, &HistoryView::refresh);
    connect(&m_model, &HistoryModel::failed, this, [this](const Error& error) {
        m_error = error;
        refresh();
    });
    connect(&host, &HostModel::connectedChanged, this, &HistoryView::refresh);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (!m_isFilling && item) {
            m_error.reset();
            m_model.look(item->data(idRole).toString());
        }
    });
    connect(m_again, &QPushButton::clicked, this, &HistoryView::enter);
    connect(m_resume, &QPushButton::clicked, &m_model, &HistoryModel::resume);
    connect(m_takeBack, &QPushButton::clicked, this, &HistoryView::takeBack);
    connect(m_compare, &QPushButton::clicked, this, &HistoryView::compare);
    retranslate();
}

QWidget* HistoryView::makeDetails()
{
    auto* box = new QWidget(this);
    m_state = new Notice(QStringLiteral("history.state"), box);
    m_resume = new QPushButton(box);
    m_resume->setObjectName(QStringLiteral("history.resume"));
    m_takeBack = new QPushButton(box);
    m_takeBack->setObjectName(QStringLiteral("history.take-back"));
    m_compare = new QPushButton(box);
    m_compare->setObjectName(QStringLiteral("history.compare"));
    setKind(m_resume, "primary");
    m_state->addButton(m_compare);
    m_state->addButton(m_takeBack);
    m_state->addButton(m_resume);
    m_errorsHeading = plainLabel("heading", box);
    m_errors = wrappedLabel("", box);
    m_errors->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTone(m_errors, "blocking");
    m_stepsHeading = plainLabel("heading", box);
    m_steps = new JobSteps(box);
    m_output = new OutputPane(QStringLiteral("history.output"), box);
    m_output->setMinimumHeight(150);

    auto* content = new QWidget(box);
    content->setObjectName(QStringLiteral("content"));
    auto* inner = new QVBoxLayout(content);
    inner->setContentsMargins(0, 0, 10, 0);
    inner->addWidget(m_errorsHeading);
    inner->addWidget(m_errors);
    inner->addWidget(m_stepsHeading);
    inner->addWidget(m_steps);
    inner->addStretch();
    auto* area = new QScrollArea(box);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins({});
    column->setSpacing(12);
    column->addWidget(m_state);
    column->addWidget(area, 3);
    column->addWidget(m_output, 2);
    return box;
}

QString HistoryView::title() const
{
    return history_text::title();
}

QString HistoryView::purpose() const
{
    return history_text::purpose();
}

void HistoryView::enter()
{
    m_error.reset();
    m_model.start();
    refresh();
}

void HistoryView::retranslate()
{
    m_errorsHeading->setText(history_text::errorsHeading());
    m_stepsHeading->setText(history_text::stepsHeading());
    m_resume->setText(history_text::resume());
    m_takeBack->setText(history_text::takeBack());
    m_again->setText(history_text::refresh());
    m_compare->setText(history_text::compare());
    m_list->setAccessibleName(history_text::title());
    m_steps->retranslate();
    m_output->retranslate();
    fillList();
    refresh();
    emit titleChanged();
}

void HistoryView::fillList()
{
    m_isFilling = true;
    m_list->clear();
    QString looked = m_model.looked().followed();
    if (looked.isEmpty() && !m_model.jobs().empty())
        looked = QString::fromStdString(m_model.jobs().front().id);
    for (const protocol::JobSummary& job : m_model.jobs()) {
        auto* item =
            new QListWidgetItem(QStringLiteral("%1\n%2 · %3")
                                    .arg(history_text::jobTitle(job), momentText(job.createdMs),
                                         history_text::stateText(job.state)),
                                m_list);
        item->setData(idRole, QString::fromStdString(job.id));
        if (item->data(idRole).toString() == looked)
            m_list->setCurrentItem(item);
    }
    m_isFilling = false;
    if (!m_model.jobs().empty())
        m_model.look(looked);
    refresh();
}

void HistoryView::refresh()
{
    const bool hasJobs = !m_model.jobs().empty();
    m_list->setVisible(hasJobs);
    m_details->setVisible(hasJobs);
    m_empty->setVisible(!hasJobs);
    if (!hasJobs)
        showNone();
    showState();
}

void HistoryView::showNone()
{
    using Tone = Notice::Tone;
    m_again->setVisible(m_error.has_value());
    m_again->setEnabled(host().isConnected());
    if (m_error)
        m_empty->show(Tone::Blocking, history_text::notRead(), errorText(*m_error));
    else if (!host().isConnected() && !m_model.isLoaded())
        m_empty->show(Tone::Plain, history_text::notConnected());
    else if (m_model.isLoaded())
        m_empty->show(Tone::Plain, history_text::none());
    else
        m_empty->show(Tone::Busy, history_text::loading());
}

void HistoryView::showState()
{
    const JobFollower& looked = m_model.looked();
    m_resume->setVisible(false);
    m_takeBack->setVisible(false);
    m_compare->setVisible(false);
    m_errorsHeading->setVisible(false);
    m_errors->setVisible(false);
    m_stepsHeading->setVisible(looked.hasJob());
    m_output->setVisible(looked.hasJob() && looked.job().outputSize > 0);
    if (m_error)
        return m_state->show(Notice::Tone::Warning, errorText(*m_error));
    if (!looked.hasJob())
        return m_state->show(Notice::Tone::Plain, history_text::chooseOne());
    const protocol::JobInfo& job = looked.job();
    m_state->show(
        toneOfPast(job.summary.state),
        QStringLiteral("%1 · %2").arg(history_text::jobTitle(job.summary),
                                      history_text::stateText(job.summary.state)),
        QStringLiteral("%1 · %2\n%3")
            .arg(momentText(job.summary.createdMs), history_text::stepsDone(job.summary), whyNot())
            .trimmed());
    m_resume->setVisible(job.summary.state == JobState::Interrupted);
    m_resume->setEnabled(m_model.canResume());
    m_takeBack->setVisible(m_model.canTakeBack());
    m_compare->setVisible(canCompare());
    QStringList errors;
    for (const Error& error : job.errors)
        errors << QStringLiteral("• ") + errorText(error);
    m_errorsHeading->setVisible(!errors.isEmpty());
    m_errors->setVisible(!errors.isEmpty());
    m_errors->setText(errors.join(u'\n'));
}

// Why there is no button to take it back.
QString HistoryView::whyNot() const
{
    const protocol::JobInfo& job = m_model.looked().job();
    if (job.summary.guardActed)
        return history_text::guardActed();
    switch (job.summary.state) {
    case JobState::Running:
        return history_text::stillRunning(job.summary);
    case JobState::Undone:
        return history_text::alreadyBack();
    case JobState::RolledBack:
        return history_text::nothingToTakeBack();
    case JobState::Done:
    case JobState::Interrupted:
    case JobState::RollbackFailed:
        break;
    }
    const auto listed = std::find_if(m_model.jobs().begin(), m_model.jobs().end(),
                                     [&job](const auto& one) { return one.id == job.summary.id; });
    if (listed != m_model.jobs().end() && !listed->undoBlockedBy.empty())
        return history_text::blockedByNewer(listed->undoBlockedBy);
    return {};
}

void HistoryView::takeBack()
{
    auto* dialog = new TakeBackDialog(host(), m_model.looked().followed(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TakeBackDialog::rebootRequested, this,
            [this] { emit pageRequested(PageId::Reboot); });
    connect(dialog, &QDialog::finished, this, [this] {
        const QString job = m_model.looked().followed();
        m_model.looked().follow(job);
        m_model.start();
    });
    dialog->open();
}

bool HistoryView::canCompare() const
{
    const JobFollower& looked = m_model.looked();
    return host().isConnected() && looked.hasJob() && looked.hasEnded() &&
           (standsOnHost(looked.job().summary) || m_model.jobs().size() > 1);
}

void HistoryView::compare()
{
    auto* dialog = new CompareDialog(host(), m_model.looked().job().summary, m_model.jobs(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace vfpilot::gui
