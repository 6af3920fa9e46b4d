// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/review/review_page.h"

#include "gui/models/host_model.h"
#include "gui/pages/review/review_model.h"
#include "gui/text/error_text.h"
#include "gui/text/finding_text.h"
#include "gui/text/review_text.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/plan_view.h"
#include "gui/wizard/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace vfpilot::gui {

ReviewPage::ReviewPage(HostModel& host, QWidget* parent)
    : Page(host, parent)
    , m_model(new ReviewModel(host, this))
    , m_error(new Notice(QStringLiteral("review.error")))
    , m_notes(new Notice(QStringLiteral("review.notes")))
    , m_unchanged(new Notice(QStringLiteral("review.unchanged")))
    , m_plan(new PlanView(QStringLiteral("review")))
    , m_footer(wrappedLabel("muted"))
    , m_save(new QPushButton)
{
    m_footer->setObjectName(QStringLiteral("review.footer"));
    m_save->setObjectName(QStringLiteral("review.save"));
    setKind(m_save, "quiet");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 2, 28, 8);
    column->setSpacing(10);
    column->addWidget(m_error);
    column->addWidget(m_notes);
    column->addWidget(m_unchanged);
    column->addWidget(m_plan, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_footer, 1);
    foot->addWidget(m_save);
    column->addLayout(foot);
    column->addStretch();

    connect(m_save, &QPushButton::clicked, this, &ReviewPage::savePlan);
    connect(m_model, &ReviewModel::changed, this, &ReviewPage::showState);
    connect(m_model, &ReviewModel::started, this, &Page::finished);
    connect(m_model, &ReviewModel::unchanged, this,
            [this] { emit pageRequested(pageWithoutJob()); });
    connect(&host, &HostModel::planChanged, this, &ReviewPage::showPlan);
    showPlan();
    retranslate();
}

QString ReviewPage::title() const
{
    return review_text::title();
}

QString ReviewPage::purpose() const
{
    return review_text::purpose();
}

QString ReviewPage::nextLabel() const
{
    if (m_model->isBusy())
        return review_text::starting();
    if (m_model->isUnchanged())
        return pageWithoutJob() == PageId::Reboot ? review_text::nextReboot()
                                                  : review_text::nextVerify();
    if (!host().plan().refusals.empty())
        return {}; // there is nothing to press: the way leads back
    return review_text::apply(static_cast<int>(host().plan().steps.size()));
}

bool ReviewPage::isComplete() const
{
    return m_model->canApply() || (m_model->isUnchanged() && !m_model->isBusy());
}

void ReviewPage::next()
{
    if (m_model->isUnchanged())
        emit pageRequested(pageWithoutJob());
    else
        m_model->apply();
}

void ReviewPage::enter()
{
    showState();
}

PageId ReviewPage::pageWithoutJob() const
{
    return host().probe().stage == "reboot-pending" ? PageId::Reboot : PageId::Verify;
}

void ReviewPage::showPlan()
{
    m_savedText.clear();
    m_plan->setPlan(host().plan());
    showState();
}

void ReviewPage::showState()
{
    const protocol::Plan& plan = host().plan();
    const bool isUnchanged = m_model->isUnchanged();
    m_error->setVisible(false);
    if (m_model->error()) {
        m_error->show(Notice::Tone::Blocking,
                      review_text::couldNotStart(errorText(*m_model->error())));
    } else if (m_model->hostHasChanged()) {
        m_error->show(Notice::Tone::Warning, review_text::hostChanged());
    }

    const bool isRefused = !plan.refusals.empty();
    QStringList notes;
    auto tone = isRefused ? Notice::Tone::Blocking : Notice::Tone::Plain;
    for (const protocol::Finding& note : isRefused ? plan.refusals : plan.warnings) {
        notes.append(noteText(note));
        if (note.state == protocol::FindingState::Warning)
            tone = Notice::Tone::Warning;
    }
    m_notes->setVisible(false);
    if (!notes.isEmpty()) {
        m_notes->show(tone, isRefused ? review_text::refused() : review_text::warned(),
                      notes.join(u'\n'));
    }

    if (isUnchanged)
        m_unchanged->show(Notice::Tone::Ok, review_text::unchanged());
    else
        m_unchanged->setVisible(false);
    const bool hasSteps = !plan.steps.empty();
    m_plan->setVisible(hasSteps);
    m_footer->setVisible(hasSteps);
    m_save->setVisible(hasSteps);
    m_footer->setText(m_savedText.isEmpty() ? review_text::footer(plan) : m_savedText);
    emit completeChanged();
}

void ReviewPage::savePlan()
{
    const QString path =
        QFileDialog::getSaveFileName(this, review_text::saveTitle(),
                                     QStringLiteral("vfpilot-plan.txt"), review_text::saveFilter());
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray text = review_text::planAsText(host().plan()).toUtf8();
    const bool isSaved =
        file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    m_savedText = isSaved ? review_text::saved(path) : review_text::notSaved(path);
    showState();
}

void ReviewPage::retranslate()
{
    m_save->setText(review_text::save());
    m_savedText.clear();
    showState();
    emit titleChanged();
}

} // namespace vfpilot::gui
