// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/choose/prepare_dialog.h"

#include "gui/pages/choose/prepare_model.h"
#include "gui/text/error_text.h"
#include "gui/text/finding_text.h"
#include "gui/text/prepare_text.h"
#include "gui/text/review_text.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/plan_view.h"
#include "gui/wizard/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace vfpilot::gui {
namespace {

using Stage = PrepareModel::Stage;

} // namespace

PrepareDialog::PrepareDialog(PrepareModel& model, QWidget* parent)
    : QDialog(parent)
    , m_model(model)
    , m_notice(new Notice(QStringLiteral("prepare.state"), this))
    , m_plan(new PlanView(QStringLiteral("prepare"), this))
    , m_again(new QPushButton(this))
    , m_confirm(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("prepare"));
    m_again->setObjectName(QStringLiteral("prepare.again"));
    m_confirm->setObjectName(QStringLiteral("prepare.confirm"));
    m_close->setObjectName(QStringLiteral("prepare.close"));
    setKind(m_confirm, "primary");
    m_again->setAutoDefault(false);
    m_confirm->setAutoDefault(false); // Enter leaves things as they are
    m_close->setDefault(true);
    resize(780, 560);
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_again);
    bar->addStretch();
    bar->addWidget(m_close);
    bar->addWidget(m_confirm);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_notice);
    column->addWidget(m_plan, 1);
    column->addStretch();
    column->addLayout(bar);

    connect(&m_model, &PrepareModel::changed, this, &PrepareDialog::refresh);
    connect(&m_model, &PrepareModel::started, this, &QDialog::accept);
    connect(m_again, &QPushButton::clicked, &m_model, &PrepareModel::makePlan);
    connect(m_confirm, &QPushButton::clicked, &m_model, &PrepareModel::confirm);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::finished, &m_model, &PrepareModel::leave);
    retranslate();
}

void PrepareDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PrepareDialog::retranslate()
{
    setWindowTitle(prepare_text::dialogTitle());
    m_again->setText(prepare_text::lookAgain());
    m_confirm->setText(prepare_text::confirm());
    refresh();
    layout()->invalidate(); // the buttons' words have other lengths now
    layout()->activate();
}

void PrepareDialog::refresh()
{
    const Stage stage = m_model.stage();
    if (stage == Stage::Idle && isVisible()) // it was about another host
        return reject();
    const bool isShown = stage == Stage::Shown || stage == Stage::Starting;
    const bool hasSteps = isShown && !m_model.plan().steps.empty();
    const QString digest = QString::fromStdString(m_model.plan().digest);
    if (hasSteps && m_shownDigest != digest) {
        m_shownDigest = digest;
        m_plan->setPlan(m_model.plan());
    }
    m_plan->setVisible(hasSteps);
    m_confirm->setVisible(hasSteps);
    m_confirm->setEnabled(stage == Stage::Shown);
    m_again->setVisible(stage == Stage::Blocked);
    m_again->setEnabled(m_model.canPlan());
    m_close->setText(stage == Stage::Planning || hasSteps ? prepare_text::leave()
                                                          : prepare_text::close());
    showNotice();
}

void PrepareDialog::showNotice()
{
    using Tone = Notice::Tone;
    const protocol::Plan& plan = m_model.plan();
    switch (m_model.stage()) {
    case Stage::Idle: // it is being closed
        return;
    case Stage::Planning:
        return m_notice->show(Tone::Busy, prepare_text::planning());
    case Stage::Shown:
        if (plan.steps.empty())
            return m_notice->show(Tone::Ok, prepare_text::planEmpty());
        if (m_model.hostHasChanged())
            return m_notice->show(Tone::Warning, review_text::hostChanged());
        return m_notice->show(plan.warnings.empty() ? Tone::Plain : Tone::Warning,
                              prepare_text::planIntro(), noteLines(plan.warnings));
    case Stage::Blocked:
        return m_notice->show(Tone::Blocking, prepare_text::blocked(),
                              m_model.error() ? errorText(*m_model.error())
                                              : noteLines(plan.refusals));
    case Stage::Starting:
        return m_notice->show(Tone::Busy, review_text::starting());
    }
}

} // namespace vfpilot::gui
