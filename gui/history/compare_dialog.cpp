// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/history/compare_dialog.h"

#include "gui/models/host_model.h"
#include "gui/text/error_text.h"
#include "gui/text/finding_text.h"
#include "gui/text/history_text.h"
#include "gui/text/review_text.h"
#include "gui/text/step_text.h"
#include "gui/text/time_text.h"
#include "gui/widgets/combo_box.h"
#include "gui/widgets/file_difference.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll_column.h"
#include "gui/wizard/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace vfpilot::gui {
namespace {

QString titleOf(const protocol::JobSummary& job)
{
    return QStringLiteral("%1 · %2").arg(history_text::jobTitle(job), momentText(job.createdMs));
}

// What the job did, line by line, to be compared as a text is.
std::string stepsAsText(const std::vector<protocol::JobStep>& steps)
{
    QString text;
    for (const protocol::JobStep& step : steps) {
        text += stepTodo(step.planned) + u'\n';
        for (const auto& argv : step.planned.commands)
            text += QStringLiteral("    ") + review_text::commandLine(argv) + u'\n';
    }
    return text.toStdString();
}

FileDifference::Words wordsFor(const protocol::FileChange& change, bool isWithHost)
{
    const QString there = isWithHost ? history_text::onHost() : history_text::inOtherJob();
    QString chip = history_text::differs();
    if (change.modeAfter.empty())
        chip = history_text::onlyHere(isWithHost);
    else if (change.modeBefore.empty())
        chip = history_text::onlyThere(isWithHost);
    return {chip, history_text::inThisJob(), there};
}

} // namespace

bool standsOnHost(const protocol::JobSummary& job)
{
    switch (job.state) {
    case protocol::JobState::Done:
    case protocol::JobState::Interrupted:
    case protocol::JobState::RollbackFailed:
        return true;
    case protocol::JobState::Running:
    case protocol::JobState::RolledBack:
    case protocol::JobState::Undone:
        return false;
    }
    return false;
}

CompareDialog::CompareDialog(HostModel& host,
                             const protocol::JobSummary& job,
                             const std::vector<protocol::JobSummary>& jobs,
                             QWidget* parent)
    : QDialog(parent)
    , m_model(host, QString::fromStdString(job.id))
    , m_job(job)
    , m_jobLabel(wrappedLabel("", this))
    , m_with(new ComboBox(this))
    , m_notice(new Notice(QStringLiteral("compare.state"), this))
    , m_scroll(new ScrollColumn(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("compare"));
    m_with->setObjectName(QStringLiteral("compare.with"));
    m_close->setObjectName(QStringLiteral("compare.close"));
    m_scroll->setObjectName(QStringLiteral("compare.files"));
    m_scroll->column()->setContentsMargins(0, 0, 12, 0);
    m_close->setDefault(true);
    m_with->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const protocol::JobSummary& other : jobs) {
        if (other.id != job.id)
            m_others.push_back(other);
    }
    auto* choice = new QHBoxLayout;
    choice->setSpacing(12);
    choice->addWidget(m_jobLabel, 1);
    choice->addWidget(m_with, 1);
    auto* bar = new QHBoxLayout;
    bar->addStretch();
    bar->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addLayout(choice);
    column->addWidget(m_notice);
    column->addWidget(m_scroll, 1);
    column->addLayout(bar);
    resize(820, 580);

    connect(&m_model, &CompareModel::changed, this, &CompareDialog::refresh);
    connect(m_with, &QComboBox::currentIndexChanged, this,
            [this] { m_model.compareWith(m_with->currentData().toString()); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    m_model.compareWith(m_with->currentData().toString());
}

void CompareDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    // Later: Qt walks over the widgets now, and none may go meanwhile.
    if (event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(this, &CompareDialog::retranslate, Qt::QueuedConnection);
}

void CompareDialog::retranslate()
{
    setWindowTitle(history_text::compareTitle());
    m_jobLabel->setText(history_text::compareWith(titleOf(m_job)));
    m_with->setAccessibleName(history_text::compareTitle());
    m_close->setText(history_text::close());
    fillChoice();
    refresh();
}

void CompareDialog::fillChoice()
{
    const QSignalBlocker blocker(m_with);
    const QString chosen = m_with->currentData().toString();
    m_with->clear();
    if (standsOnHost(m_job))
        m_with->addItem(history_text::hostNow(), QString());
    for (const protocol::JobSummary& other : m_others)
        m_with->addItem(titleOf(other), QString::fromStdString(other.id));
    m_with->setCurrentIndex(std::max(0, m_with->findData(chosen)));
}

void CompareDialog::refresh()
{
    showNotice();
    fill();
}

void CompareDialog::showNotice()
{
    using Tone = Notice::Tone;
    switch (m_model.stage()) {
    case CompareModel::Stage::Reading:
        return m_notice->show(Tone::Busy, history_text::comparing());
    case CompareModel::Stage::Failed:
        return m_notice->show(Tone::Blocking, history_text::notCompared(),
                              errorText(*m_model.error()));
    case CompareModel::Stage::Shown:
        break;
    }
    QStringList unknown;
    for (const protocol::Finding& finding : m_model.unknown())
        unknown << noteText(finding);
    const int differing = static_cast<int>(m_model.differences().size());
    if (!unknown.isEmpty())
        m_notice->show(Tone::Warning, history_text::notAllKnown(), unknown.join(u'\n'));
    else if (differing == 0)
        m_notice->show(Tone::Ok, history_text::noDifference());
    else
        m_notice->show(Tone::Plain, history_text::filesDiffer(differing));
}

void CompareDialog::fill()
{
    delete m_content;
    m_content = new QWidget;
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins({});
    column->setSpacing(14);
    for (const protocol::FileChange& change : m_model.differences())
        column->addWidget(new FileDifference(change, wordsFor(change, m_model.isWithHost())));
    if (m_model.stage() == CompareModel::Stage::Shown && !m_model.isWithHost())
        addSteps(m_content);
    if (!m_model.alike().empty()) {
        QLabel* alike = wrappedLabel("muted");
        alike->setText(history_text::alike(m_model.alike()));
        column->addWidget(alike);
    }
    column->addStretch();
    m_scroll->add(m_content);
    m_content->show();
}

void CompareDialog::addSteps(QWidget* content)
{
    const std::string mine = stepsAsText(m_model.steps());
    const std::string theirs = stepsAsText(m_model.otherSteps());
    if (mine == theirs)
        return;
    protocol::FileChange change{{}, "0644", "0644", mine, theirs};
    auto* steps = new FileDifference(
        change, {history_text::differs(), history_text::inThisJob(), history_text::inOtherJob()});
    QLabel* heading = plainLabel("heading");
    heading->setText(history_text::stepsHeading());
    content->layout()->addWidget(heading);
    content->layout()->addWidget(steps);
}

} // namespace vfpilot::gui
